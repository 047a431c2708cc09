"""A record that refers to another one that is not there.

Why it matters: the order counts for no customer; every sheet by customer, country or group misses it.

| contacts.customer_id | transactions.customer_id | issue |
| -------------------- | ------------------------ | ----- |
| C-1                  | C-1                      |       |
| C-2                  | C-7                      | C-7   |

Fix: none; xltable cannot know which customer was meant, or whether one is missing.

To silence: `--ignore orphan-record`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each reference that leads nowhere; none where the table it leads to was not found."""
    leads = {f"{t.key}.{key}" for t in book.tables for key in t.columns}
    for issue in reported(book, "orphan-record"):
        spec = book.template.table(issue.table or "")
        column = spec.column(issue.column or "") if spec else None
        if column is not None and column.reference in leads:
            yield issue
