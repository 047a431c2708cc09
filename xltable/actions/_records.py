"""Which record an issue is about."""

from __future__ import annotations

import numpy as np

from ..book import Book, Place, Table
from ..findings import Issue


def record_of(book: Book, issue: Issue) -> tuple[Table, int] | None:
    """The table and number of the record that holds the cell at fault; None where it is in no record."""
    return None if issue.place is None else record_at(book, issue.place, issue.table)


def record_at(book: Book, place: Place, key: str | None) -> tuple[Table, int] | None:
    """The table of that key and the number of its record that holds a cell."""
    for table in book.tables:
        if table.sheet != place.sheet or table.key != key:
            continue
        record = int(np.searchsorted(table.rows, place.row))
        beside = table.area.first_col <= place.col <= table.area.last_col
        if beside and record < len(table) and table.rows[record] == place.row:
            return table, record
    return None
