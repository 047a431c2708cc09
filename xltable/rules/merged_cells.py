"""Merged cells among the records of a table.

Why it matters: only the first of them holds a value; to sorting, filters and formulas the others are empty.

| row    | contacts.customer_id | contacts.company | issue |
| ------ | -------------------- | ---------------- | ----- |
|        | C-1                  | Acme Ltd         |       |
| merged | C-2                  |                  | A3:B3 |

Fix: none; xltable cannot know whether the value was meant for all of the cells. Unmerge them, and fill each.

To silence: `--ignore merged-cells`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Area, Book, Place, Table
from ..findings import Issue
from ..speech import Sentence

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each merged area that reaches into a table's records."""
    for table in book.tables:
        facts = book.look(table.sheet) if len(table) else None
        for area in facts.merged if facts else ():
            if _among(table, area):
                message = Sentence(
                    "The cells {range} are merged, so all but the first are empty to filters and formulas.",
                    range=str(Area(area.first_row, area.first_col, area.last_row, area.last_col)),
                )
                place = Place(table.sheet, area.first_row, area.first_col)
                where = f"{place.cell}:{Place(table.sheet, area.last_row, area.last_col).cell}"
                yield Issue("merged-cells", message, place, table.key, table.sheet, range=where)


def _among(table: Table, area: Area) -> bool:
    first, last = int(table.rows.min()), int(table.rows.max())
    return (
        area.last_row >= first
        and area.first_row <= last
        and area.last_col >= table.area.first_col
        and area.first_col <= table.area.last_col
    )
