"""A column that xltable does not know; it is kept and left alone.

Why it matters: it may be one of the template's columns under another name, which is then missing where it is needed.

| contacts.company | contacts.Favourite colour | issue            |
| ---------------- | ------------------------- | ---------------- |
| Acme Ltd         | blue                      | Favourite colour |

First and last names in two columns are read as one name and left as they are.

Fix: none is needed. If it is a column of the template, say so with `--map "Favourite colour=notes"`, or under `[map]`
in `xltable.toml`.

To silence: `--ignore unknown-column`, or add the column to your template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book import Book, Place
from ..findings import Issue
from ..speech import Listed, Sentence

severity = "info"


def check(book: Book) -> Iterator[Issue]:
    """One issue at each heading that is none of the template's."""
    for table in book.tables:
        for column in table.foreign:
            if not column.heading.strip() or table.is_name_part(column):
                continue
            message = Sentence(
                "“{heading}” is no column that xltable knows; it is kept and left alone.", heading=column.heading
            )
            place = Place(table.sheet, table.header_rows[-1], column.index) if table.header_rows else None
            yield Issue(
                "unknown-column",
                message,
                place,
                table.key,
                table.sheet,
                column.heading,
                column.heading,
                value=column.heading,
            )


def together(issues: Sequence[Issue]) -> Sentence:
    """All the unknown columns of a table in one line."""
    return Sentence(
        "{headings} are no columns that xltable knows; they are kept and left alone.",
        headings=Listed(tuple(str(issue.heading) for issue in issues)),
    )
