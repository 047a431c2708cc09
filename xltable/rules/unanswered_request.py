"""A request that nobody has answered in the days its priority allows.

Why it matters: the customer waits, and asks somebody else.

| service.opened_at | service.priority | service.status | service.first_response_at | issue          |
| ----------------- | ---------------- | -------------- | ------------------------- | -------------- |
| 2026-06-10        | normal           | new            | 2026-06-11                |                |
| 2026-06-10        | low              | new            |                           |                |
| 2026-06-10        | high             | new            |                           | First response |
| 2026-06-10        | normal           | closed         |                           |                |

(Today is 2026-06-15.) One day for high priority, 3 for normal or none, 7 for low.

Told at the empty cell, or where no column tells of answers at the day it was opened.

Fix: none; answer it, and write down when.

To silence: `--ignore unanswered-request`, or set `open_days_high`, `open_days_normal` and `open_days_low` in your
template.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..numerals import Count, Threshold
from ..speech import Sentence
from ._columns import days, filled, flags, records
from ._settings import threshold
from ._shown import shown

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each open request without an answer; nothing where the workbook does not tell of answers."""
    tables = [t for t in book.of("service") if "opened_at" in t and "status" in t]
    limits = threshold(book, "open_days_high", "open_days_normal", "open_days_low") if tables else ()
    for table in tables:
        yield from _unanswered(table, *limits)


def _unanswered(table: Table, high: float, normal: float, low: float) -> Iterator[Issue]:
    if "first_response_at" in table:
        open_ = flags(table, "status", lambda value: value not in ("solved", "closed"))
        waiting = open_ & ~filled(table, "first_response_at")
    else:
        waiting = flags(table, "status", lambda value: value == "new")
    age = table.book.today.toordinal() - np.floor(days(table, "opened_at"))
    urgent, patient = (flags(table, "priority", lambda value, p=p: value == p) for p in ("high", "low"))  # type: ignore[misc]
    limit = np.select([urgent, patient], [high, low], normal)
    with np.errstate(invalid="ignore"):
        late = waiting & (age > limit)
    column = table.columns["first_response_at" if "first_response_at" in table else "opened_at"]
    for record in records(late):
        message = Sentence(
            "Opened on “{value}”, {n} days ago, and not answered yet; its priority allows {limit}.",
            value=shown(table.readings("opened_at").value(record)),
            n=Count(int(age[record])),
            limit=Threshold(float(limit[record])),
        )
        yield issue_at("unanswered-request", table, record, column, message)
