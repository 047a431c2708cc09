"""A number that is kept as text, so that no sum counts it.

Why it matters: SUM passes over it without a word, and sorting puts "10" before "9".

| transactions.quantity | issue |
| --------------------- | ----- |
| 12                    |       |
| "12"                  | 12    |

A text file (CSV) has no numbers but as text, and is not asked for any.

Fix: safe where the column proves how the number is to be read; unsafe where formulas read the column.

To silence: `--ignore number-stored-as-text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import TEXT_FILES, reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so; in a text file everything is text, and nothing is at fault."""
    return iter(()) if book.format in TEXT_FILES else reported(book, "number-stored-as-text")
