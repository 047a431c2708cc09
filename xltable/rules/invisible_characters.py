"""Characters nobody can see: zero-width spaces, control characters, stray no-break spaces.

Why it matters: two cells look the same and are not, so lookups fail and duplicates stay unfound.

| contacts.company | issue            |
| ---------------- | ---------------- |
| Acme Ltd         |                  |
| Acme⟨U+200B⟩ Ltd | Acme⟨U+200B⟩ Ltd |

Fix: safe; what is taken away carries no meaning. Joiners and direction marks that a script needs are kept.

To silence: `--ignore invisible-characters`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import in_unknown_columns, reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so; in columns xltable does not know, it is told and nothing is proposed."""
    yield from reported(book, "invisible-characters")
    yield from in_unknown_columns(book, "invisible-characters")
