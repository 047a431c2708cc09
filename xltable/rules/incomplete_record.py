"""A record with so little filled in that it is of little use.

Why it matters: without a grade, a person or a way to reach them, a customer drops out of every list one works through.

| contacts.customer_id | contacts.company | contacts.country | contacts.contact_name | contacts.email   | issue |
| -------------------- | ---------------- | ---------------- | --------------------- | ---------------- | ----- |
| C-1                  | Acme Ltd         | DE               | Amy Lee               | amy@acme.example |       |
| C-2                  | Blue Sea         |                  |                       |                  | C-2   |

Counted are the columns the table has that are required or recommended; a record should fill 60 % of them.

Fix: none; only you know what belongs there.

To silence: `--ignore incomplete-record`, or set `completeness` in your template.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..speech import Listed, Sentence
from ._columns import filled, records

severity = "info"

FEWEST = 4
"""With fewer columns to count, a share says nothing."""


def check(book: Book) -> Iterator[Issue]:
    """One issue for each record below the template's share."""
    for table in book.tables:
        keys = [c.key for c in table.spec.columns if (c.required or c.recommended) and not c.derived and c.key in table]
        if len(keys) >= FEWEST and len(table):
            yield from _incomplete(table, keys)


def _incomplete(table: Table, keys: list[str]) -> Iterator[Issue]:
    full = np.array([filled(table, key) for key in keys], dtype=bool)
    share = np.count_nonzero(full, axis=0) / len(keys)
    column = table.columns[table.spec.record_key if table.spec.record_key in table else keys[0]]
    for record in records(share < table.book.template.completeness):
        empty = [table.columns[key].heading for key, has in zip(keys, full[:, record].tolist(), strict=True) if not has]
        message = Sentence(
            "Only {filled} of {n} important cells are filled; empty are {headings}.",
            filled=len(keys) - len(empty),
            n=len(keys),
            headings=Listed(tuple(empty)),
        )
        yield issue_at("incomplete-record", table, record, column, message)
