"""A date that is kept as text, so that nothing sorts or counts it.

Why it matters: formulas that ask for this month's orders pass over it, and sorting puts it after every real date.

| transactions.order_date | issue      |
| ----------------------- | ---------- |
| 2026-03-05              |            |
| "2026-03-06"            | 2026-03-06 |

A text file (CSV) has no dates but as text, and is not asked for any.

Fix: safe where the text or the column proves the order of day and month; unsafe where formulas read the column.

To silence: `--ignore date-stored-as-text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import TEXT_FILES, reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so; in a text file everything is text, and nothing is at fault."""
    return iter(()) if book.format in TEXT_FILES else reported(book, "date-stored-as-text")
