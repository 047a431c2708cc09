"""Hidden sheets or columns that hold data.

Why it matters: whoever is sent the file can show them with two clicks; more than one price list got out that way.

| contacts.customer_id | contacts.company | contacts.Our margin (hidden) | issue |
| -------------------- | ---------------- | ---------------------------- | ----- |
| C-1                  | Acme Ltd         | 0.35                         | C1:C3 |
| C-2                  | Blue Sea         | 0.2                          |       |

Our own sheets and folded columns are none of these; hidden rows have a rule of their own, `hidden-rows`.

Fix: none; show them, and delete what is not to be sent on.

To silence: `--ignore hidden-content`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Area, Book, Column, Place, Table
from ..findings import Issue
from ..speech import Sentence
from ._ours import ours

severity = "warning"
leaks = True


def check(book: Book) -> Iterator[Issue]:
    """One issue for each hidden sheet of the user's, and for each hidden column of a table that is not empty."""
    for sheet in book.hidden_sheets:
        if sheet not in book.own_sheets:
            message = Sentence("The sheet “{sheet}” is hidden; whoever gets this file can show it.", sheet=sheet)
            yield Issue("hidden-content", message, sheet=sheet)
    for table in book.tables:
        yield from _columns(table)


def _columns(table: Table) -> Iterator[Issue]:
    facts = table.book.look(table.sheet) if len(table) else None
    hidden = facts.hidden_columns if facts else ()
    if not hidden:
        return
    kept = [(key, c) for key, c in table.columns.items() if not ours(table, key) and not _folded(table, c)]
    for key, column in (*kept, *((c.heading, c) for c in table.foreign)):
        if not any(first <= column.index <= last for first, last in hidden) or not column.filled.any():
            continue
        message = Sentence(
            "The column “{heading}” is hidden; whoever gets this file can show it.", heading=column.heading
        )
        place = Place(table.sheet, table.header_rows[-1], column.index) if table.header_rows else None
        where = str(Area(table.area.first_row, column.index, table.area.last_row, column.index))
        yield Issue("hidden-content", message, place, table.key, table.sheet, key, column.heading, range=where)


def _folded(table: Table, column: Column) -> bool:
    """Whether a workbook we made keeps the column in a group that folds away behind a plus sign, seen by everybody."""
    return table.book.generated and column.spec is not None and column.spec.group is not None
