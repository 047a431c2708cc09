"""Marks on cells: a fill, and a note that says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..patch import CellEdit
from .notes import add_notes

if TYPE_CHECKING:
    from ..draft import Draft

FILLS = "xltable.marks"  # the document property that says which fills are marks


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell to mark: its fill as six hexadecimal digits, and its note."""

    row: int
    column: int
    fill: str
    note: str | None


def mark_cells(draft: Draft, marks: Mapping[str, Sequence[Mark]], author: str) -> None:
    """Mark cells on some sheets. A cell that holds a note or a thread already gets the fill only."""
    fills = {mark.fill for held in marks.values() for mark in held}
    for sheet, held in marks.items():
        patch = draft.sheet(sheet)
        patch.recording = True
        for mark in held:
            patch.put(mark.row, mark.column, CellEdit(None, fill=mark.fill))
        add_notes(draft, patch, {(m.row, m.column): m.note for m in held if m.note}, author)
    draft.properties[FILLS] = " ".join([author, *sorted(fills)])
    draft.recording = True
