"""Headings of Excel tables: the cell and the table's column bear one name, and formulas know the column by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Refused
from .facts import TableInfo
from .formulas import translated
from .patch import CellEdit
from .splice import Document
from .tablepart import rename_columns
from .tablerefs import renamed
from .xmltext import entities, plain

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
    for sheet in draft.package.sheets:
        if sheet.kind != "worksheet" or sheet.name in draft.replaced or not draft.has(sheet.part):
            continue
        formulas = draft.package.look(sheet.name).formulas
        for (row, column), text in formulas.distinct():
            old = text if isinstance(text, str) else translated(text, row, column)
            inside = sheet.name == table.sheet and table.area.holds(row, column)
            new = renamed(old, table.name, names, inside=inside)
            if new != old:
                edits = draft.sheet(sheet.name).edits
                known = edits.get(row, {}).get(column)
                if known is None or known.retext is not None:
                    edits.setdefault(row, {})[column] = CellEdit(None, retext=new)
    for other in draft.package.tables:
        if draft.has(other.part):
            draft.write(other.part, _renamed_in_table(draft.read(other.part), other.part, table, names))
    for entry in draft.workbook.names:
        new = renamed(entry.text, table.name, names)
        if new != entry.text:
            draft.workbook.define(entry.name, new, entry.sheet, entry.hidden)


def _renamed_in_table(data: bytes, part: str, table: TableInfo, names: dict[str, str]) -> bytes:
    document = Document(data, part)
    for element in document.root.walk():
        if element.tag in ("calculatedColumnFormula", "totalsRowFormula"):
            old = entities(document.inner(element))
            new = renamed(old, table.name, names, inside=part == table.part)
            if new != old:
                document.replace_inner(element, plain(new))
    return document.result() if document.changed else data
