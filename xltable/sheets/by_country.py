"""Customers, orders and revenue by region and by country, each country with a link to its first customer.

Where no customer list says who is where, the transactions are divided by the country they name themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from .. import countries
from ..book import Area
from ..collation import sort_key
from ..formula import Formula
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout, criterion, quoted
from ..speech import Sentence, say
from ..worked import Worked
from . import _customers, _terms
from ._breakdown import bars, breakdown, chart_rows
from ._customers import Line
from ._furniture import FIRST, Head, money_note, open_page, print_short, widths
from ._lines import listing

title = "By country"
tab = "summary"
_NAME, _REGION = 26, 22


def missing(worked: Worked) -> Sentence | None:
    """Without a country beside each customer or each order there is nothing to divide by."""
    if _of_customers(worked) or _of_lines(worked):
        return None
    return Sentence("By country is left out: the customers have no country column.")


def _of_customers(worked: Worked) -> bool:
    empty = not worked.length("contacts")
    return worked.has("contacts", "country") and (empty or any(worked.column("contacts", "country")))


def _of_lines(worked: Worked) -> bool:
    return worked.typed("transactions", "country") and worked.has("transactions", "net_base")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Regions, then countries, the largest first, each list with its total; bars of both."""
    last = (_by_customer if _of_customers(worked) else _by_line)(page, worked, layout)
    print_short(page, last)


def _by_line(page: Page, worked: Worked, layout: Layout) -> int:
    about = Sentence("Valid orders less refunds, by the country each line names. {money}", money=money_note(worked))
    open_page(page, title, about, 7)
    row = FIRST
    figure = Sentence("Revenue")
    if worked.has("transactions", "country_group"):
        chart = Sentence("{figure} by region", figure=figure)
        row = listing(page, row, "country_group", Head(Sentence("Region"), width=_NAME), chart, worked, layout)
    chart, head = Sentence("{figure} by country", figure=figure), Head(Sentence("Country"), width=_NAME)
    return listing(page, row, "country", head, chart, worked, layout, lambda code: countries.name(code, page.language))


def _by_customer(page: Page, worked: Worked, layout: Layout) -> int:
    language = page.language
    about = Sentence("Customers counted by the country they stand under. {money}", money=money_note(worked))
    open_page(page, say(title, language), about, 8)
    row = FIRST
    regions = region_lines(worked, layout, language)
    listed = _countries(worked, layout, language)
    if regions:
        names = (Head(Sentence("Region"), width=_NAME), Head(Sentence("Number of countries"), "integer", _REGION))
        beneath = max(row + len(regions) + 4, row + chart_rows(len(regions)))
        labels = [(line.name, _how_many(line.name, listed, beneath)) for line in regions]
        chart = Sentence("{figure} by region", figure=_shown(layout))
        _list(page, row, names, labels, regions, worked, layout, chart)
        row = beneath
    names = (Head(Sentence("Country"), width=_NAME), Head(Sentence("Region"), width=_REGION))
    placed = [(line.name, line.region) for line in listed]
    chart = Sentence("{figure} by country", figure=_shown(layout))
    area = _list(page, row, names, placed, listed, worked, layout, chart)
    for r, line in enumerate(listed, start=area.first_row):
        if line.first:
            page.link(r, 0, f"{quoted(line.first.sheet)}!{line.first.cell}", line.name, "link-cell")
    return row + max(len(listed) + 4, chart_rows(len(listed)))


def _how_many(region: str, listed: Sequence[Line], at: int) -> Formula:
    """The countries of a region with customers, counted in the list of countries that begins in row `at`."""
    last = at + 1 + max(1, len(listed))
    count = sum(line.region == region for line in listed)
    return Formula(f"COUNTIF($B${at + 2}:$B${last},{criterion(region)})", count)


def _list(
    page: Page, row: int, names: Sequence[Head], labels: Sequence[Sequence[Value]], lines: Sequence[Line],
    worked: Worked, layout: Layout, chart: Sentence,
) -> Area:  # fmt: skip
    """Lines of customers with bars beside them."""
    figures = _customers.figures(worked, layout, lines)
    area = breakdown(page, row, names, labels, figures)
    heads = [*names, *(f.head for f in figures)]
    widths(page, heads)
    page.width(len(heads), len(heads), 3)
    if lines:
        shown = len(names) + _customers.shown(figures)
        bars(page, (row, len(heads) + 1), area, shown, heads[shown], chart)
    return area


def _shown(layout: Layout) -> Sentence:
    return Sentence("Revenue") if _customers.with_money(layout) else Sentence("Customers")


def region_lines(worked: Worked, layout: Layout, language: str) -> list[Line]:
    """Every sales region, also those without a customer yet, so that a customer added later is counted."""
    if not layout.has("contacts", "country_group"):
        return []
    labels = [countries.group_label(worked.grouping, key, language) for key in countries.groups(worked.grouping)]
    found = _customers.grouped(worked, layout, "country_group")
    figures = {str(name): (n, orders, revenue) for name, n, orders, revenue, _ in found}
    lines = [Line(label, None, "country_group", [label], *figures.get(label, (0, 0.0, 0.0))) for label in labels]
    return sorted(lines, key=lambda line: (-line.revenue, -line.customers))


def _countries(worked: Worked, layout: Layout, language: str) -> list[Line]:
    spelled = _terms.spelled(worked, "contacts", "country")
    lines = [
        Line(
            countries.name(str(code), language),
            _region(str(code), worked, language),
            "country",
            spelled[str(code)],
            customers,
            orders,
            revenue,
            first,
        )
        for code, customers, orders, revenue, first in _customers.grouped(worked, layout, "country")
    ]
    return sorted(lines, key=lambda line: (-line.revenue, -line.customers, sort_key(line.name, language)))


def _region(code: str, worked: Worked, language: str) -> str | None:
    group = countries.group(code, worked.grouping, worked.today)
    return countries.group_label(worked.grouping, group, language) if group else None
