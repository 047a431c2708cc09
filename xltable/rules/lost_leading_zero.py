"""A postcode or number that lost its zeros in front because a program took it for a number.

Why it matters: 1067 is no postcode in Germany; 01067 is the middle of Dresden. Parcels and lookups go astray.

| contacts.country | contacts.postcode | issue |
| ---------------- | ----------------- | ----- |
| DE               | "01067"           |       |
| DE               | 1067              | 1067  |

Fix: safe where the form of the country's postcodes proves how many zeros are missing; else none.

To silence: `--ignore lost-leading-zero`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "lost-leading-zero")
