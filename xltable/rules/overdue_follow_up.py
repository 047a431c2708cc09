"""A next contact whose day has passed.

Why it matters: somebody promised to come back to the customer, and has not.

| contacts.customer_id | contacts.next_action_date | issue      |
| -------------------- | ------------------------- | ---------- |
| C-1                  | 2026-06-20                |            |
| C-2                  | 2026-06-01                | 2026-06-01 |

(Today is 2026-06-15.)

Fix: none; get in touch and set the next day, or clear the cell.

To silence: `--ignore overdue-follow-up`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..speech import counted
from ._columns import Flags, days, flags, records
from ._shown import shown

severity = "info"

KEY = "next_action_date"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each customer or open request whose next contact is past."""
    for table in (*book.of("contacts"), *book.of("service")):
        if KEY in table:
            yield from _overdue(table)


def _overdue(table: Table) -> Iterator[Issue]:
    late = table.book.today.toordinal() - np.floor(days(table, KEY))
    with np.errstate(invalid="ignore"):
        overdue = (late > 0) & ~_settled(table)
    for record in records(overdue):
        column = table.columns[KEY]
        message = counted(
            int(late[record]),
            "The next contact was due on “{value}”, yesterday.",
            "The next contact was due on “{value}”, {n} days ago.",
            value=shown(table.readings(KEY).value(record)),
        )
        yield issue_at("overdue-follow-up", table, record, column, message)


def _settled(table: Table) -> Flags:
    """What needs no follow-up: customers not to be contacted, requests that are done."""
    return flags(table, "do_not_contact", bool) | flags(table, "status", lambda value: value in ("solved", "closed"))
