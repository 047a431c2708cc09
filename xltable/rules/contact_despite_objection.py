"""A next contact planned with somebody who asked not to be contacted.

Why it matters: in many countries writing to them again is against the law (in the European Union, Art. 21 GDPR).

| contacts.customer_id | contacts.do_not_contact | contacts.next_action_date | issue      |
| -------------------- | ----------------------- | ------------------------- | ---------- |
| C-1                  | no                      | 2026-07-01                |            |
| C-2                  | yes                     |                           |            |
| C-3                  | yes                     | 2026-07-01                | 2026-07-01 |

Fix: none; clear the day of the next contact, or the objection if it was taken back.

To silence: `--ignore contact-despite-objection`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import flags, records
from ._shown import shown

severity = "error"
leaks = True
covers = ("overdue-follow-up",)

KEY = "next_action_date"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each customer with an objection and a next contact."""
    for table in book.of("contacts"):
        if KEY not in table or "do_not_contact" not in table:
            continue
        column, objection = table.columns[KEY], table.columns["do_not_contact"]
        for record in records(flags(table, "do_not_contact", bool) & flags(table, KEY, lambda value: True)):
            message = Sentence(
                "A next contact is planned for “{value}”, but “{heading}” says not to.",
                value=shown(table.readings(KEY).value(record)),
                heading=objection.heading,
            )
            yield issue_at("contact-despite-objection", table, record, column, message)
