"""Revenue of a period by what a column of the transactions says, the largest first, and what it was before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import countries
from ..kinds import Value
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.coding import Codes
from ._period import Period
from ._report_model import Cell, Column, Picture, Section
from ._report_names import company_names
from ._sales import change, of, within

if TYPE_CHECKING:
    import pandas as pd

_LISTED = 12
_LINES = "transactions"


def breakdown(
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
        return name, sales.buyers, sales.orders, sales.revenue, share, then, change(sales.revenue, then)

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
        return _alike(*worked.codes(_LINES, key))
    of_contacts = worked.column("contacts", "country")
    found = worked.looked_up(_LINES, "customer_id", "contacts", "customer_id", of_contacts)
    values: list[Value] = [None, *sorted({v for v in found if v is not None}, key=str)]
    number = {v: i for i, v in enumerate(values)}
    return np.array([number[v] for v in found], dtype=np.int64), values


def _alike(codes: Codes, values: Sequence[Value]) -> tuple[Codes, Sequence[Value]]:
    """Texts that differ in the case of their letters only are one, as they are on the sheets and to a formula."""
    first: dict[str, int] = {}
    one = [0 if v is None else first.setdefault(str(v).casefold(), i) for i, v in enumerate(values)]
    return np.array(one, dtype=np.int64)[codes], values


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
