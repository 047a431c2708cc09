"""Orders and revenue month by month, with the year before beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..book import Area
from ..formula import Formula
from ..numerals import axis_format
from ..pages import Chart, Page, Series, text_width
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.serial import days
from . import _terms
from ._furniture import FIRST, Head, block, divided, live, money_note, open_page, ratio, total, widths

title = "By month"
tab = "summary"
_LEAST = 12
_MOST = 36
"""Months shown: three years; what is older stands in “not listed above”."""

_REST = Sentence("Not listed above")

HEADS = (
    Head(Sentence("Month"), "month", 12),
    Head(Sentence("Orders"), "integer", 10),
    Head(Sentence("Revenue"), "money", 16),
    Head(Sentence("Average order"), "money", 15),
    Head(Sentence("Revenue a year before"), "money", 18),
    Head(Sentence("Change"), "percent", 11),
)


@dataclass(frozen=True)
class Months:
    """Figures by the first day of each month; None stands for lines without a day.

    An order with lines in two months counts in both by its share of lines; what is shown is rounded.
    """

    orders: Mapping[date | None, float]
    revenue: Mapping[date | None, float]


def missing(worked: Worked) -> Sentence | None:
    """Without days and amounts there are no months to tell of."""
    if all(worked.has("transactions", key) for key in ("order_date", "order_share", "net_base")):
        return None
    if "transactions" not in worked.book:
        return Sentence("By month is left out: there are no transactions.")
    return Sentence("By month is left out: the transactions have no date or no amount.")


def months(worked: Worked) -> Months:
    """Distinct valid orders and net revenue of every month."""
    firsts = [d and d.replace(day=1) for d in days(np.floor(worked.numbers("transactions", "order_date")))]
    share = worked.numbers("transactions", "order_share")
    net = worked.numbers("transactions", "net_base")
    orders: dict[date | None, float] = {}
    revenue: dict[date | None, float] = {}
    for month, part, amount in zip(firsts, np.nan_to_num(share).tolist(), np.nan_to_num(net).tolist(), strict=True):
        orders[month] = orders.get(month, 0.0) + part
        revenue[month] = revenue.get(month, 0.0) + amount
    return Months(orders, revenue)


def rounded(orders: float) -> int:
    """A number of orders as it is shown."""
    return int(round(orders, 6) + 0.5)


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """A line a month up to the as-of day; columns of revenue, a line for the year before."""
    language = page.language
    about = Sentence("Valid orders less refunds, each on its own day. {money}", money=money_note(worked))
    open_page(page, say(title, language), about, len(HEADS))
    widths(page, HEADS)
    figures = months(worked)
    listed = _listed(figures, worked.today)
    rows = [_row(month, row, figures, layout) for row, month in enumerate(listed, start=FIRST + 2)]
    area = block(page, FIRST, 0, HEADS, rows)
    page.widen(0, text_width(say(_REST, language)) + 3)
    _totals(page, area, worked, layout, figures, listed)
    series = [
        _series(page, area, 2, Sentence("Revenue"), line=False),
        _series(page, area, 4, Sentence("Revenue a year before"), line=True),
    ]
    page.width(len(HEADS), len(HEADS), 3)
    chart = Chart(
        "column",
        say(Sentence("Revenue by month"), language),
        series,
        720,
        340,
        number_format=axis_format(language),
        category_format="month",
    )
    page.chart(FIRST, len(HEADS) + 1, chart)
    page.freeze(FIRST + 1, 1)
    page.print_on(repeat_rows=(FIRST, FIRST))


def _series(page: Page, area: Area, col: int, name: Sentence, *, line: bool) -> Series:
    where = page.reference(Area(area.first_row, 0, area.last_row, 0))
    values = page.reference(Area(area.first_row, col, area.last_row, col))
    return Series(say(name, page.language), where, values, line)


def _listed(figures: Months, today: date) -> list[date]:
    """Every month from the first with anything in it to the present one, without gaps; at most three years."""
    known = [m for m in {*figures.orders, *figures.revenue} if m is not None and m <= today]
    last = today.replace(day=1)
    listed = [last]
    while len(listed) < _MOST and (len(listed) < _LEAST or listed[-1] > min(known, default=last)):
        listed.append(before(listed[-1], 1))
    return listed[::-1]


def before(month: date, count: int) -> date:
    """The first day of the month so many months earlier."""
    index = month.year * 12 + month.month - 1 - count
    return date(index // 12, index % 12 + 1, 1)


def _row(month: date, row: int, figures: Months, layout: Layout) -> tuple[Value, ...]:
    orders, revenue = rounded(figures.orders.get(month, 0.0)), figures.revenue.get(month, 0.0)
    earlier = figures.revenue.get(before(month, 12), 0.0)
    return (
        month,
        live(_rounded(_summed(layout, "order_share", f"$A{row}")), orders),
        live(net(layout, f"$A{row}"), revenue),
        Formula(ratio(f"C{row}", f"B{row}"), divided(revenue, orders)),
        live(net(layout, f"EDATE($A{row},-12)"), earlier),
        Formula(ratio(f"(C{row}-E{row})", f"E{row}"), divided(revenue - earlier, earlier)),
    )


def net(layout: Layout, month: str) -> str | None:
    """The net revenue of a month, given by its first day; None where the columns for it stand beside no table."""
    return _summed(layout, "net_base", month)


def _whole(layout: Layout, key: str) -> str | None:
    return _terms.whole(layout, "transactions", key) if layout.has("transactions", key) else None


def _rounded(text: str | None) -> str | None:
    return None if text is None else f"ROUND({text},0)"


def _summed(layout: Layout, key: str, month: str) -> str | None:
    if not (layout.has("transactions", key) and layout.has("transactions", "month")):
        return None
    return layout.total("transactions", lambda part: f"SUMIFS({part.column(key)},{part.column('month')},{month})")


def _totals(page: Page, area: Area, worked: Worked, layout: Layout, figures: Months, listed: list[date]) -> None:
    """What stands in no month above (older, later, or without a day), then the whole."""
    orders, revenue = rounded(sum(figures.orders.values())), sum(figures.revenue.values())
    rest = area.last_row + 1
    above_orders = sum(rounded(figures.orders.get(m, 0.0)) for m in listed)
    above_revenue = sum(figures.revenue.get(m, 0.0) for m in listed)
    first, last, whole = area.first_row + 1, area.last_row + 1, rest + 2
    total(
        page,
        rest,
        _REST,
        [
            (Formula(f"B{whole}-SUM(B{first}:B{last})", orders - above_orders), "integer"),
            (Formula(f"ROUND(C{whole}-SUM(C{first}:C{last}),2)", round(revenue - above_revenue, 2)), "money"),
            *[(None, None)] * 3,
        ],
    )
    total(
        page,
        rest + 1,
        Sentence("Total"),
        [
            (live(_rounded(_whole(layout, "order_share")), orders), "integer"),
            (live(_whole(layout, "net_base"), revenue), "money"),
            (Formula(ratio(f"C{whole}", f"B{whole}"), divided(revenue, orders)), "money"),
            *[(None, None)] * 2,
        ],
    )
