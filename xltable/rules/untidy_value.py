"""A cell that can be read but is not in its tidy form.

Why it matters: spellings of one thing look like several things to a filter, a pivot table and a lookup.

| contacts.company | issue      |
| ---------------- | ---------- |
| Acme Ltd         |            |
| Acme   Ltd       | Acme   Ltd |

Fix: safe where the meaning stays to the last character (spaces, width of letters, the form of a phone number); unsafe
where something has to be assumed, such as the capitals of a name.

To silence: `--ignore untidy-value`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "untidy-value")
