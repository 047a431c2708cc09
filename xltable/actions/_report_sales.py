"""What a report tells of sales: figures of the period, months, regions, countries, products, customers, segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from ..speech import Sentence
from ..worked import Worked
from ..worked.serial import serial
from ._period import Period
from ._report_breakdown import breakdown
from ._report_model import Cell, Column, Figure, Picture, Section
from ._sales import change, of, within

if TYPE_CHECKING:
    pass

_MONTHS = 12
_LINES = "transactions"


def sells(worked: Worked) -> bool:
    """Whether there are sales to tell of."""
    return worked.has(_LINES, "net_base") and worked.has(_LINES, "order_date")


def figures(worked: Worked, now: Period, then: Period) -> Iterator[Figure]:
    """Revenue, orders, average order value, customers, and how faithful they are."""
    here, past = (of(within(worked.lines, span)) for span in (now, then))
    about = Sentence("valid orders less refunds")
    yield Figure(Sentence("Revenue"), here.revenue, past.revenue, "amount", about)
    yield Figure(
        Sentence("Orders"), here.orders, past.orders, "integer", Sentence("valid orders, orders and not lines")
    )
    average = Sentence("revenue divided by {n} orders", n=here.orders)
    yield Figure(Sentence("Average order value"), here.average, past.average, "amount", average)
    bought = Sentence("with at least one valid order")
    yield Figure(Sentence("Buying customers"), here.buyers, past.buyers, "integer", bought)
    fresh = [_new(worked, span) for span in (now, then)]
    yield Figure(Sentence("New customers"), fresh[0], fresh[1], "integer", Sentence("first valid order in the period"))
    (rate, n), (rate_before, _) = (_repeat(worked, span.last) for span in (now, then))
    again = Sentence("customers with two orders or more, of {n} who bought until then", n=n)
    yield Figure(Sentence("Repeat purchase rate"), rate, rate_before, "percent", again)
    (often, n), (often_before, _) = (_frequency(worked, span.last) for span in (now, then))
    days = int(worked.number("window_days"))
    each = Sentence("orders for each of {n} customers in the {days} days to the end", n=n, days=days)
    yield Figure(Sentence("Purchase frequency"), often, often_before, "decimal", each)


def _new(worked: Worked, span: Period) -> int:
    first = worked.customers["first"]
    return int(((first >= serial(span.first)) & (first <= serial(span.last))).sum())


def _repeat(worked: Worked, last: date) -> tuple[float | None, int]:
    lines = worked.lines[worked.lines["valid"] & (worked.lines["day"] <= serial(last))]
    orders = lines[["order", "customer"]].drop_duplicates()["customer"].value_counts()
    orders = orders[orders > 0]
    return (float((orders >= 2).mean()) if len(orders) else None), len(orders)


def _frequency(worked: Worked, last: date) -> tuple[float | None, int]:
    first = last - timedelta(days=int(worked.number("window_days")) - 1)
    known = worked.lines[worked.lines["customer"].notna()]
    sales = of(within(known, Period(first, last)))
    return (sales.orders / sales.buyers if sales.buyers else None), sales.buyers


def sections(worked: Worked, now: Period, then: Period, language: str) -> Iterator[Section]:
    """Every table of sales the workbook allows."""
    yield _months(worked, now)
    for key, title, head in (
        ("country_group", Sentence("Revenue by region"), Sentence("Region")),
        ("country", Sentence("Revenue by country"), Sentence("Country")),
        ("category", Sentence("Revenue by category"), Sentence("Category")),
        ("product", Sentence("Revenue by product"), Sentence("Product")),
        ("customer_id", Sentence("The largest customers"), Sentence("Customer")),
    ):
        if worked.has(_LINES, key):
            yield breakdown(worked, now, then, key, title, head, language)
    if worked.has("contacts", "segment"):
        yield from _segments(worked)


def _months(worked: Worked, now: Period) -> Section:
    """The twelve months to the end of the period, with the year before."""
    end = now.last.year * 12 + now.last.month - 1
    rows: list[Sequence[Cell]] = []
    for number in range(end - _MONTHS + 1, end + 1):
        here, past = (of(within(worked.lines, _month(n))) for n in (number, number - 12))
        rows.append((_month(number).first, here.orders, here.revenue, past.revenue, change(here.revenue, past.revenue)))
    columns = (
        Column(Sentence("Month"), "month"),
        Column(Sentence("Orders"), "integer"),
        Column(Sentence("Revenue"), "amount"),
        Column(Sentence("A year before"), "amount"),
        Column(Sentence("Change"), "change"),
    )
    about = Sentence("Valid orders less refunds, each on its own day; the twelve months to the end of the period.")
    return Section(Sentence("Revenue by month"), about, columns, rows, None, Picture("columns", 2, 3))


def _month(number: int) -> Period:
    first, after = (date(n // 12, n % 12 + 1, 1) for n in (number, number + 1))
    return Period(first, after - timedelta(days=1), 1)


def _segments(worked: Worked) -> Iterator[Section]:
    """Customers and what they brought so far, by segment and by stage of life, as of today."""
    everyone = worked.customers[worked.customers["listed"]]
    revenue = float(everyone["revenue"].sum())
    columns = (
        Column(Sentence("Group")),
        Column(Sentence("Customers"), "integer"),
        Column(Sentence("Share of customers"), "percent"),
        Column(Sentence("Revenue"), "amount"),
        Column(Sentence("Share of revenue"), "percent"),
    )
    for key, title in (("segment", Sentence("Segments")), ("lifecycle", Sentence("Lifecycle"))):
        rows: list[Sequence[Cell]] = []
        for choice, label in worked.labels("contacts", key).items():
            some = everyone[everyone[key] == choice]
            brought = float(some["revenue"].sum())
            rows.append((label, len(some), _share(len(some), len(everyone)), brought, _share(brought, revenue)))
        about = Sentence("Listed customers and all they brought so far, as of {day}.", day=worked.today.isoformat())
        yield Section(title, about, columns, rows, None, Picture("bars", 3))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def lost_lines(worked: Worked, span: Period) -> int:
    """Lines of the period with an amount but no rate: they count for nothing."""
    amount, base = worked.numbers(_LINES, "amount"), worked.numbers(_LINES, "amount_base")
    day = worked.lines["day"].to_numpy(dtype=np.float64)
    inside = (day >= serial(span.first)) & (day <= serial(span.last))
    return int((inside & ~np.isnan(amount) & np.isnan(base)).sum())
