"""The whole business on one page: key figures, sales by month and region, segments, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book import Area
from ..pages import Chart, Page, Series
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence, say
from ..worked import Worked
from . import _customers, by_month
from ._figure import Figure
from ._furniture import FIRST, live, money_note, open_page
from ._key_figures import key_figures, pending
from .by_country import region_lines

title = "Overview"
tab = "summary"
_ACROSS = 4
_WIDTH = 3
"""Columns of the sheet that one figure takes."""
_MONTHS = 12
_CHART = 700
"""Pixels a chart is wide."""


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Figures in rows of four, then segments and lifecycle with a chart each, then what needs attention."""
    open_page(page, say(title, page.language), money_note(worked), _ACROSS * _WIDTH)
    for col in range(_ACROSS * _WIDTH):
        page.width(col, col, 2.5 if col % _WIDTH == _WIDTH - 1 else 14)
    figures = list(key_figures(worked, layout))
    row = FIRST
    days = int(worked.number("window_days"))
    for first in range(0, len(figures), _ACROSS):
        across = figures[first : first + _ACROSS]
        compared = any(figure.before is not None for figure in across)
        for i, figure in enumerate(across):
            _tile(page, row, _WIDTH * i, figure, days if compared else 0)
        row += 5 if compared else 4
    row = _attention(page, row, worked, layout)
    _breakdowns(page, row, worked, layout)
    page.print_on(landscape=False)


def _tile(page: Page, row: int, col: int, figure: Figure, before: int) -> None:
    """Name, value, what it was so many days `before` (none for 0), and what it counts."""
    language = page.language
    page.merge(Area(row, col, row, col + _WIDTH - 2), say(figure.name, language), "tile-label", 18)
    value = live(figure.formula, figure.value)
    page.merge_value(Area(row + 1, col, row + 1, col + _WIDTH - 2), value, "tile-figure", figure.number_format)
    page.height(row + 1, 24)
    if before:
        row += 1
        said = Sentence("{days} days before:", days=before) if figure.before is not None else Sentence("")
        page.write(row + 1, col, say(said, language), "tile-before")
        page.write(row + 1, col + 1, figure.before, "tile-before", figure.number_format, align="right")
    page.merge(Area(row + 2, col, row + 2, col + _WIDTH - 2), say(figure.about, language), "tile-note", 28)


def _attention(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    """What wants doing, with how often; nothing where nothing does. Returns the next free row."""
    found = [(name, value, formula) for name, value, formula in pending(worked, layout) if value]
    if not found:
        return row
    language = page.language
    _section(page, row, Sentence("Needs attention"))
    for name, value, formula in found:
        row += 1
        page.write(row, 0, live(formula, value), "body", "integer", bold=True, align="right")
        page.merge(Area(row, 1, row, _ACROSS * _WIDTH - 1), say(name, language), "body")
    return row + 2


def _breakdowns(page: Page, row: int, worked: Worked, layout: Layout) -> None:
    """Months, regions, segments and lifecycle: a small table with a chart beside it."""
    if worked.has("transactions", "month") and worked.has("transactions", "net_base"):
        row = _months(page, row, worked, layout)
    if layout.has("contacts", "country_group"):
        money = layout.has("contacts", "revenue")
        name = Sentence("Revenue by region") if money else Sentence("Customers by region")
        row = _list(
            page, row, name,
            [(line.name, (_customers.brought if money else _customers.customers)(line, worked, layout))
             for line in region_lines(worked, layout, page.language)],
        )  # fmt: skip
    for key, name in (("segment", Sentence("Customers by segment")), ("lifecycle", Sentence("Customers by lifecycle"))):
        if layout.has("contacts", key):
            row = _list(page, row, name, list(_choices(key, worked, layout)))


def _choices(key: str, worked: Worked, layout: Layout) -> Iterator[tuple[str, Value]]:
    for line in _customers.choice_lines(key, worked, layout):
        yield line.name, _customers.customers(line, worked, layout)


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
