"""A cell that cannot mean what its column holds.

Why it matters: what xltable cannot read it cannot count, sort or send to; sheets and derived columns leave the cell
out.

| contacts.email  | issue |
| --------------- | ----- |
| amy@example.com |       |
| amy@            | amy@  |

Fix: unsafe, and only where the cell comes close to one right value (a misspelt domain, say); else none, for only you
know what was meant.

To silence: `--ignore unreadable-value`, or leave the column out of the template if it holds something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "unreadable-value")
