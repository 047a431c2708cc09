"""The whole business on one page: key figures, sales by month and region, segments, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..book import Area
from ..formula import Formula
from ..pages import Chart, Page, Series
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.labels import yes_no
from ..worked.live import spellings, yes_or_no
from ..worked.serial import serial
from . import _terms, by_month
from ._customers import Line
from ._furniture import FIRST, divided, live, money_note, open_page, ratio
from .by_country import region_lines

title = "Overview"
tab = "summary"
_ACROSS = 4
_WIDTH = 3
"""Columns of the sheet that one figure takes."""
_MONTHS = 12
_CHART = 700
"""Pixels a chart is wide."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it is called, how it is shown, and what it counts."""

    name: Sentence
    value: Value
    formula: str | None
    number_format: str
    about: Sentence


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Figures in rows of four, then segments and lifecycle with a chart each, then what needs attention."""
    open_page(page, say(title, page.language), money_note(worked), _ACROSS * _WIDTH)
    for col in range(_ACROSS * _WIDTH):
        page.width(col, col, 2.5 if col % _WIDTH == _WIDTH - 1 else 14)
    figures = list(_figures(worked, layout))
    row = FIRST
    for i, figure in enumerate(figures):
        _tile(page, row + 4 * (i // _ACROSS), _WIDTH * (i % _ACROSS), figure)
    row += 4 * -(-len(figures) // _ACROSS)
    row = _attention(page, row, worked, layout)
    _breakdowns(page, row, worked, layout)
    page.print_on(landscape=False)


def _tile(page: Page, row: int, col: int, figure: Figure) -> None:
    language = page.language
    page.merge(Area(row, col, row, col + _WIDTH - 2), say(figure.name, language), "tile-label", 18)
    value = live(figure.formula, figure.value)
    page.merge_value(Area(row + 1, col, row + 1, col + _WIDTH - 2), value, "tile-figure", figure.number_format)
    page.height(row + 1, 24)
    page.merge(Area(row + 2, col, row + 2, col + _WIDTH - 2), say(figure.about, language), "tile-note", 28)


def _figures(worked: Worked, layout: Layout) -> Iterator[Figure]:
    if "contacts" in worked.book:
        yield _customers(worked, layout)
    if layout.has("contacts", "orders"):
        yield from _buying(worked, layout)
    if worked.has("transactions", "net_base") and worked.has("transactions", "order_share"):
        yield from _selling(worked, layout)
    if "service" in worked.book and worked.typed("service", "status"):
        yield _open_requests(worked, layout)
    if worked.typed("feedback", "score") and worked.typed("feedback", "survey_type"):
        yield _csat(worked, layout)
    if worked.typed("contacts", "next_action_date"):
        yield _overdue(worked, layout)


def _customers(worked: Worked, layout: Layout) -> Figure:
    value = _terms.customers(worked, layout)
    return Figure(Sentence("Customers"), value, None, "integer", Sentence("rows of the customer list"))


def _buying(worked: Worked, layout: Layout) -> Iterator[Figure]:
    orders = worked.numbers("contacts", "orders")
    once, twice = int((orders >= 1).sum()), int((orders >= 2).sum())
    at_least = {n: _terms.where(layout, "contacts", ("orders", f'">={n}"')) for n in (1, 2)}
    yield Figure(Sentence("Buying customers"), once, at_least[1], "integer", Sentence("with at least one valid order"))
    yield Figure(
        Sentence("Repeat purchase rate"),
        divided(twice, once),
        ratio(f"({at_least[2]})", f"({at_least[1]})"),
        "percent",
        Sentence("customers with two orders or more, of {n} who bought", n=once),
    )


def _selling(worked: Worked, layout: Layout) -> Iterator[Figure]:
    lines = worked.lines
    orders = int(float(np.nansum(worked.numbers("transactions", "order_share"))) + 0.5)
    beside = layout.has("transactions", "order_share") and layout.has("transactions", "net_base")
    share = f"ROUND({_terms.whole(layout, 'transactions', 'order_share')},0)" if beside else ""
    revenue = float(np.nansum(lines["net"].to_numpy(dtype=np.float64)))
    net = _terms.whole(layout, "transactions", "net_base") if beside else None
    yield Figure(
        Sentence("Revenue"), revenue, net, "#,##0", Sentence("valid orders less refunds, {n} orders", n=orders)
    )
    yield Figure(
        Sentence("Average order value"),
        divided(revenue, orders),
        ratio(f"({net})", share) if beside else None,
        "#,##0",
        Sentence("revenue divided by {n} orders", n=orders),
    )
    window = worked.number("window_days")
    recent = lines[lines["valid"] & (lines["day"] > serial(worked.today) - window)]
    buyers = int(recent["customer"].nunique())
    yield Figure(
        Sentence("Purchase frequency"),
        divided(int(recent["order"].nunique()), buyers),
        None,
        "0.00",
        Sentence("orders for each of {n} customers who bought in the last {days} days", n=buyers, days=int(window)),
    )


def _open_requests(worked: Worked, layout: Layout) -> Figure:
    value = _terms.open_requests(worked, layout)
    about = Sentence("service records not solved or closed")
    return Figure(Sentence("Open requests"), value, None, "integer", about)


def _csat(worked: Worked, layout: Layout) -> Figure:
    least = worked.number("csat_satisfied")
    score = worked.numbers("feedback", "score")
    asked = worked.means("feedback", "survey_type", "csat") & ~np.isnan(score)
    happy = int((asked & (score >= least)).sum())
    n = int(asked.sum())
    formula = None
    if _terms.readable(worked, layout, "feedback", "score", "survey_type"):
        texts = spellings(worked, "feedback", "survey_type", "csat")
        satisfied = _terms.matching(layout, "feedback", "survey_type", texts, ("score", f'">={least:g}"'))
        scored = _terms.matching(layout, "feedback", "survey_type", texts, ("score", '">=0"'))
        formula = ratio(f"({satisfied})", f"({scored})")
    about = Sentence("CSAT: scores from {least} up, of {n} scores", least=f"{least:g}", n=n)
    return Figure(Sentence("Satisfied customers"), divided(happy, n), formula, "percent", about)


def _overdue(worked: Worked, layout: Layout) -> Figure:
    days = worked.numbers("contacts", "next_action_date")
    late = int((days < serial(worked.today)).sum())
    formula = None
    if _terms.readable(worked, layout, "contacts", "next_action_date"):
        formula = _terms.where(layout, "contacts", ("next_action_date", f'"<"&{layout.today()}'))
    return Figure(
        Sentence("Overdue follow-ups"), late, formula, "integer", Sentence("next contact planned before today")
    )


def _attention(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    """What wants doing, with how often; nothing where nothing does. Returns the next free row."""
    found = [(name, value, formula) for name, value, formula in _pending(worked, layout) if value]
    if not found:
        return row
    language = page.language
    _section(page, row, Sentence("Needs attention"))
    for name, value, formula in found:
        row += 1
        page.write(row, 0, live(formula, value), "body", "integer", bold=True, align="right")
        page.merge(Area(row, 1, row, _ACROSS * _WIDTH - 1), say(name, language), "body")
    return row + 2


def _pending(worked: Worked, layout: Layout) -> Iterator[tuple[Sentence, int, str | None]]:
    if worked.has("transactions", "rate") and worked.typed("transactions", "currency"):
        amount = worked.numbers("transactions", "amount")
        lost = int((~np.isnan(amount) & np.isnan(worked.numbers("transactions", "amount_base"))).sum())
        yield Sentence("transactions without a rate: they count for nothing until the rates sheet has one"), lost, None
    if worked.has("contacts", "lifecycle"):
        for key, text in (("at_risk", Sentence("customers at risk")), ("lost", Sentence("customers lost"))):
            label = worked.label("contacts", "lifecycle", key) or key
            count = sum(v in (key, label) for v in worked.column("contacts", "lifecycle"))
            formula = None
            if layout.has("contacts", "lifecycle"):
                formula = _terms.matching(layout, "contacts", "lifecycle", [label])
            yield text, count, formula
    if worked.has("service", "overdue"):
        yes = sum(v in (True, yes_no(worked.book.language, True)) for v in worked.column("service", "overdue"))
        yield Sentence("requests open for longer than they should be"), yes, None
    if worked.typed("feedback", "pending"):
        texts = yes_or_no(worked, "feedback", "pending", True)
        count = int(worked.means("feedback", "pending", True, "yes").sum())
        yield (
            Sentence("customers’ words waiting for an answer"),
            count,
            _terms.matching(layout, "feedback", "pending", texts),
        )


def _breakdowns(page: Page, row: int, worked: Worked, layout: Layout) -> None:
    """Months, regions, segments and lifecycle: a small table with a chart beside it."""
    if worked.has("transactions", "month") and worked.has("transactions", "net_base"):
        row = _months(page, row, worked, layout)
    if layout.has("contacts", "country_group"):
        money = layout.has("contacts", "revenue")
        name = Sentence("Revenue by region") if money else Sentence("Customers by region")
        row = _list(
            page, row, name, [_region(line, layout, money) for line in region_lines(worked, layout, page.language)]
        )
    for key, name in (("segment", Sentence("Customers by segment")), ("lifecycle", Sentence("Customers by lifecycle"))):
        if layout.has("contacts", key):
            row = _list(page, row, name, list(_choices(key, worked, layout)))


def _region(line: Line, layout: Layout, money: bool) -> tuple[str, Value]:
    if money:
        return line.name, Formula(_terms.summed(layout, "contacts", "revenue", line.key, line.texts), line.revenue)
    return line.name, Formula(_terms.matching(layout, "contacts", line.key, line.texts), line.customers)


def _choices(key: str, worked: Worked, layout: Layout) -> Iterator[tuple[str, Value]]:
    values = worked.column("contacts", key)
    for choice, label in worked.labels("contacts", key).items():
        count = sum(v in (choice, label) for v in values)
        yield label, Formula(_terms.matching(layout, "contacts", key, [label]), count)


def _list(page: Page, row: int, name: Sentence, lines: Sequence[tuple[str, Value]]) -> int:
    """Names and figures at the left, their bars at the right. Returns the next free row."""
    language = page.language
    _section(page, row, name)
    for i, (label, value) in enumerate(lines, start=row + 1):
        page.write(i, 0, label, "cell")
        page.write(i, 1, value, "cell", "#,##0")
    first, last = row + 1, row + len(lines)
    names, figures = page.reference(Area(first, 0, last, 0)), page.reference(Area(first, 1, last, 1))
    series = Series(say(name, language), names, figures)
    height = max(180, 26 * len(lines) + 70)
    page.chart(row + 1, 3, Chart("bar", say(name, language), [series], width=_CHART, height=height))
    return row + 3 + max(len(lines), height // 20)


def _months(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    """The last twelve months with the year before."""
    language = page.language
    _section(page, row, Sentence("Revenue by month"))
    figures = by_month.months(worked)
    this = worked.today.replace(day=1)
    shown = [by_month.before(this, n) for n in range(_MONTHS - 1, -1, -1)]
    page.write(row + 1, 0, say(Sentence("Month"), language), "label")
    page.write(row + 1, 1, say(Sentence("Revenue"), language), "label", align="right")
    page.write(row + 1, 3, say(Sentence("A year before"), language), "label", align="right")
    for r, month in enumerate(shown, start=row + 2):
        page.write(r, 0, month, "cell", "month", align="left")
        now = by_month.net(layout, f"$A{r + 1}")
        page.write(r, 1, live(now, figures.revenue.get(month, 0.0)), "cell", "#,##0")
        then = live(by_month.net(layout, f"EDATE($A{r + 1},-12)"), figures.revenue.get(by_month.before(month, 12), 0.0))
        page.write(r, 3, then, "cell", "#,##0")
    first, last = row + 2, row + 1 + _MONTHS
    names = page.reference(Area(first, 0, last, 0))
    series = [
        Series(say(Sentence("Revenue"), language), names, page.reference(Area(first, 1, last, 1))),
        Series(say(Sentence("A year before"), language), names, page.reference(Area(first, 3, last, 3)), line=True),
    ]
    chart = Chart(
        "column", say(Sentence("Revenue by month"), language), series, _CHART - 104, 290, category_format="month"
    )
    page.chart(row + 1, 4, chart)
    return row + 4 + _MONTHS


def _section(page: Page, row: int, name: Sentence) -> None:
    page.write(row, 0, say(name, page.language), "section")
    for col in range(1, _ACROSS * _WIDTH):
        page.write(row, col, None, "section")
    page.height(row, 20)
