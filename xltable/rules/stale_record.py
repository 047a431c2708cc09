"""A customer nobody has been in touch with, or looked over, for a long time.

Why it matters: addresses and people change; what nobody has looked at for a year is often wrong.

| contacts.customer_id | contacts.grade | contacts.last_contact | contacts.verified_at | issue      |
| -------------------- | -------------- | --------------------- | -------------------- | ---------- |
| C-1                  | A              | 2026-05-01            |                      |            |
| C-2                  | A              | 2026-01-05            |                      | 2026-01-05 |
| C-3                  | C              | 2026-01-05            |                      |            |
| C-4                  | A              | 2026-01-05            | 2026-05-20           |            |

(Today is 2026-06-15.) The later of the last contact and the day it was verified counts: after 90 days for grade A, 180
for grade B, 365 for all others.

Fix: none; get in touch, or put today's date into the “Verified” column once you have looked the record over.

To silence: `--ignore stale-record`, or set `stale_days_a`, `stale_days_b` and `stale_days` in your template.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..numerals import Count
from ..speech import Sentence
from ._columns import days, flags, records
from ._settings import threshold
from ._shown import shown

severity = "info"

SEEN = ("last_contact", "verified_at")


def check(book: Book) -> Iterator[Issue]:
    """One issue for each stale customer; those one does not write to any more are left out."""
    tables = [table for table in book.of("contacts") if any(key in table for key in SEEN)]
    limits = threshold(book, "stale_days_a", "stale_days_b", "stale_days") if tables else ()
    for table in tables:
        yield from _stale(table, *limits)


def _stale(table: Table, of_a: float, of_b: float, of_others: float) -> Iterator[Issue]:
    seen = {key: days(table, key) for key in SEEN}
    age = table.book.today.toordinal() - np.floor(np.fmax(*seen.values()))
    limit = np.select([_grade(table, "a"), _grade(table, "b")], [of_a, of_b], of_others)
    given_up = _grade(table, "blacklisted") | flags(table, "do_not_contact", bool)
    with np.errstate(invalid="ignore"):
        stale = (age > limit) & ~given_up
    latest = np.argmax(np.nan_to_num(np.stack(list(seen.values())), nan=-1), axis=0)
    for record in records(stale):
        key = SEEN[latest[record]]
        column = table.columns[key]
        message = Sentence(
            "Last contacted or checked on “{value}”, {n} days ago; this customer is due every {limit} days.",
            value=shown(table.readings(key).value(record)),
            n=Count(int(age[record])),
            limit=Count(int(limit[record])),
        )
        yield issue_at("stale-record", table, record, column, message)


def _grade(table: Table, grade: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return flags(table, "grade", lambda value: value == grade)
