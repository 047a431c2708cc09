"""Which record an issue is about."""

from __future__ import annotations

import numpy as np

from ..book import Book, Table
from ..findings import Issue


def record_of(book: Book, issue: Issue) -> tuple[Table, int] | None:
    """The table and number of the record that holds the cell at fault; None where it is in no record."""
    place = issue.place
    if place is None:
        return None
    for table in book.tables:
        if table.sheet != place.sheet or table.key != issue.table:
            continue
        record = int(np.searchsorted(table.rows, place.row))
        beside = table.area.first_col <= place.col <= table.area.last_col
        if beside and record < len(table) and table.rows[record] == place.row:
            return table, record
    return None
