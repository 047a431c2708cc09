"""A row of sums at the foot of a table; it is not read as a record.

Why it matters: a pivot table, a lookup or an import would count the total as one more customer or order.

| row   | transactions.order_id | transactions.quantity | issue |
| ----- | --------------------- | --------------------- | ----- |
|       | O-1                   | 10                    |       |
|       | O-2                   | 20                    |       |
| total | Total                 | 30                    | A4:B4 |

Fix: none is needed; xltable passes over the row.

To silence: `--ignore total-row`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ..speech import Sentence
from ._rows import row_issue

severity = "info"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each row of sums."""
    message = Sentence("This row holds totals; it is not read as a record.")
    for table in book.tables:
        for row in table.total_rows:
            yield row_issue("total-row", table, row, message)
