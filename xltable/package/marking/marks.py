"""Marks on cells: a fill, and a note that says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import Refused
from ..lettering import light
from ..notes import FILLS
from ..patch import CellEdit
from .notes import add_notes

if TYPE_CHECKING:
    from ..draft import Draft
    from ..sheetpatch import SheetPatch


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell to mark: its fill as six hexadecimal digits, its note, and the fill where its text is light."""

    row: int
    column: int
    fill: str
    note: str | None
    dark: str | None = None


def mark_cells(draft: Draft, marks: Mapping[str, Sequence[Mark]], author: str) -> None:
    """Mark cells on some sheets. A cell that holds a note or a thread already gets the fill only.

    No two fills that stand for different ones are the same, and none is one the workbook has, so that what another
    program saved can be told apart: the fill asked for is shaded by a step that no eye can see.
    """
    if FILLS in draft.package.custom_properties:
        raise Refused("“{file}” bears marks already; they must be cleared first.", file=draft.package.path.name)
    taken = draft.styles.colours()
    shades: dict[tuple[str, str], str] = {}
    for sheet, held in marks.items():
        patch = draft.sheet(sheet)
        for mark in held:
            style = patch.facts.style(mark.row, mark.column)
            fill = mark.dark if mark.dark and _light(draft, patch, mark, style) else mark.fill
            wanted = fill, draft.styles.fill_of(style)
            if wanted not in shades:
                shades[wanted] = _free(fill, taken)
                taken.add(shades[wanted])
            patch.put(mark.row, mark.column, CellEdit(None, fill=shades[wanted]))
        add_notes(draft, patch, {(m.row, m.column): m.note for m in held if m.note}, author)
    hidden = (f"{shade}:{before}" if before else shade for (_, before), shade in shades.items())
    draft.properties[FILLS] = " ".join([author, *hidden])


def _light(draft: Draft, patch: SheetPatch, mark: Mark, style: int) -> bool:
    """Whether the text of a cell is light, or may be: a table's style often makes that of its headings so."""
    heading = any(
        table.area.first_row <= mark.row < table.body.first_row
        and table.area.first_col <= mark.column <= table.area.last_col
        for table in draft.package.tables_of(patch.info.name)
    )
    return heading or light(draft.styles, style)


def read_fills(text: str) -> tuple[str, dict[str, str]]:
    """Who marked, and the fills that are marks, each with the fill that it hides."""
    author, *fills = text.split(" ")
    pairs = (fill.partition(":") for fill in fills)
    return author, {shade: before for shade, _, before in pairs}


def _free(colour: str, taken: set[str]) -> str:
    """The colour, or the nearest that is not taken."""
    number, step = int(colour, 16), 0
    # The blue ends in the last digits, and to blue the eye is least sensitive.
    while f"{number ^ step:06X}" in taken:
        step += 1
    return f"{number ^ step:06X}"
