"""Which formulas read cells that change: their cached values are then out of date until the workbook is calculated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .area import Area
from .facts import TableInfo
from .formulas import translated
from .tablerefs import closing, unescaped

if TYPE_CHECKING:
    from .draft import Draft

MANY = 200_000  # with more formulas than this a new calculation is asked for without looking at each

_STRING = re.compile(r"\"(?:[^\"]|\"\")*\"")
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_REFERENCE = re.compile(
    rf"(?P<sheet>'(?:[^']|'')+'!|[^\W\d][\w.:]*!)?"
    rf"(?P<area>{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[0-9]+:\$?[0-9]+)(?![\w(\[.!])"
    r"|(?P<name>[^\W\d][\w.\\?]*)(?![\w(!\[.])"
)
_STRUCTURED = re.compile(r"([^\W\d][\w.]*)?\[")
_FAR = re.compile(r"(?i)\b(?:INDIRECT|OFFSET)\(")
_DEPTH = 6


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
        self.names = {name.name.lower(): name.text for name in draft.package.defined_names}
        tables = (table for sheet in draft.package.sheets for table in draft.tables_of(sheet.name))
        self.tables = {table.name.lower(): table for table in tables}

    def reads(self, text: str, sheet: str, row: int, column: int, depth: int = 0) -> bool:
        if _FAR.search(text):
            return True
        rest, structured = _split(_STRING.sub("", text))
        for name, inner in structured:
            table = self.tables.get(name.lower()) if name else self._around(sheet, row, column)
            if table and any(self.changed.inside(table.sheet, area) for area in _areas(table, inner, row)):
                return True
        for found in _REFERENCE.finditer(rest):
            if found["area"]:
                area = Area.parse(found["area"])
                where = found["sheet"][:-1].strip("'").replace("''", "'") if found["sheet"] else sheet
                if area is not None and self.changed.inside(where, area):
                    return True
            elif self._name_reads(found["name"].lower(), sheet, row, column, depth):
                return True
        return False

    def _name_reads(self, name: str, sheet: str, row: int, column: int, depth: int) -> bool:
        if name in self.names and depth < _DEPTH:
            return self.reads(self.names[name], sheet, row, column, depth + 1)
        table = self.tables.get(name)
        return table is not None and self.changed.inside(table.sheet, table.body)

    def _around(self, sheet: str, row: int, column: int) -> TableInfo | None:
        return next((t for t in self.tables.values() if t.sheet == sheet and t.area.holds(row, column)), None)


def _split(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A formula without its structured references, and those: the table's name and what stands in the brackets."""
    if "[" not in text:
        return text, []
    kept, found, at = [], [], 0
    while reference := _STRUCTURED.search(text, at):
        end = closing(text, reference.end() - 1)
        kept.append(text[at : reference.start()])
        found.append((reference[1] or "", text[reference.end() : end - 1]))
        at = end
    return " ".join([*kept, text[at:]]), found


def _areas(table: TableInfo, inner: str, row: int) -> list[Area]:
    """The areas a structured reference reads: its columns where it names some, one row where it says so."""
    one_row = "#This Row" in inner or inner.startswith("@")
    area = table.area if "#All" in inner or "#Headers" in inner else table.body
    top, bottom = (row, row) if one_row else (area.first_row, area.last_row)
    mentioned = {unescaped(part).strip().lower() for part in re.split(r"(?<!')[\[\],:]|^@", inner)}
    named = [n for n, name in enumerate(table.columns) if name.lower() in mentioned]
    if not named:
        return [Area(top, area.first_col, bottom, area.last_col)]
    if ":" in inner:
        named = list(range(named[0], named[-1] + 1))
    return [Area(top, area.first_col + n, bottom, area.first_col + n) for n in named]


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
