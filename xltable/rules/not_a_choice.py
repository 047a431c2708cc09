"""A word that is not on the list its column chooses from.

Why it matters: filters, counts and sheets know the listed choices only; any other word is a group of its own, or none.

| service.request_type | issue      |
| -------------------- | ---------- |
| complaint            |            |
| complaimt            | complaimt  |
| something            | something  |

Fix: unsafe, and only where one choice alone is one letter away; the nearest choices are named.

To silence: `--ignore not-a-choice`, or add the word to the list in your template (`[choices.request_type]`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "not-a-choice")
