"""Adding rows at the foot of a table: cells in the styles of the last row, and rules over the table grow with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..errors import Refused
from ..formula import Formula
from .area import ROWS, Area
from .facts import TableInfo, Value
from .patch import CellEdit
from .sheetpatch import SheetPatch
from .splice import Document
from .tablepart import grow_table

if TYPE_CHECKING:
    from .draft import Draft

_GROWING = ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange")


def append_rows(draft: Draft, sheet: str, where: Area | str, rows: Sequence[Sequence[Value]]) -> None:
    """Put rows under a table, given by its area or as the name of an Excel table."""
    if not rows:
        return
    patch = draft.sheet(sheet)
    table = _table(draft, patch, where)
    area = table.area if table is not None else where
    assert isinstance(area, Area)  # a name leads to a table, or was refused
    if table is not None and table.totals_rows:
        cell = patch.place(area.last_row, area.first_col)
        raise Refused(
            "{cell}: the table “{table}” ends in a totals row; rows cannot be added under it.", cell, table=table.name
        )
    top = area.last_row + 1
    target = Area(top, area.first_col, area.last_row + len(rows), area.last_col)
    _check_free(patch, target)
    styles = [patch.facts.column_style(area.last_row, c) for c in range(area.first_col, area.last_col + 1)]
    for number, row in enumerate(rows):
        for at, style in enumerate(styles):
            value = row[at] if at < len(row) else None
            calculated = table.formulas[at] if table is not None and value is None else None
            if calculated:
                value, draft.uncalculated = Formula(calculated), True
            patch.put(top + number, area.first_col + at, CellEdit(value, None, style, must_be_empty=True))
    if table is not None:
        draft.write(table.part, grow_table(draft.read(table.part), table.part, rows=len(rows)))
    patch.steps.append(partial(_grow, area=area, down=len(rows)))


def _table(draft: Draft, patch: SheetPatch, where: Area | str) -> TableInfo | None:
    for table in draft.tables_of(patch.info.name):
        if isinstance(where, str) and table.name.lower() == where.lower():
            return table
        if isinstance(where, Area) and table.area.overlaps(where) and table.area.last_row == where.last_row:
            return table
    if isinstance(where, str):
        raise Refused("“{sheet}” has no table called “{table}”.", sheet=patch.info.name, table=where)
    return None


def _check_free(patch: SheetPatch, target: Area) -> None:
    cell = patch.place(target.first_row, target.first_col)
    if target.last_row >= ROWS:
        raise Refused("{cell}: the sheet has no room for more rows.", cell)
    for merged in patch.facts.merged:
        if merged.overlaps(target):
            raise Refused("{cell}: the new rows would run into the merged cells {area}.", cell, area=str(merged))
    for table in patch.draft.tables_of(patch.info.name):
        if table.area.overlaps(target):
            raise Refused("{cell}: the new rows would run into the table “{table}”.", cell, table=table.name)


def _grow(document: Document, area: Area, down: int) -> None:
    """Rules and filters that end where the table ended reach over the new rows."""
    for element in document.root.walk():
        if element.tag in _GROWING and "sqref" in element.attributes:
            old = element.attributes["sqref"]
            if (new := _grown(old, area, down)) != old:
                document.set(element, sqref=new)
        elif element.tag == "sqref":
            old = document.inner(element).decode("utf-8")
            if (new := _grown(old, area, down)) != old:
                document.replace_inner(element, new)
        elif element.tag == "autoFilter" and element.parent is document.root:
            old = element.attributes.get("ref", "")
            if (new := _grown(old, area, down)) != old:
                document.set(element, ref=new)


def _grown(sqref: str, area: Area, down: int) -> str:
    grown = []
    for text in sqref.split():
        part = Area.parse(text)
        if part is not None and part.last_row == area.last_row and part.overlaps(area):
            text = str(Area(part.first_row, part.first_col, part.last_row + down, part.last_col))
        grown.append(text)
    return " ".join(grown)
