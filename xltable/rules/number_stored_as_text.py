"""A number that is kept as text, so that no sum counts it.

Why it matters: SUM passes over it without a word, and sorting puts "10" before "9".

| transactions.quantity | issue |
| --------------------- | ----- |
| 12                    |       |
| "12"                  | 12    |

Fix: safe where the column proves how the number is to be read; unsafe where formulas read the column.

To silence: `--ignore number-stored-as-text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "number-stored-as-text")
