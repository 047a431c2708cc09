"""Adding columns to the right of a table: cells, widths, the Excel table around them, and the filter over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..errors import Refused
from .area import COLUMNS, Area
from .block import Filling
from .columnwidths import set_columns
from .facts import NewColumn, TableInfo
from .names import quoted
from .patch import CellEdit
from .sheetpatch import SheetPatch
from .splice import Document
from .tablepart import grow_table

if TYPE_CHECKING:
    from .draft import Draft


def add_columns(draft: Draft, sheet: str, area: Area, columns: Sequence[NewColumn], header_rows: int) -> None:
    """Put columns beside a table; `area` is the table with its `header_rows` rows of headings."""
    patch = draft.sheet(sheet)
    table = table_around(draft, patch, area)
    first = (table.area.last_col if table else area.last_col) + 1
    top = area.first_row
    heading = _heading_row(patch, table, area, header_rows)
    bottom = max(area.last_row, table.area.last_row if table else 0)
    target = Area(top, first, bottom, first + len(columns) - 1)
    _check_free(patch, target, table)
    if table is not None:
        _check_headings(patch, table, columns, target)
    heads = [patch.facts.column_style(row, first - 1) for row in range(top, top + header_rows)]
    body = _body_styles(patch, Area(top + header_rows, area.first_col, area.last_row, first - 1))
    for number, column in enumerate(columns):
        for row, style in enumerate(heads, start=top):
            text = column.heading if row == heading else None
            patch.put(row, first + number, CellEdit(text, None, style, must_be_empty=True))
        for row in range(area.last_row + 1, bottom + 1):
            patch.put(row, first + number, CellEdit(None, must_be_empty=True))
        if column.mark:
            place = Area(heading, first + number, heading, first + number).absolute
            draft.workbook.define(column.mark, f"{quoted(patch.info.name)}!{place}", None, True)
    if body:
        patch.fill(top + header_rows, first, [Filling(c.values, c.number_format, body) for c in columns])
    patch.steps.append(partial(set_columns, first=first, columns=tuple(columns)))
    if table is not None:
        draft.write(table.part, grow_table(draft.read(table.part), table.part, columns))
    else:
        _grow_filter(draft, patch, area, target)


def table_around(draft: Draft, patch: SheetPatch, area: Area) -> TableInfo | None:
    """The Excel table that the area is, or that reaches at least as far to the right."""
    for table in draft.tables_of(patch.info.name):
        if table.area.overlaps(area) and table.area.last_col >= area.last_col:
            return table
    return None


def _heading_row(patch: SheetPatch, table: TableInfo | None, area: Area, header_rows: int) -> int:
    """The row the new headings go into: an Excel table has it, otherwise the first of the area."""
    if table is None or not table.header_rows:
        return area.first_row
    row = table.area.first_row
    if not area.first_row <= row < area.first_row + header_rows:
        cell = patch.place(area.first_row, area.first_col)
        raise Refused("{cell}: the headings of the table “{table}” stand in another row.", cell, table=table.name)
    return row


def _check_free(patch: SheetPatch, target: Area, table: TableInfo | None) -> None:
    cell = patch.place(target.first_row, target.first_col)
    if target.last_col >= COLUMNS:
        raise Refused("{cell}: the sheet has no room for more columns.", cell)
    for merged in patch.facts.merged:
        if merged.overlaps(target):
            raise Refused("{cell}: the new columns would run into the merged cells {area}.", cell, area=str(merged))
    for other in patch.draft.tables_of(patch.info.name):
        if other.area.overlaps(target) and (table is None or other.name != table.name):
            raise Refused("{cell}: the new columns would run into the table “{table}”.", cell, table=other.name)


def _check_headings(patch: SheetPatch, table: TableInfo, columns: Sequence[NewColumn], target: Area) -> None:
    known = {name.lower() for name in table.columns}
    for number, column in enumerate(columns):
        cell = patch.place(target.first_row, target.first_col + number)
        if not column.heading.strip():
            raise Refused("{cell}: a column of an Excel table needs a heading.", cell)
        if column.heading.lower() in known:
            raise Refused(
                "{cell}: the table “{table}” already has a column “{heading}”.",
                cell,
                table=table.name,
                heading=column.heading,
            )
        known.add(column.heading.lower())


def _body_styles(patch: SheetPatch, body: Area) -> list[int]:
    """The style of each new row: that of the nearest column without links, row by row where rows are banded."""
    linked = {column for row, column in patch.facts.hyperlinks if body.first_row <= row <= body.last_row}
    candidates = [c for c in range(body.last_col, body.first_col - 1, -1) if c not in linked]
    neighbour = candidates[0] if candidates else body.last_col
    styles = [patch.facts.column_style(row, neighbour) for row in range(body.first_row, body.last_row + 1)]
    common = Counter(styles).most_common(2)
    banded = len(common) == 2 and common[1][1] > len(styles) / 4
    return styles if banded else [style for style, _ in common[:1]]


def _grow_filter(draft: Draft, patch: SheetPatch, area: Area, target: Area) -> None:
    """A filter over the table takes the new columns in, or sorting would tear the rows apart."""
    old = patch.facts.auto_filter
    if old is None or old.last_col != target.first_col - 1 or not old.overlaps(area):
        return
    set_filter(draft, patch, Area(old.first_row, old.first_col, old.last_row, target.last_col))


def set_filter(draft: Draft, patch: SheetPatch, area: Area) -> None:
    """Let the sheet's own filter reach over another area."""

    def step(document: Document) -> None:
        element = document.root.first("autoFilter")
        if element is not None:
            document.set(element, ref=str(area))

    patch.steps.append(step)
    entry = draft.workbook.entry(patch.info.name)
    for name in draft.workbook.names:
        if name.name == "_xlnm._FilterDatabase" and name.sheet is entry:
            draft.workbook.define(name.name, f"{quoted(patch.info.name)}!{area.absolute}", entry, name.hidden)
