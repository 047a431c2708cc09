"""Sheets put in, put in another's place, and taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...errors import Refused, UsageError
from ..area import COLUMNS, ROWS, Area
from ..content_types import WORKSHEET
from ..names import fit_for_sheet, unique
from ..package import Package
from ..relationships import rels_of
from ..styles import Styles
from ..verify import pack
from ..workbookpart import SheetEntry
from . import rows
from .parts import PartCopier, owned, taken_tables
from .references import Renaming
from .stylemap import StyleMap

if TYPE_CHECKING:
    from ..draft import Draft


def put_sheets(
    draft: Draft, donor: Package, names: Sequence[str], replace: Mapping[str, str], position: int | None
) -> None:
    """Put sheets of `donor` into the draft.

    `replace` says which sheet of the workbook gives its place (its name, its part, its position) to which donor sheet.
    """
    _check(draft, donor, names, replace)
    entries: dict[str, SheetEntry] = {}
    for name in names:
        if name in replace:
            entries[name] = _cleared(draft, replace[name])
    renaming = Renaming({name: replace.get(name, name) for name in names}, tables := _table_names(draft, donor, names))
    styles = StyleMap(_styles(donor), draft.styles)
    copier = PartCopier(draft, donor, styles, renaming, tables)
    texts = rows.strings(donor)
    for number, name in enumerate(names):
        if name in entries:
            part = _part_of(draft, entries[name])
        else:
            part = draft.free_name("xl/worksheets/sheet{}.xml")
            entries[name] = _listed(draft, donor, name, part, None if position is None else position + number)
        info = donor.sheet(name)
        pieces = (copier.spelled(piece) for piece in rows.rewritten(donor, info.part, texts, styles, renaming))
        size = donor.archive.size(info.part)
        draft.add(part, b"".join(pieces) if size < _COMPARED else pack(part, pieces, size), WORKSHEET)
        copier.relations(info.part, part)
    _name(draft, donor, entries, renaming)
    if any(donor.look(name).formulas for name in names) or any(
        draft.package.look(old).formulas for old in replace.values()
    ):
        draft.drop_calculation_chain()


_COMPARED = 32 << 20  # a sheet up to this size that comes out the same is not written again


def _check(draft: Draft, donor: Package, names: Sequence[str], replace: Mapping[str, str]) -> None:
    there = {sheet.name for sheet in donor.sheets}
    for name in names:
        if name not in there:
            raise UsageError("There is no sheet called “{name}”.", name=name)
        if name in replace:
            draft.package.sheet(replace[name])
        elif not fit_for_sheet(name):
            raise Refused("“{sheet}” cannot be the name of a sheet: 1 to 31 characters, none of []:*?/\\.", sheet=name)
        elif draft.workbook.entry(name) is not None:
            raise Refused(
                "The workbook already has a sheet called “{sheet}”, which is not ours to replace.", sheet=name
            )


def _cleared(draft: Draft, name: str) -> SheetEntry:
    """The entry of a sheet whose content makes room for another."""
    info = draft.package.sheet(name)
    entry = draft.workbook.entry(info.name)
    if entry is None or info.kind != "worksheet":
        raise Refused("“{sheet}” is not a sheet of cells.", sheet=name)
    draft.replaced.add(info.name)
    for part in owned(draft.package, info.part):
        draft.remove(part)
    draft.remove(rels_of(info.part))
    return entry


def _part_of(draft: Draft, entry: SheetEntry) -> str:
    return next(sheet.part for sheet in draft.package.sheets if sheet.relation == entry.relation)


def _listed(draft: Draft, donor: Package, name: str, part: str, position: int | None) -> SheetEntry:
    relation = draft.relations(draft.package.workbook_part).add(f"{draft.relations_space}/worksheet", part)
    return draft.workbook.add_sheet(name, relation, position, donor.sheet(name).state)


def _styles(donor: Package) -> Styles:
    part = donor.styles_part or ""
    return Styles(donor.archive.read(part), part)


def _table_names(draft: Draft, donor: Package, names: Sequence[str]) -> dict[str, str]:
    """A name for every table put in that no other table and no defined name has."""
    taken = [*taken_tables(draft)[1], *(entry.name for entry in draft.workbook.names)]
    found: dict[str, str] = {}
    for table in donor.tables:
        if table.sheet in names:
            found[table.name] = unique(table.name, taken)
            taken.append(found[table.name])
    return found


def _name(draft: Draft, donor: Package, entries: Mapping[str, SheetEntry], renaming: Renaming) -> None:
    """The donor's names that belong to the sheets put in (print areas, titles, filters, and those of the workbook)."""
    defined = {(d.name, d.sheet) for d in donor.defined_names}
    for name, entry in entries.items():
        for old in [n.name for n in draft.workbook.names if n.sheet is entry and n.name.startswith("_xlnm.")]:
            if (old, name) not in defined:
                draft.workbook.undefine(old, entry)
    for item in donor.defined_names:
        text = renaming.formula(item.text)
        if item.sheet is not None and item.sheet in entries:
            draft.workbook.define(item.name, text, entries[item.sheet], item.hidden)
        elif item.sheet is None and any(mentions(item.text, name) for name in entries):
            draft.workbook.define(item.name, text, None, item.hidden)


def mentions(formula: str, sheet: str) -> bool:
    """Whether a formula reads a sheet."""
    if "!" not in formula:
        return False
    spelled = re.escape("'" + sheet.replace("'", "''") + "'!")
    return re.search(rf"(?i){spelled}|(?<![\w.'\]]){re.escape(sheet)}!", formula) is not None


def remove_sheet(draft: Draft, name: str) -> None:
    """Take a sheet away with all that hangs on it; what stays must not read it."""
    info = draft.package.sheet(name)
    entry = draft.workbook.entry(info.name)
    if entry is None:
        return
    if not any(e.state == "visible" for e in draft.workbook.sheets if e is not entry):
        raise Refused("“{sheet}” is the only sheet to be seen; a workbook needs one.", sheet=info.name)
    draft.gone[info.name.lower()] = [Area(0, 0, ROWS - 1, COLUMNS - 1)]
    for part in (*owned(draft.package, info.part), info.part):
        draft.remove(part)
    draft.relations(draft.package.workbook_part).remove(info.relation)
    draft.workbook.remove_sheet(entry)
    draft.workbook.names = [n for n in draft.workbook.names if not (n.hidden and mentions(n.text, info.name))]
    draft.drop_calculation_chain()
