"""Lines of customers: how many have a country, a region or a segment, with their orders and revenue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..book import Place
from ..kinds import Value as Meaning
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence
from ..worked import Worked
from . import _terms
from ._breakdown import Figure, Quotient, Share, Sum
from ._furniture import Head, live


@dataclass(frozen=True)
class Line:
    """The figures of the customers whose column `key` holds one of `texts`."""

    name: str
    region: str | None
    key: str
    texts: Sequence[str]
    customers: int
    orders: float
    revenue: float
    first: Place | None = None


def with_money(layout: Layout) -> bool:
    """Whether orders and revenue stand beside the customers."""
    return layout.has("contacts", "revenue") and layout.has("contacts", "orders")


def grouped(worked: Worked, layout: Layout, key: str) -> Iterator[tuple[Meaning, int, float, float, Place]]:
    """For each value of a column of the contacts: customers, their orders and revenue, and where the first stands.

    A customer who stands on the list twice counts once.
    """
    codes, values = worked.codes("contacts", key)
    blank = np.zeros(len(codes))
    orders = worked.numbers("contacts", "orders") if layout.has("contacts", "orders") else blank
    revenue = worked.numbers("contacts", "revenue") if layout.has("contacts", "revenue") else blank
    places = [t.place(r, next(iter(t.columns))) for t in worked.book.of("contacts") for r in range(len(t))]
    counted = _terms.counted(worked)
    for code, value in enumerate(values):
        records = np.flatnonzero((codes == code) & counted)
        if value is not None and len(records):
            sums = float(np.nansum(orders[records])), float(np.nansum(revenue[records]))
            yield value, len(records), *sums, places[int(records[0])]


def choice_lines(key: str, worked: Worked, layout: Layout) -> Iterator[Line]:
    """A line for each choice of the column, also where no customer has it yet."""
    figures = {str(name): (n, orders, revenue) for name, n, orders, revenue, _ in grouped(worked, layout, key)}
    for choice, label in worked.labels("contacts", key).items():
        found = [figures[name] for name in dict.fromkeys((label, choice)) if name in figures]
        customers, orders, revenue = (sum(f[i] for f in found) for i in range(3))
        yield Line(label, None, key, [label], int(customers), orders, revenue)


def figures(worked: Worked, layout: Layout, lines: Sequence[Line]) -> list[Figure]:
    """Customers with their share; orders, revenue with its share, and the average order where there is money."""
    counted = Sum(
        Head(Sentence("Customers"), "integer", 12),
        [customers(x, worked, layout) for x in lines],
        _terms.customers(worked, layout),
    )
    found: list[Figure] = [counted, Share(Head(Sentence("Share of customers"), "percent", 18), 0)]
    if not with_money(layout):
        return found
    orders = [_summed(x, "orders", x.orders, worked, layout) for x in lines]
    revenue = [brought(x, worked, layout) for x in lines]
    return [
        *found,
        Sum(Head(Sentence("Orders"), "integer", 10), orders, _terms.orders(worked, layout)),
        Sum(Head(Sentence("Revenue"), "money", 17), revenue, _terms.revenue(worked, layout)),
        Share(Head(Sentence("Share of revenue"), "percent", 16), 3),
        Quotient(Head(Sentence("Average order"), "money", 15), 3, 2),
    ]


def customers(line: Line, worked: Worked, layout: Layout) -> Value:
    """How many customers a line has; a value where the list has some twice, for a formula would count rows."""
    here = (_terms.customer_key(worked), _terms.NOT_BLANK)
    text = _terms.matching(layout, "contacts", line.key, line.texts, here)
    return live(text if _terms.once_each(worked) else None, line.customers)


def brought(line: Line, worked: Worked, layout: Layout) -> Value:
    """The revenue of a line's customers, in the same way."""
    return _summed(line, "revenue", line.revenue, worked, layout)


def _summed(line: Line, figure: str, value: float, worked: Worked, layout: Layout) -> Value:
    text = _terms.summed(layout, "contacts", figure, line.key, line.texts)
    return live(text if _terms.once_each(worked) else None, value)


def shown(figures: Sequence[Figure]) -> int:
    """The figure that bars show: revenue where there is any, else customers."""
    return 3 if len(figures) > 3 else 0
