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

Where the discounts that come out are shares of the price, one above 1 is none:

| transactions.quantity | transactions.unit_price | transactions.discount | transactions.amount | issue |
| --------------------- | ----------------------- | --------------------- | ------------------- | ----- |
| 10                    | 2.50                    | 0.1                   | 22.50               |       |
| 10                    | 2.50                    | 0.2                   | 20                  |       |
| 10                    | 2.50                    | 2                     | 25                  | 2     |

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
    """The cells whose reading says so, and the quantities and discounts that the rest of their row speaks against."""
    yield from reported(book, "out-of-range")
    for table in book.of("transactions"):
        yield from _slips(table)


def _slips(table: Table) -> Iterator[Issue]:
    found = reckoned(table)
    if found is None or found.other_meaning:
        return
    for key, flags, told in (
        ("quantity", found.below_zero, "“{value}” is below zero, though the price and the amount beside it are not."),
        ("discount", found.beyond_whole, "“{value}” is more than the whole price: this column keeps shares of it."),
    ):
        for record in records(flags):
            message = Sentence(told, value=shown(table.readings(key).value(record)))
            yield issue_at("out-of-range", table, record, table.columns[key], message)
