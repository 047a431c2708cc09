"""What a report tells of sales: figures of the period, months, regions, countries, products, customers, segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import countries
from ..kinds import Value
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.serial import serial
from ..worked.worked import Codes
from ._period import Period
from ._report_model import Cell, Column, Figure, Picture, Section

if TYPE_CHECKING:
    import pandas as pd

_MONTHS = 12
_LISTED = 12
_LINES = "transactions"


def sells(worked: Worked) -> bool:
    """Whether there are sales to tell of."""
    return worked.has(_LINES, "net_base") and worked.has(_LINES, "order_date")


@dataclass(frozen=True, slots=True)
class Sales:
    """What some lines come to: net revenue, distinct valid orders, and customers who bought."""

    revenue: float
    orders: int
    buyers: int

    @property
    def average(self) -> float | None:
        return self.revenue / self.orders if self.orders else None


def of(lines: pd.DataFrame) -> Sales:
    """The sales of some lines."""
    valid = lines[lines["valid"]]
    return Sales(
        float(lines["net"].sum()),
        int(valid[["order", "customer"]].drop_duplicates().shape[0]),
        int(valid["customer"].nunique()),
    )


def within(lines: pd.DataFrame, span: Period) -> pd.DataFrame:
    """The lines of a period."""
    return lines[(lines["day"] >= serial(span.first)) & (lines["day"] <= serial(span.last))]


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
            yield _breakdown(worked, now, then, key, title, head, language)
    if worked.has("contacts", "segment"):
        yield from _segments(worked)


def _months(worked: Worked, now: Period) -> Section:
    """The twelve months to the end of the period, with the year before."""
    end = now.last.year * 12 + now.last.month - 1
    rows: list[Sequence[Cell]] = []
    for number in range(end - _MONTHS + 1, end + 1):
        here, past = (of(within(worked.lines, _month(n))) for n in (number, number - 12))
        rows.append(
            (_month(number).first, here.orders, here.revenue, past.revenue, _change(here.revenue, past.revenue))
        )
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


def _breakdown(
    worked: Worked, now: Period, then: Period, key: str, title: Sentence, head: Sentence, language: str
) -> Section:
    """Revenue by what a column of the transactions says, the largest first, and what it was before."""
    codes, values = _grouped(worked, key)
    lines = worked.lines.assign(group=codes)
    here, past = within(lines, now), within(lines, then)
    revenue = here.groupby("group")["net"].sum()
    before = past.groupby("group")["net"].sum()
    known = [g for g in revenue.index.union(before.index).tolist() if g]
    ranked = sorted(known, key=lambda g: (-float(revenue.get(g, 0.0)), -float(before.get(g, 0.0)), str(values[g])))
    listed = [g for g in ranked if revenue.get(g, 0.0) or before.get(g, 0.0)][:_LISTED]
    names = _names(worked, key, values, language)
    total, total_before = of(here), of(past)
    groups = dict(list(here.groupby("group")))
    empty = here.iloc[:0]

    def line(name: str, some: pd.DataFrame, then: float) -> Sequence[Cell]:
        sales = of(some)
        share = sales.revenue / total.revenue if total.revenue else None
        return name, sales.buyers, sales.orders, sales.revenue, share, then, _change(sales.revenue, then)

    rows = [line(names[g], groups.get(g, empty), float(before.get(g, 0.0))) for g in listed]
    rest = here[~here["group"].isin(listed)]
    rest_before = float(past.loc[~past["group"].isin(listed), "net"].sum())
    if len(rest) or rest_before:
        rows.append(line(say(Sentence("Not listed above"), language), rest, rest_before))
    last = line(say(Sentence("Total"), language), here, total_before.revenue)
    columns = [
        Column(head),
        Column(Sentence("Customers"), "integer"),
        Column(Sentence("Orders"), "integer"),
        Column(Sentence("Revenue"), "amount"),
        Column(Sentence("Share"), "percent"),
        Column(Sentence("Before"), "amount"),
        Column(Sentence("Difference"), "change"),
    ]
    if key == "customer_id":
        columns, rows, last = (_without(columns, 1), [_without(r, 1) for r in rows], _without(last, 1))
    about = Sentence("Valid orders less refunds; customers and orders with valid lines in the period.")
    value = next(i for i, c in enumerate(columns) if c.head.text == "Revenue")
    return Section(title, about, columns, rows, last, Picture("bars", value, value + 2))


def _grouped(worked: Worked, key: str) -> tuple[Codes, Sequence[Value]]:
    """For each line which value it has; number 0 is none."""
    if key == "customer_id":
        return worked.ids(_LINES, key)
    if key != "country" or worked.typed(_LINES, key):
        return worked.codes(_LINES, key)
    of_contacts = worked.column("contacts", "country")
    found = worked.looked_up(_LINES, "customer_id", "contacts", "customer_id", of_contacts)
    values: list[Value] = [None, *sorted({v for v in found if v is not None}, key=str)]
    number = {v: i for i, v in enumerate(values)}
    return np.array([number[v] for v in found], dtype=np.int64), values


def _without(items: Sequence[Any], index: int) -> list[Any]:
    return [*items[:index], *items[index + 1 :]]


def _names(worked: Worked, key: str, values: Sequence[Value], language: str) -> Mapping[int, str]:
    """What each value is called: countries and companies by their names."""
    if key == "country":
        return {i: countries.name(str(v), language) for i, v in enumerate(values) if v is not None}
    if key == "customer_id":
        companies = company_names(worked)
        return {i: companies.get(str(v), str(v)) for i, v in enumerate(values) if v is not None}
    return {i: str(v) for i, v in enumerate(values) if v is not None}


def company_names(worked: Worked) -> dict[str, str]:
    """The company of each customer number."""
    if not (worked.typed("contacts", "customer_id") and worked.typed("contacts", "company")):
        return {}
    codes, ids = worked.ids("contacts", "customer_id")
    found: dict[str, str] = {}
    for code, name in zip(codes.tolist(), worked.shown("contacts", "company"), strict=True):
        key = ids[code]
        if key is not None and name:
            found.setdefault(key, name)
    return found


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


def _change(now: float, before: float) -> float | None:
    return (now - before) / abs(before) if before else None


def lost_lines(worked: Worked, span: Period) -> int:
    """Lines of the period with an amount but no rate: they count for nothing."""
    amount, base = worked.numbers(_LINES, "amount"), worked.numbers(_LINES, "amount_base")
    day = worked.lines["day"].to_numpy(dtype=np.float64)
    inside = (day >= serial(span.first)) & (day <= serial(span.last))
    return int((inside & ~np.isnan(amount) & np.isnan(base)).sum())
