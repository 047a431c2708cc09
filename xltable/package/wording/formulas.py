"""Every formula of a workbook spelled anew: in cells, rules, tables and names. Values stay as they are cached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ..area import Area
from ..facts import SheetInfo, TableInfo
from ..formulas import translated
from ..patch import CellEdit
from ..sheetxml import bare
from ..splice import Document, Element
from ..xmltext import entities, plain

if TYPE_CHECKING:
    from ..draft import Draft

Respell = Callable[[str, str, int, int], str]
"""A formula, its sheet (the empty text for a name of the whole workbook), row and column; answers how to spell it."""

_RULES = ("conditionalFormatting", "dataValidation")
_IN_RULES = ("formula", "formula1", "formula2", "f")


def respell(spelled: Respell) -> Callable[[Draft], None]:
    """Spell every formula as the function says; a rule's formula is that of the first cell it holds for."""

    def step(draft: Draft) -> None:
        for sheet in worksheets(draft):
            _in_cells(draft, sheet, spelled)
            on_shell(draft, sheet.name, partial(_in_rules, sheet=sheet.name, spelled=spelled))
        for table in draft.package.tables:
            if draft.has(table.part):
                draft.write(table.part, _in_table(draft.read(table.part), table, spelled))
        for entry in draft.workbook.names:
            new = spelled(entry.text, entry.sheet.name if entry.sheet else "", 0, 0)
            if new != entry.text:
                draft.workbook.define(entry.name, new, entry.sheet, entry.hidden)

    return step


def reshow(sheet: str, texts: Mapping[tuple[int, int], str]) -> Callable[[Draft], None]:
    """Say what formulas (by row and column) show now, where it is another text; their spelling stays."""

    def step(draft: Draft) -> None:
        formulas = draft.package.look(sheet).formulas
        for (row, column), text in texts.items():
            edit = CellEdit(None, retext=formulas[row, column], reshown=text)
            draft.sheet(sheet).edits.setdefault(row, {}).setdefault(column, edit)

    return step


def worksheets(draft: Draft) -> list[SheetInfo]:
    """The sheets of cells that the draft does not put in anew."""
    kept = (s for s in draft.package.sheets if s.kind == "worksheet" and s.name not in draft.replaced)
    return [sheet for sheet in kept if draft.has(sheet.part)]


def on_shell(draft: Draft, sheet: str, change: Callable[[Document], None]) -> None:
    """Have a step done on what stands around a sheet's rows, where it changes anything there."""
    facts = draft.package.look(sheet)
    tried = Document(facts.shell, sheet)
    change(tried)
    if tried.changed:
        draft.sheet(sheet).steps.append(change)


def _in_cells(draft: Draft, sheet: SheetInfo, spelled: Respell) -> None:
    for (row, column), text in draft.package.look(sheet.name).formulas.distinct():
        known = draft.edits_of(sheet.name).get(row, {}).get(column)
        if known is not None and known.retext is None:
            continue  # the cell is written over, or filled only
        old = known.retext if known is not None else text if isinstance(text, str) else translated(text, row, column)
        if old and (new := spelled(old, sheet.name, row, column)) != old:
            draft.sheet(sheet.name).edits.setdefault(row, {})[column] = CellEdit(
                None, retext=new, reshown=known.reshown if known is not None else None
            )


def _in_rules(document: Document, sheet: str, spelled: Respell) -> None:
    for element in document.root.walk():
        if element.tag in _IN_RULES and not element.children:
            area = _first_area(document, element)
            old = entities(bare(document.inner(element)))
            if (new := spelled(old, sheet, area.first_row, area.first_col)) != old:
                document.replace_inner(element, plain(new))


def _first_area(document: Document, element: Element) -> Area:
    """The first area the rule of a formula holds for; newer rules name it in an element of its own."""
    rule = element.parent
    while rule is not None and rule.tag not in _RULES:
        rule = rule.parent
    within = rule.first("sqref") if rule is not None else None
    listed = rule.attributes.get("sqref", "") if rule is not None else ""
    listed = entities(document.inner(within)) if within is not None else listed
    return next(iter(Area.parse_list(listed)), Area(0, 0, 0, 0))


def _in_table(data: bytes, table: TableInfo, spelled: Respell) -> bytes:
    document = Document(data, table.part)
    holder = document.root.first("tableColumns")
    for number, column in enumerate(holder.named("tableColumn") if holder is not None else []):
        for element in column.children:
            if element.tag in ("calculatedColumnFormula", "totalsRowFormula"):
                old = entities(bare(document.inner(element)))
                new = spelled(old, table.sheet, table.body.first_row, table.area.first_col + number)
                if new != old:
                    document.replace_inner(element, plain(new))
    return document.result() if document.changed else data
