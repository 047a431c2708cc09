"""A number outside what its column allows.

Why it matters: one score of 55 among scores of 1 to 5 moves every average it is in.

| service.satisfaction | issue |
| -------------------- | ----- |
| 4                    |       |
| 7                    | 7     |

Fix: none; xltable cannot know the number that was meant.

To silence: `--ignore out-of-range`, or set the column's `minimum` and `maximum` in your template.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "out-of-range")
