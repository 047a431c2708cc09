"""What every country brought: its customers' revenue, else that of the lines which name it themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from ..kinds import Value as Meaning
from ..pages.page import Value
from ..refs import Layout
from ..worked import Worked
from . import _terms
from ._furniture import live

_LINES = "transactions"


@dataclass(frozen=True, slots=True)
class CountryRevenue:
    """A country by its code, what it brought, and the cell that shows it."""

    code: str
    revenue: float
    cell: Value


def revenue_of_countries(worked: Worked, layout: Layout, readable: bool) -> list[CountryRevenue]:
    """Every country with revenue, the largest first; `readable` where the customer list says all.

    Empty where neither customers nor lines name a country.
    """
    if worked.has("contacts", "country"):
        found = _of_customers(worked, layout, readable)
    elif worked.typed(_LINES, "country"):
        found = _of_lines(worked, layout)
    else:
        return []
    return sorted((c for c in found if c.revenue), key=lambda c: -c.revenue)


def _of_customers(worked: Worked, layout: Layout, readable: bool) -> Iterator[CountryRevenue]:
    texts = _terms.spelled(worked, "contacts", "country")
    for code, revenue in _sums(worked).items():
        text = _terms.summed(layout, "contacts", "revenue", "country", texts[code]) if readable else None
        yield CountryRevenue(code, revenue, live(text, revenue))


def _sums(worked: Worked) -> Mapping[str, float]:
    """Each customer's revenue counted to the country the customer first stands under."""
    codes, ids = worked.ids("contacts", "customer_id")
    of: dict[str | None, Meaning] = {}
    for code, country in zip(codes.tolist(), worked.column("contacts", "country"), strict=True):
        of.setdefault(ids[code], country)
    sums: dict[str, float] = {}
    for key, value in worked.customers["revenue"].items():
        if country := of.get(str(key)):
            sums[str(country)] = sums.get(str(country), 0.0) + float(value)
    return sums


def _of_lines(worked: Worked, layout: Layout) -> Iterator[CountryRevenue]:
    net = np.nan_to_num(worked.numbers(_LINES, "net_base"))
    beside = layout.has(_LINES, "net_base") and layout.has(_LINES, "country")
    for group in _terms.groups(worked, _LINES, "country"):
        revenue = float(net[group.records].sum())
        readable = beside and _terms.sayable(group.texts)
        text = _terms.summed(layout, _LINES, "net_base", "country", group.texts) if readable else None
        yield CountryRevenue(group.name, revenue, live(text, revenue))
