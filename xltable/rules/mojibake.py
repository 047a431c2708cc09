"""Letters spoilt by a wrong character encoding, such as `MÃ¼ller` for `Müller`.

Why it matters: the customer sees their name broken on every letter, and a search for the right spelling finds nothing.

| contacts.company | issue        |
| ---------------- | ------------ |
| Müller GmbH      |              |
| MÃ¼ller GmbH     | MÃ¼ller GmbH |

Fix: safe only where turning the letters back through their encoding proves what stood there; else none. So in columns
xltable does not know, too.

To silence: `--ignore mojibake`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import in_unknown_columns, reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so; in columns xltable does not know as well, for the proof needs no more."""
    yield from reported(book, "mojibake")
    yield from in_unknown_columns(book, "mojibake", mend=True)
