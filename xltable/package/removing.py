"""Taking columns away from a table: their cells, their widths, their part of the Excel table and of the filter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from ..errors import Refused
from .area import Area, letters
from .columns import set_filter, table_around
from .columnwidths import clear_columns
from .draft import Draft
from .facts import TableInfo
from .patch import CellEdit
from .sheetpatch import SheetPatch, set_dimension
from .sheetxml import SheetStream
from .tablepart import filtered_columns, narrow_table


def remove_columns(draft: Draft, sheet: str, area: Area, columns: Sequence[int]) -> None:
    """Take the cells of some columns out of a table; `area` is the table with its headings."""
    patch, gone = draft.sheet(sheet), sorted(set(columns))
    if not gone:
        return
    table = table_around(draft, patch, area)
    bottom = max(area.last_row, table.area.last_row if table else 0)
    right = max(area.last_col, table.area.last_col if table else 0)
    _check_last(patch, area, gone, right)
    if table is not None:
        _check_filter(draft, patch, table, gone)
    for column in gone:
        for row in range(area.first_row, bottom + 1):
            patch.put(row, column, CellEdit(None, style=0))
    draft.gone.setdefault(patch.info.name.lower(), []).append(Area(area.first_row, gone[0], bottom, gone[-1]))
    alone = [column for column in gone if not _others(patch, column, area.first_row, bottom)]
    patch.steps.append(partial(clear_columns, gone=frozenset(alone)))
    extent = patch.facts.dimension
    if alone == gone and extent is not None and extent.first_col < gone[0] <= extent.last_col <= gone[-1]:
        narrow = Area(extent.first_row, extent.first_col, extent.last_row, gone[0] - 1)
        patch.steps.append(partial(set_dimension, area=narrow))
    if table is not None:
        inside = [column - table.area.first_col for column in gone if column <= table.area.last_col]
        draft.write(table.part, narrow_table(draft.read(table.part), table.part, len(inside)))
    old = patch.facts.auto_filter
    if table is None and old is not None and old.overlaps(area) and old.last_col in gone:
        set_filter(draft, patch, Area(old.first_row, old.first_col, old.last_row, gone[0] - 1))


def _check_last(patch: SheetPatch, area: Area, gone: Sequence[int], right: int) -> None:
    """Columns go from the right end only: what stands beyond would have to move, and whatever reads it."""
    if gone != list(range(gone[0], gone[-1] + 1)) or gone[-1] < right:
        stays = next(c for c in range(gone[0], right + 1) if c not in gone)
        cell = patch.place(area.first_row, stays)
        raise Refused("{cell}: this column stands to the right of columns that would go; move it first.", cell)
    if gone[0] <= area.first_col:
        raise Refused("{cell}: a table cannot lose all its columns.", patch.place(area.first_row, area.first_col))


def _check_filter(draft: Draft, patch: SheetPatch, table: TableInfo, gone: Sequence[int]) -> None:
    for number in filtered_columns(draft.read(table.part), table.part):
        if table.area.first_col + number in gone:
            cell = patch.place(table.area.first_row, table.area.first_col + number)
            raise Refused("{cell}: rows are filtered by this column; take the filter off first.", cell)


def _others(patch: SheetPatch, column: int, first: int, last: int) -> bool:
    """Whether cells of the column stand above or below the table; True where they do not name themselves."""
    archive, part = patch.draft.package.archive, patch.info.part
    named = re.compile(rb'r="' + letters(column).encode() + rb'(\d+)"')
    stream = SheetStream(archive.chunks(part), part)
    for chunk in stream.rows():
        if stream.tags.cell_open + b">" in chunk:
            return True
        if any(not first <= int(found[1]) - 1 <= last for found in named.finditer(chunk)):
            return True
    return False
