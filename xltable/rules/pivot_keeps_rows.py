"""A pivot table that keeps a copy of the rows it was made from.

Why it matters: rows deleted from the list since, and columns never shown, are still in the file; a double click on a
total brings them back.

| file.pivot       | file.rows | issue            |
| ---------------- | --------- | ---------------- |
| Customers!A1:F90 | 89        | Customers!A1:F90 |

Fix: none; in Excel: PivotTable Options, Data, untick “Save source data with file”, refresh and save; or send the
totals as values only.

To silence: `--ignore pivot-keeps-rows`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ..speech import Sentence, counted

severity = "info"
leaks = True


def check(book: Book) -> Iterator[Issue]:
    """One issue for each list of which a copy is kept, however many pivot tables use it."""
    carried = book.carried()
    rows: dict[str, int] = {}
    for pivot in carried.pivots if carried else ():
        rows[pivot.source] = max(pivot.rows, rows.get(pivot.source, 0))
    for source, n in rows.items():
        message = counted(
            n,
            "A pivot table keeps a copy of a row of {source}, even if it is deleted there.",
            "A pivot table keeps a copy of {n} rows of {source}, even of those deleted there since.",
            source=Sentence("“{source}”", source=source) if source else Sentence("a list"),
        )
        yield Issue("pivot-keeps-rows", message, value=source or None)
