"""Issues about a row of a table, or about several, rather than about one cell."""

from __future__ import annotations

from ..book import Area, Place, Table
from ..findings import Issue
from ..speech import Sentence


def row_issue(
    rule: str, table: Table, row: int, message: Sentence, *, last: int | None = None, count: int = 1
) -> Issue:
    """The issue for a row of the sheet (or the rows to `last`), as wide as the table."""
    area = Area(row, table.area.first_col, row if last is None else last, table.area.last_col)
    place = Place(table.sheet, row, table.area.first_col)
    return Issue(rule, message, place, table.key, table.sheet, count=count, range=str(area))
