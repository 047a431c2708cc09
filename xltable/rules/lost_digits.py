"""A long number that a program rounded or wrote with an exponent, such as 1.38E+10.

Why it matters: Excel keeps fifteen digits. What came after them is gone from the file, and only the source still has
it.

| contacts.phone | issue    |
| -------------- | -------- |
| +49 30 901820  |          |
| "1.38E+10"     | 1.38E+10 |

Fix: none; the digits are not in the workbook any more. Type them again into a cell formatted as text.

To silence: `--ignore lost-digits`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ..schema import ColumnSpec
from ._readings import in_unknown_columns, reported

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so; in columns that xltable does not know, numbers of tracking and the like."""
    yield from reported(book, "lost-digits")
    yield from in_unknown_columns(book, "lost-digits", ColumnSpec(key="", kind="identifier"))
