"""An empty row among the records of a table.

Why it matters: Excel takes a list to end there; sorting, filtering and Ctrl+End stop before the records below it.

| contacts.customer_id | contacts.company | issue |
| -------------------- | ---------------- | ----- |
| C-1                  | Acme Ltd         |       |
|                      |                  | A3:B3 |
| C-2                  | Blue Sea         |       |

Fix: none; delete the row if it separates nothing. xltable reads on below it.

To silence: `--ignore blank-row`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ..speech import Sentence
from ._rows import row_issue

severity = "info"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each empty row."""
    message = Sentence("This row is empty, and Excel's sorting and filters take the table to end above it.")
    for table in book.tables:
        for row in table.blank_rows:
            yield row_issue("blank-row", table, row, message)
