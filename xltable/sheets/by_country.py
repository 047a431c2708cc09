"""Customers, orders and revenue by region and by country, each country with a link to its first customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .. import countries
from ..book import Area, Place
from ..formula import Formula
from ..kinds import Value as Meaning
from ..pages import Chart, Page, Series
from ..pages.page import Value
from ..refs import Layout, quoted
from ..speech import Sentence, say
from ..worked import Worked
from . import _terms
from ._furniture import FIRST, Head, block, divided, money_note, open_page, ratio, total, widths

title = "By country"
tab = "summary"
_BARS = 12
_GROUPING = "sales-regions"


@dataclass(frozen=True)
class Line:
    """The figures of one country or region: the customers whose column `key` holds one of `texts`."""

    name: str
    region: str | None
    key: str
    texts: Sequence[str]
    customers: int
    orders: float
    revenue: float
    first: Place | None = None


def missing(worked: Worked) -> Sentence | None:
    """Without a country beside each customer there is nothing to divide by."""
    if worked.has("contacts", "country") and any(worked.column("contacts", "country")):
        return None
    return Sentence("By country is left out: the customers have no country column.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Regions, then countries, the largest first, each list with its total; bars of both."""
    language = page.language
    money = layout.has("contacts", "revenue") and layout.has("contacts", "orders")
    about = Sentence("Customers counted by the country they stand under; {money}", money=money_note(worked))
    open_page(page, say(title, language), about, 8)
    heads = _heads(money)
    widths(page, heads)
    page.width(len(heads), len(heads), 3)
    row, at = FIRST, len(heads) + 1
    regions = region_lines(worked, layout, language)
    if regions:
        area = _lines(page, row, heads, regions, worked, layout, Sentence("Region"))
        _chart(page, row, at, area, len(regions), heads, Sentence("{figure} by region", figure=_shown(heads).text))
        row = max(area.last_row + 4, row + 20)
    listed = _countries(worked, layout, language)
    area = _lines(page, row, heads, listed, worked, layout, Sentence("Country"))
    bars = min(_BARS, len(listed))
    _chart(page, row, at, area, bars, heads, Sentence("{figure} by country", figure=_shown(heads).text))
    page.print_on()


def _heads(money: bool) -> tuple[Head, ...]:
    heads = (
        Head(Sentence("Country"), width=26),
        Head(Sentence("Region"), width=22),
        Head(Sentence("Customers"), "integer", 12),
        Head(Sentence("Share of customers"), "percent", 12),
    )
    if not money:
        return heads
    return (
        *heads,
        Head(Sentence("Orders"), "integer", 10),
        Head(Sentence("Revenue"), "money", 17),
        Head(Sentence("Share of revenue"), "percent", 12),
        Head(Sentence("Average order"), "money", 15),
    )


def region_lines(worked: Worked, layout: Layout, language: str) -> list[Line]:
    """Every sales region, also those without a customer yet, so that a customer added later is counted."""
    if not layout.has("contacts", "country_group"):
        return []
    labels = [countries.group_label(_GROUPING, key, language) for key in countries.groups(_GROUPING)]
    found = _grouped(worked, layout, "country_group", lambda value: str(value))
    figures = {name: (n, orders, revenue) for name, n, orders, revenue, _ in found}
    lines = [Line(label, None, "country_group", [label], *figures.get(label, (0, 0.0, 0.0))) for label in labels]
    return sorted(lines, key=lambda line: (-line.revenue, -line.customers))


def _countries(worked: Worked, layout: Layout, language: str) -> list[Line]:
    spelled = _terms.spelled(worked, "contacts", "country")
    lines = [
        Line(
            countries.name(code, language), _region(code, worked, language), "country", spelled[code], n, sold, sum_, at
        )
        for code, n, sold, sum_, at in _grouped(worked, layout, "country", str)
    ]
    return sorted(lines, key=lambda line: (-line.revenue, -line.customers, line.name))


def _grouped(
    worked: Worked, layout: Layout, key: str, named: Callable[[Meaning], str]
) -> list[tuple[str, int, float, float, Place]]:
    """For each value of a column of the contacts: customers, their orders and revenue, and where the first stands."""
    codes, values = worked.codes("contacts", key)
    blank = np.zeros(len(codes))
    orders = worked.numbers("contacts", "orders") if layout.has("contacts", "orders") else blank
    revenue = worked.numbers("contacts", "revenue") if layout.has("contacts", "revenue") else blank
    places = [t.place(r, next(iter(t.columns))) for t in worked.book.of("contacts") for r in range(len(t))]
    found = []
    for code, value in enumerate(values):
        records = np.flatnonzero(codes == code)
        if value is not None and len(records):
            sums = float(np.nansum(orders[records])), float(np.nansum(revenue[records]))
            found.append((named(value), len(records), *sums, places[int(records[0])]))
    return found


def _region(code: str, worked: Worked, language: str) -> str | None:
    group = countries.group(code, _GROUPING, worked.today)
    return countries.group_label(_GROUPING, group, language) if group else None


def _lines(
    page: Page, row: int, heads: Sequence[Head], lines: Sequence[Line], worked: Worked, layout: Layout, first: Sentence
) -> Area:
    """A list with what is not listed in it and the whole beneath, so that it adds up also after rows are appended."""
    named = [Head(first, width=heads[0].width), *heads[1:]]
    if first.text == "Region":
        named[1] = Head(Sentence(""), width=heads[1].width)
    whole = row + len(lines) + 3
    rows = [_row(line, r, whole, worked, layout, len(heads) > 4) for r, line in enumerate(lines, start=row + 2)]
    area = block(page, row, 0, named, rows)
    for r, line in enumerate(lines, start=row + 1):
        if line.first:
            page.link(r, 0, f"{quoted(line.first.sheet)}!{line.first.cell}", line.name, "link-cell")
    _totals(page, area, worked, layout, lines, len(heads))
    return area


def _row(line: Line, row: int, whole: int, worked: Worked, layout: Layout, money: bool) -> tuple[Value, ...]:
    first: tuple[Value, ...] = (
        line.name,
        line.region,
        Formula(_terms.matching(layout, "contacts", line.key, line.texts), line.customers),
        Formula(ratio(f"C{row}", f"C${whole}"), divided(line.customers, _customers(worked))),
    )
    if not money:
        return first
    return (
        *first,
        Formula(_terms.summed(layout, "contacts", "orders", line.key, line.texts), line.orders),
        Formula(_terms.summed(layout, "contacts", "revenue", line.key, line.texts), line.revenue),
        Formula(ratio(f"F{row}", f"F${whole}"), divided(line.revenue, _revenue(worked))),
        Formula(ratio(f"F{row}", f"E{row}"), divided(line.revenue, line.orders)),
    )


def _totals(page: Page, area: Area, worked: Worked, layout: Layout, lines: Sequence[Line], columns: int) -> None:
    rest, whole = area.last_row + 1, area.last_row + 2
    key = "customer_id" if layout.has("contacts", "customer_id") else "country"
    cells: dict[str, tuple[str | None, float, float, str]] = {
        "C": (
            _terms.whole(layout, "contacts", key, "COUNTA"), _customers(worked), sum(x.customers for x in lines), "integer"
        )
    }  # fmt: skip
    if columns > 4:
        shares = f"ROUND({_terms.whole(layout, 'transactions', 'order_share')},0)"
        cells["E"] = (shares, _orders(worked), sum(x.orders for x in lines), "integer")
        net = _terms.whole(layout, "transactions", "net_base")
        cells["F"] = (net, _revenue(worked), sum(x.revenue for x in lines), "money")
    total(page, rest, Sentence("Not listed above"), [(None, None)] * (columns - 1))
    total(page, whole, Sentence("Total"), [(None, None)] * (columns - 1))
    for letter, (formula, value, above, number_format) in cells.items():
        col = ord(letter) - ord("A")
        left = f"ROUND({letter}{whole + 1}-SUM({letter}{area.first_row + 1}:{letter}{area.last_row + 1}),2)"
        page.write(rest, col, Formula(left, round(value - above, 2)), "strong", number_format)
        page.write(whole, col, Formula(formula, value) if formula else value, "strong", number_format)
    if columns > 4:
        average = Formula(ratio(f"F{whole + 1}", f"E{whole + 1}"), divided(_revenue(worked), _orders(worked)))
        page.write(whole, 7, average, "strong", "money")


def _customers(worked: Worked) -> int:
    key = "customer_id" if worked.has("contacts", "customer_id") else "country"
    return int((~worked.empty("contacts", key)).sum())


def _revenue(worked: Worked) -> float:
    return float(np.nansum(worked.numbers("transactions", "net_base")))


def _orders(worked: Worked) -> int:
    return int(float(np.nansum(worked.numbers("transactions", "order_share"))) + 0.5)


def _chart(page: Page, row: int, col: int, area: Area, bars: int, heads: Sequence[Head], name: Sentence) -> None:
    figure = heads.index(_shown(heads))
    last = area.first_row + max(1, bars) - 1
    names = page.reference(Area(area.first_row, 0, last, 0))
    values = page.reference(Area(area.first_row, figure, last, figure))
    series = Series(say(heads[figure].text, page.language), names, values)
    page.chart(row, col, Chart("bar", say(name, page.language), [series], width=540, height=380))


def _shown(heads: Sequence[Head]) -> Head:
    """The figure the bars show: revenue where there is any, else customers."""
    return heads[5] if len(heads) > 4 else heads[2]
