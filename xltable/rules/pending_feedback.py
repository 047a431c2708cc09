"""Feedback that still waits for something to be done.

Why it matters: a customer who took the time to say what is wrong, and hears nothing, does not say it again.

| feedback.feedback_id | feedback.received_at | feedback.pending | feedback.status | issue |
| -------------------- | -------------------- | ---------------- | --------------- | ----- |
| F-1                  | 2026-06-01           | no               | closed          |       |
| F-2                  | 2026-06-01           | yes              | in_progress     | yes   |

(Today is 2026-06-15.) Where a list has no column “Pending”, its status tells:

| feedback.feedback_id | feedback.received_at | feedback.status | issue |
| -------------------- | -------------------- | --------------- | ----- |
| F-3                  | 2026-06-01           | solved          |       |
| F-4                  | 2026-06-01           | new             | new   |

Fix: none; settle it, write what was done into “Action”, and set “Pending” to no.

To silence: `--ignore pending-feedback`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Column, Table
from ..findings import Issue, issue_at
from ..speech import Sentence, counted
from ._columns import days, flags, records
from ._shown import shown

severity = "info"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each piece of feedback marked as pending, or by its status where a list has no such mark."""
    for table in book.of("feedback"):
        if column := next((table.columns[key] for key in ("pending", "status") if key in table), None):
            yield from _pending(table, column)


def _pending(table: Table, column: Column) -> Iterator[Issue]:
    age = table.book.today.toordinal() - np.floor(days(table, "received_at"))
    late = table.book.today.toordinal() - np.floor(days(table, "due_date"))
    marked = flags(table, "pending", bool) if "pending" in table else flags(table, "status", bool)
    done = flags(table, "status", lambda value: value in ("solved", "closed"))
    for record in records(marked & ~done):
        yield issue_at("pending-feedback", table, record, column, _message(table, record, age[record], late[record]))


def _message(table: Table, record: int, age: float, late: float) -> Sentence:
    if late > 0:
        return Sentence(
            "This feedback is pending, and was to be settled by {day}.",
            day=shown(table.readings("due_date").value(record)),
        )
    if np.isnan(age) or age < 0:
        return Sentence("This feedback is pending.")
    return counted(
        int(age), "This feedback has been pending for one day.", "This feedback has been pending for {n} days."
    )
