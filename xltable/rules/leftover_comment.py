"""Notes and comments at cells, which go along with the file.

Why it matters: remarks meant for colleagues (“haggles, start 20 % higher”) are read by whoever gets the file.

| contacts.company                  | issue |
| --------------------------------- | ----- |
| Acme Ltd [note: Haggles! Mind it] | A2    |
| Blue Sea                          |       |

Notes and threaded comments count alike, on every sheet; those on our own sheets are none.

Fix: none; in Excel: Review, Delete, or Inspect Document for all at once.

To silence: `--ignore leftover-comment`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Place
from ..findings import Issue
from ..speech import Sentence

severity = "info"
leaks = True

_FIRST = 60
"""Characters of a note that are shown."""


def check(book: Book) -> Iterator[Issue]:
    """One issue at each cell that has a note or comment."""
    for sheet in book.sheets:
        facts = None if sheet in book.own_sheets else book.look(sheet)
        for (row, col), text in sorted(facts.notes.items()) if facts else ():
            words = " ".join(text.split())
            if not words:
                continue
            shown = words if len(words) <= _FIRST else words[:_FIRST] + "…"
            message = Sentence("A note stands at this cell and goes along with the file: “{text}”.", text=shown)
            yield Issue("leftover-comment", message, Place(sheet, row, col), sheet=sheet)
