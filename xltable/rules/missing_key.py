"""A record without the number or code that names it.

Why it matters: nothing can refer to it: no order finds the customer, no feedback finds the order.

| contacts.customer_id | contacts.company | issue       |
| -------------------- | ---------------- | ----------- |
| C-1                  | Acme Ltd         |             |
| ???                  | Cedar & Sons     | Customer ID |
|                      | Blue Sea         | Customer ID |

Fix: none; give it the next free number, and never change it again.

To silence: `--ignore missing-key`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import records, wanting

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each record whose key cell is empty."""
    for table in book.tables:
        key = table.spec.record_key
        if key not in table:
            continue
        column = table.columns[key]
        for record in records(wanting(table, key)):
            message = Sentence("This record has no “{heading}”, so nothing can refer to it.", heading=column.heading)
            yield issue_at("missing-key", table, record, column, message)
