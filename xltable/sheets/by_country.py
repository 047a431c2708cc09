"""Customers, orders and revenue by country and by region, each country with a link to its first customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .. import countries
from ..book import Area, Place
from ..formula import Formula
from ..pages import Chart, Page, Series
from ..pages.page import Value
from ..refs import Layout, literal, quoted
from ..speech import Sentence, say
from ..worked import Worked
from . import _terms
from ._furniture import FIRST, Head, block, divided, money_note, open_page, ratio, total, widths

title = "By country"
tab = "summary"
_BARS = 12


@dataclass(frozen=True)
class _Line:
    """A country's figures, and where its first customer stands."""

    code: str
    customers: int
    orders: float
    revenue: float
    first: Place


def missing(worked: Worked) -> Sentence | None:
    """Without a country beside each customer there is nothing to divide by."""
    if worked.has("contacts", "country") and any(v for v in worked.column("contacts", "country")):
        return None
    return Sentence("By country is left out: the customers have no country column.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """A line a country, the largest first; a line a region; bars of both."""
    language = page.language
    money = layout.has("contacts", "revenue") and layout.has("contacts", "orders")
    about = Sentence("Customers counted by the country they stand under; {money}", money=money_note(worked))
    open_page(page, say(title, language), about, 8)
    heads = _heads(money)
    widths(page, heads)
    lines = _lines(worked, money)
    rows = [_row(line, i, len(lines), worked, layout, money, language) for i, line in enumerate(lines, start=FIRST + 2)]
    area = block(page, FIRST, 0, heads, rows)
    for i, line in enumerate(lines):
        name = countries.name(line.code, language)
        page.link(FIRST + 1 + i, 0, f"{quoted(line.first.sheet)}!{line.first.cell}", name, "link-cell")
    _totals(page, area, worked, layout, money, lines)
    regions = _regions(page, area.last_row + 4, heads, worked, lines, area, money)
    _charts(page, area, regions, heads, money)
    page.freeze(FIRST + 1, 1)
    page.print_on(repeat_rows=(FIRST, FIRST))


def _heads(money: bool) -> tuple[Head, ...]:
    heads = (
        Head(Sentence("Country"), width=24),
        Head(Sentence("Region"), width=22),
        Head(Sentence("Customers"), "integer", 12),
        Head(Sentence("Share of customers"), "percent", 12),
    )
    if not money:
        return heads
    return (
        *heads,
        Head(Sentence("Orders"), "integer", 10),
        Head(Sentence("Revenue"), "money", 16),
        Head(Sentence("Share of revenue"), "percent", 12),
        Head(Sentence("Average order"), "money", 15),
    )


def _lines(worked: Worked, money: bool) -> list[_Line]:
    codes, values = worked.codes("contacts", "country")
    orders = worked.numbers("contacts", "orders") if money else np.zeros(len(codes))
    revenue = worked.numbers("contacts", "revenue") if money else np.zeros(len(codes))
    places = [t.place(r, "country") for t in worked.book.of("contacts") for r in range(len(t))]
    found = []
    for code, value in enumerate(values):
        records = np.flatnonzero(codes == code)
        if value is None or not len(records):
            continue
        sums = float(np.nansum(orders[records])), float(np.nansum(revenue[records]))
        found.append(_Line(str(value), len(records), *sums, places[int(records[0])]))
    return sorted(found, key=lambda line: (-line.revenue, -line.customers, line.code))


def _row(
    line: _Line, row: int, count: int, worked: Worked, layout: Layout, money: bool, language: str
) -> tuple[Value, ...]:
    texts = _terms.spelled(worked, "contacts", "country")[line.code]
    customers = _whole_customers(worked)
    first: tuple[Value, ...] = (
        countries.name(line.code, language),
        _region(line.code, worked, language),
        Formula(_terms.matching(layout, "contacts", "country", texts), line.customers),
        Formula(ratio(f"C{row}", f"C${FIRST + 4 + count}"), divided(line.customers, customers)),
    )
    if not money:
        return first
    orders = _terms.summed(layout, "contacts", "orders", "country", texts)
    revenue = _terms.summed(layout, "contacts", "revenue", "country", texts)
    return (
        *first,
        Formula(orders, line.orders),
        Formula(revenue, line.revenue),
        Formula(ratio(f"F{row}", f"F${FIRST + 4 + count}"), divided(line.revenue, _whole_revenue(worked))),
        Formula(ratio(f"F{row}", f"E{row}"), divided(line.revenue, line.orders)),
    )


def _region(code: str, worked: Worked, language: str) -> str | None:
    group = countries.group(code, "sales-regions", worked.today)
    return countries.group_label("sales-regions", group, language) if group else None


def _whole_customers(worked: Worked) -> int:
    key = "customer_id" if worked.has("contacts", "customer_id") else "country"
    return int((~worked.empty("contacts", key)).sum())


def _whole_revenue(worked: Worked) -> float:
    return float(np.nansum(worked.numbers("transactions", "net_base")))


def _whole_orders(worked: Worked) -> int:
    lines = worked.lines
    return int(lines.loc[lines["valid"], "order"].nunique())


def _totals(page: Page, area: Area, worked: Worked, layout: Layout, money: bool, lines: Sequence[_Line]) -> None:
    """“Not listed above”, so that the whole is the sum of its lines, also after rows are appended; then the whole."""
    rest_row, whole_row = area.last_row + 1, area.last_row + 2
    key = "customer_id" if layout.has("contacts", "customer_id") else "country"
    figures = [("C", _terms.whole(layout, "contacts", key, "COUNTA"), _whole_customers(worked), "integer")]
    if money:
        figures.append(("E", None, _whole_orders(worked), "integer"))
        figures.append(("F", _terms.whole(layout, "transactions", "net_base"), _whole_revenue(worked), "money"))
    total(page, rest_row, Sentence("Not listed above"), [(None, None)] * (7 if money else 3))
    total(page, whole_row, Sentence("Total"), [(None, None)] * (7 if money else 3))
    listed = {"C": "customers", "E": "orders", "F": "revenue"}
    for letter, formula, value, number_format in figures:
        col = ord(letter) - ord("A")
        above = sum(getattr(line, listed[letter]) for line in lines)
        rest = f"{letter}{whole_row + 1}-SUM({letter}{area.first_row + 1}:{letter}{area.last_row + 1})"
        page.write(rest_row, col, Formula(f"ROUND({rest},2)", round(value - above, 2)), "strong", number_format)
        page.write(whole_row, col, Formula(formula, value) if formula else value, "strong", number_format)


def _regions(
    page: Page, row: int, heads: Sequence[Head], worked: Worked, lines: Sequence[_Line], area: Area, money: bool
) -> Area:
    """The same figures by region: sums over the lines above."""
    language = page.language
    page.write(row - 1, 0, say(Sentence("By region"), language), "section")
    by_region: dict[str, list[_Line]] = {}
    for line in lines:
        by_region.setdefault(_region(line.code, worked, language) or "", []).append(line)
    ordered = sorted(by_region.items(), key=lambda item: -sum(x.revenue or x.customers for x in item[1]))
    shown = [h for h in heads if h.text.text != "Country"]
    rows = [_region_row(name, row + 2 + i, group, area, money, worked) for i, (name, group) in enumerate(ordered)]
    moved = [Head(h.text, h.number_format, h.width) for h in shown]
    for i, head in enumerate(moved):
        align = "left" if head.number_format is None else "right"
        page.write(row, i if i == 0 else i + 1, say(head.text, language), "heading", align=align)
    page.write(row, 1, None, "heading")
    for r, values in enumerate(rows, start=row + 1):
        page.write(r, 1, None, "cell")
        for i, (head, value) in enumerate(zip(moved, values, strict=True)):
            page.write(r, i if i == 0 else i + 1, value, "cell", head.number_format)
    return Area(row + 1, 0, row + max(1, len(rows)), len(moved))


def _region_row(
    name: str, row: int, group: Sequence[_Line], area: Area, money: bool, worked: Worked
) -> tuple[Value, ...]:
    def summed(letter: str) -> str:
        rows = (area.first_row + 1, area.last_row + 1)
        return f"SUMIF($B${rows[0]}:$B${rows[1]},{literal(name)},{letter}${rows[0]}:{letter}${rows[1]})"

    customers = sum(line.customers for line in group)
    total_row = area.last_row + 3
    first: tuple[Value, ...] = (
        name,
        Formula(summed("C"), customers),
        Formula(ratio(f"C{row}", f"C${total_row}"), divided(customers, _whole_customers(worked))),
    )
    if not money:
        return first
    orders, revenue = sum(x.orders for x in group), sum(x.revenue for x in group)
    return (
        *first,
        Formula(summed("E"), orders),
        Formula(summed("F"), revenue),
        Formula(ratio(f"F{row}", f"F${total_row}"), divided(revenue, _whole_revenue(worked))),
        Formula(ratio(f"F{row}", f"E{row}"), divided(revenue, orders)),
    )


def _charts(page: Page, area: Area, regions: Area, heads: Sequence[Head], money: bool) -> None:
    """Bars of the largest countries, and of the regions."""
    figure = 5 if money else 2
    name = say(heads[figure].text, page.language)
    at = len(heads) + 1
    page.width(len(heads), len(heads), 3)
    last = min(area.last_row, area.first_row + _BARS - 1)
    for row, label, first, end in (
        (FIRST, Sentence("{figure} by country", figure=heads[figure].text), area.first_row, last),
        (FIRST + 19, Sentence("{figure} by region", figure=heads[figure].text), regions.first_row, regions.last_row),
    ):
        series = Series(name, page.reference(Area(first, 0, end, 0)), page.reference(Area(first, figure, end, figure)))
        page.chart(row, at, Chart("bar", say(label, page.language), [series], width=520, height=360))
