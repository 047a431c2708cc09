"""Headings of Excel tables: the cell and the table's column bear one name, and formulas know the column by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Refused
from .facts import TableInfo
from .tablepart import rename_columns
from .tablerefs import renamed
from .wording.formulas import respell

if TYPE_CHECKING:
    from .draft import Draft
    from .sheetpatch import SheetPatch


def rename_headings(draft: Draft) -> None:
    """Carry headings that were set in cells into their tables, and into the formulas that name the columns."""
    for patch in draft.patches:
        for table in draft.tables_of(patch.info.name):
            names = _new_names(patch, table)
            if names and _fit(draft, patch, table, names):
                draft.write(table.part, rename_columns(draft.read(table.part), table.part, names))
                _rename_in_formulas(draft, table, {table.columns[n].lower(): new for n, new in names.items()})


def _new_names(patch: SheetPatch, table: TableInfo) -> dict[int, str]:
    edits = patch.edits.get(table.area.first_row, {}) if table.header_rows else {}
    found: dict[int, str] = {}
    for number, old in enumerate(table.columns):
        edit = edits.get(table.area.first_col + number)
        if edit is None or edit.fill is not None or edit.retext is not None:
            continue
        if not isinstance(edit.value, str) or not edit.value.strip():
            cell = patch.place(table.area.first_row, table.area.first_col + number)
            patch.draft.refuse(
                Refused("{cell} is a heading of the table “{table}”; it must be a text.", cell, table=table.name)
            )
        elif edit.value != old:
            found[number] = edit.value
    return found


def _fit(draft: Draft, patch: SheetPatch, table: TableInfo, names: dict[int, str]) -> bool:
    result = [names.get(number, old).lower() for number, old in enumerate(table.columns)]
    for number in names:
        if result.count(result[number]) > 1:
            cell = patch.place(table.area.first_row, table.area.first_col + number)
            text = "{cell}: the table “{table}” already has a column “{heading}”."
            draft.refuse(Refused(text, cell, table=table.name, heading=names[number]))
            return False
    return True


def _rename_in_formulas(draft: Draft, table: TableInfo, names: dict[str, str]) -> None:
    def spelled(text: str, sheet: str, row: int, column: int) -> str:
        inside = sheet == table.sheet and table.area.holds(row, column)
        return renamed(text, table.name, names, inside=inside)

    respell(spelled)(draft)
