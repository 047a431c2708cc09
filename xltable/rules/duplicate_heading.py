"""A heading that stands over two columns of one table.

Why it matters: a person sees which of the two is meant, a lookup or an import does not; xltable reads one of them only.

| contacts.company | contacts.phone | contacts.phone | issue |
| ---------------- | -------------- | -------------- | ----- |
| Acme Ltd         | +49 30 901820  | +49 30 901821  | Phone |

Fix: none; rename one of them.

To silence: `--ignore duplicate-heading`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Place, Table
from ..findings import Issue
from ..speech import Sentence

severity = "error"
covers = ("unknown-column",)


def check(book: Book) -> Iterator[Issue]:
    """One issue at each heading that was there before."""
    for table in book.tables:
        for place in table.duplicate_headings:
            yield _issue(table, place)


def _issue(table: Table, place: Place) -> Issue:
    columns = (*table.columns.values(), *table.foreign)
    heading = next((c.heading for c in columns if c.index == place.col), "")
    message = Sentence(
        "“{heading}” heads more than one column of this table; only one of them is read.", heading=heading
    )
    return Issue("duplicate-heading", message, place, table.key, table.sheet, heading=heading, value=heading)
