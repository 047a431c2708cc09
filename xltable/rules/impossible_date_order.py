"""Two dates of one record in an order that cannot be: solved before opened, paid before ordered.

Why it matters: the days between them come out below zero and spoil every average they are in.

| service.opened_at | service.resolved_at | issue      |
| ----------------- | ------------------- | ---------- |
| 2026-03-02        | 2026-03-05          |            |
| 2026-03-05        | 2026-03-05 09:00    |            |
| 2026-03-05        | 2026-03-02          | 2026-03-02 |

A first day that lies in the future is a fault of its own, `future-date`, and not told again here.

Fix: none; either of the two may be the wrong one.

To silence: `--ignore impossible-date-order`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import days, records
from ._shown import shown

severity = "error"

ORDERS = {
    "contacts": (("first_contact", "last_contact"), ("created_at", "verified_at")),
    "transactions": (("order_date", "paid_date"), ("order_date", "due_date"), ("order_date", "ship_date")),
    "service": (("opened_at", "first_response_at"), ("opened_at", "resolved_at")),
    "feedback": (("received_at", "closed_at"), ("closed_at", "verified_effect_date")),
}
"""By table: what comes first, and what cannot come before it."""


def check(book: Book) -> Iterator[Issue]:
    """One issue at the later date of each pair that is the wrong way round."""
    for table in book.tables:
        for first, second in ORDERS.get(table.key, ()):
            if first in table and second in table:
                yield from _pairs(table, first, second)


def _pairs(table: Table, first: str, second: str) -> Iterator[Issue]:
    before, after = days(table, first), days(table, second)
    timed = np.logical_and(np.mod(before, 1) > 0, np.mod(after, 1) > 0)
    with np.errstate(invalid="ignore"):
        earlier_day = np.floor(after) < np.floor(before)
        wrong = np.logical_or(earlier_day, np.logical_and(timed, after < before))
        wrong &= before < table.book.today.toordinal() + 2  # a day that lies ahead is the fault itself
    for record in records(wrong):
        column = table.columns[second]
        message = Sentence(
            "“{value}” ({heading}) is before “{first}” ({first_heading}), which cannot be.",
            value=shown(table.readings(second).value(record)),
            heading=column.heading,
            first=shown(table.readings(first).value(record)),
            first_heading=table.columns[first].heading,
        )
        yield issue_at("impossible-date-order", table, record, column, message)
