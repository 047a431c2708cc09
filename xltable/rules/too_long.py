"""A text longer than its column allows.

Why it matters: labels, forms and other programs cut it off without a word, often in the middle of what matters.

| contacts.customer_id | contacts.job_title                             | issue |
| -------------------- | ---------------------------------------------- | ----- |
| C-1                  | Head of purchasing                             |       |
| C-2                  | Head of purchasing ⟨100 times x⟩ and logistics | Title |

Fix: none; what to leave out is yours to say.

To silence: `--ignore too-long`, or set the column's `max_length` in your template.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..numerals import Count
from ..speech import Sentence
from ._columns import records
from ._ours import ours

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each text that is too long; numbers and dates have no length."""
    for table in book.tables:
        for key, column in table.columns.items():
            if column.spec and column.spec.max_length and not ours(table, key):
                yield from _long(table, key, column.spec.max_length)


def _long(table: Table, key: str, limit: int) -> Iterator[Issue]:
    column = table.columns[key]
    long = np.array([isinstance(raw, str) and len(raw.strip()) > limit for raw in column.distinct], dtype=bool)
    for record in records(long[column.codes]):
        text = str(column.distinct[column.codes[record]]).strip()
        message = Sentence(
            "“{value}…” has {n} characters, but “{heading}” allows {limit}.",
            value=text[:30],
            n=Count(len(text)),
            heading=column.heading,
            limit=Count(limit),
        )
        yield issue_at("too-long", table, record, column, message)
