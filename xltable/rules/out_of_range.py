"""A number outside what its column or its row allows.

Why it matters: one score of 55 among scores of 1 to 5 moves every average it is in.

| service.satisfaction | issue |
| -------------------- | ----- |
| 4                    |       |
| 7                    | 7     |

A quantity below zero is goods that came back, and its amount comes out as well. Where only the quantity is below zero,
and the amount is neither the one nor the other, the quantity is wrong:

| transactions.quantity | transactions.unit_price | transactions.amount | issue |
| --------------------- | ----------------------- | ------------------- | ----- |
| -4                    | 2.50                    | -10                 |       |
| -4                    | 2.50                    | 10                  |       |
| -4                    | 2.50                    | 100                 | -4    |

Fix: none; xltable cannot know the number that was meant.

To silence: `--ignore out-of-range`, or set the column's `minimum` and `maximum` in your template.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._amounts import reckoned
from ._columns import records
from ._readings import reported
from ._shown import shown

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so, and the quantities that the rest of their row speaks against."""
    yield from reported(book, "out-of-range")
    for table in book.of("transactions"):
        yield from _below_zero(table)


def _below_zero(table: Table) -> Iterator[Issue]:
    found = reckoned(table)
    if found is None or found.other_meaning:
        return
    column = table.columns["quantity"]
    for record in records(found.below_zero):
        message = Sentence(
            "“{value}” is below zero, though the price and the amount beside it are not.",
            value=shown(table.readings("quantity").value(record)),
        )
        yield issue_at("out-of-range", table, record, column, message)
