"""A record typed below an Excel table, which does not include it.

Why it matters: the table's formulas, filters and charts pass over the row, though it looks like one of the others.

| row     | contacts.customer_id | contacts.company | issue |
| ------- | -------------------- | ---------------- | ----- |
|         | C-1                  | Acme Ltd         |       |
| outside | C-2                  | Blue Sea         | A3:B3 |

Fix: none; drag the corner of the table down over the row. xltable reads it as a record all the same.

To silence: `--ignore row-outside-table`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ..speech import Sentence
from ._rows import row_issue

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each such row."""
    for table in book.tables:
        message = Sentence(
            "This row stands below the Excel table “{name}”, whose formulas and filters pass over it.",
            name=table.excel_table or table.spec.title(book.language),
        )
        for row in table.rows_outside:
            yield row_issue("row-outside-table", table, row, message)
