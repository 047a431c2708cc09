"""A date after today in a column that tells what has happened.

Why it matters: a wrong year here makes the customer the latest of all, and pushes every “last 12 months” out of shape.

| transactions.order_date | issue      |
| ----------------------- | ---------- |
| 2026-05-04              |            |
| 2062-05-04              | 2062-05-04 |

Days that are planned (next contact, due, keep until) may lie ahead. Today is the day of the check, or of `--as-of`.

Fix: none; xltable cannot know the day that was meant.

To silence: `--ignore future-date`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..book import Book
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import day_number, flags, records
from ._shown import shown

severity = "warning"

HAPPENED = {
    "contacts": ("first_contact", "last_contact", "consent_date", "created_at", "verified_at"),
    "transactions": ("order_date", "paid_date"),
    "service": ("opened_at", "first_response_at", "resolved_at"),
    "feedback": ("received_at", "closed_at", "verified_effect_date"),
}


def check(book: Book) -> Iterator[Issue]:
    """One issue for each date that lies ahead; tomorrow may be today in another time zone."""
    limit = float((book.today + timedelta(days=2)).toordinal())
    for table in book.tables:
        for key in HAPPENED.get(table.key, ()):
            for record in records(flags(table, key, lambda v: (day_number(v) or 0) >= limit)):
                column = table.columns[key]
                message = Sentence(
                    "“{value}” lies after today, {today}, but “{heading}” tells what has happened.",
                    value=shown(table.readings(key).value(record)),
                    today=shown(book.today),
                    heading=column.heading,
                )
                yield issue_at("future-date", table, record, column, message)
