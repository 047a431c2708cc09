"""Which formulas read cells that change: their cached values are then out of date until the workbook is calculated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .area import Area
from .formulas import translated
from .precedents import Precedents

if TYPE_CHECKING:
    from .draft import Draft

MANY = 200_000  # with more formulas than this a new calculation is asked for without looking at each


class Changed:
    """The cells a draft changes, asked for by area."""

    def __init__(self, draft: Draft) -> None:
        self._rows: dict[str, dict[int, Sequence[int]]] = {}
        for patch in draft.patches:
            cells: dict[int, list[int]] = {}
            for row in sorted(patch.edits):
                for column, edit in patch.edits[row].items():
                    if edit.fill is None and edit.retext is None and (row, column) not in patch.writer.unchanged:
                        cells.setdefault(column, []).append(row)
            columns: dict[int, Sequence[int]] = {**cells}
            for area in (block.area for block in patch.blocks):
                for column in range(area.first_col, area.last_col + 1):
                    rows = range(area.first_row, area.last_row + 1)
                    columns[column] = sorted({*rows, *columns[column]}) if column in columns else rows
            if columns:
                self._rows[patch.info.name.lower()] = columns

    def __bool__(self) -> bool:
        return bool(self._rows)

    def inside(self, sheet: str, area: Area) -> bool:
        """Whether any changed cell lies in an area of a sheet (or of any sheet, where the name spans several)."""
        sheets = self._rows.values() if ":" in sheet else filter(None, [self._rows.get(sheet.lower())])
        for columns in sheets:
            for column, rows in columns.items():
                if area.first_col <= column <= area.last_col:
                    at = bisect_left(rows, area.first_row)
                    if at < len(rows) and rows[at] <= area.last_row:
                        return True
        return False


class _Reader:
    """Tells whether a formula reads a changed cell."""

    def __init__(self, draft: Draft, changed: Changed) -> None:
        self.changed = changed
        tables = (table for sheet in draft.package.sheets for table in draft.tables_of(sheet.name))
        self.precedents = Precedents({name.name: name.text for name in draft.package.defined_names}, tables)

    def reads(self, text: str, sheet: str, row: int, column: int) -> bool:
        return any(self.changed.inside(*place) for place in self.precedents.areas(text, sheet, row, column))


def stale(draft: Draft) -> Iterator[tuple[str, int, int]]:
    """Sheet, row and column of every formula that stays and reads a changed cell."""
    changed = Changed(draft)
    if not changed:
        return
    reader = _Reader(draft, changed)
    edits = {patch.info.name: patch.edits for patch in draft.patches}
    for sheet in draft.package.sheets:
        if sheet.kind != "worksheet" or sheet.name in draft.replaced or not draft.has(sheet.part):
            continue
        own = edits.get(sheet.name, {})
        for (row, column), text in draft.package.look(sheet.name).formulas.distinct():
            edit = own.get(row, {}).get(column)
            if edit is not None and edit.fill is None and edit.retext is None:
                continue  # its new value comes with it
            if reader.reads(text if isinstance(text, str) else translated(text, row, column), sheet.name, row, column):
                yield sheet.name, row, column


def needs_calculation(draft: Draft) -> bool:
    """Whether the workbook is to be calculated anew when it is next opened."""
    if draft.uncalculated:
        return True
    sheets = (
        s for s in draft.package.sheets if s.kind == "worksheet" and s.name not in draft.replaced and draft.has(s.part)
    )
    total = 0
    for sheet in sheets:
        total += len(draft.package.look(sheet.name).formulas)
        if total > MANY:
            return True
    return total > 0 and next(stale(draft), None) is not None
