"""Which cells a formula reads, as far as its text tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .area import COLUMNS, ROWS, Area
from .facts import TableInfo
from .tablerefs import closing, unescaped

ANY_SHEET = ":"

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


class Precedents:
    """What formulas read in a workbook with these defined names and Excel tables."""

    def __init__(self, names: Mapping[str, str], tables: Iterable[TableInfo]) -> None:
        self.names = {name.lower(): text for name, text in names.items()}
        self.tables = {table.name.lower(): table for table in tables}

    def areas(self, text: str, sheet: str, row: int, column: int, depth: int = 0) -> Iterator[tuple[str, Area]]:
        """Sheet and area of everything that a formula in a cell of `sheet` names.

        A formula that works out where to read may read anywhere: every cell of `ANY_SHEET`.
        """
        if _FAR.search(text):
            yield ANY_SHEET, Area(0, 0, ROWS - 1, COLUMNS - 1)
        rest, structured = _split(_STRING.sub("", text))
        for name, inner in structured:
            table = self.tables.get(name.lower()) if name else self._around(sheet, row, column)
            if table:
                yield from ((table.sheet, area) for area in _areas(table, inner, row))
        for found in _REFERENCE.finditer(rest):
            if found["area"]:
                area = Area.parse(found["area"])
                if area is not None:
                    yield found["sheet"][:-1].strip("'").replace("''", "'") if found["sheet"] else sheet, area
            else:
                yield from self._named(found["name"].lower(), sheet, row, column, depth)

    def _named(self, name: str, sheet: str, row: int, column: int, depth: int) -> Iterator[tuple[str, Area]]:
        if name in self.names and depth < _DEPTH:
            yield from self.areas(self.names[name], sheet, row, column, depth + 1)
        elif name in self.tables:
            yield self.tables[name].sheet, self.tables[name].body

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
    top, bottom = (row, row) if one_row else _rows(table, inner)
    mentioned = {unescaped(part).strip().lower() for part in re.split(r"(?<!')[\[\],:]|^@", inner)}
    named = [n for n, name in enumerate(table.columns) if name.lower() in mentioned]
    if not named:
        return [Area(top, table.area.first_col, bottom, table.area.last_col)]
    if ":" in inner:
        named = list(range(named[0], named[-1] + 1))
    return [Area(top, table.area.first_col + n, bottom, table.area.first_col + n) for n in named]


def _rows(table: TableInfo, inner: str) -> tuple[int, int]:
    """The first and last row of what a structured reference says it means: all, headings, records, totals."""
    area, body = table.area, table.body
    if "#All" in inner:
        return area.first_row, area.last_row
    if "#Headers" in inner:
        return area.first_row, body.last_row if "#Data" in inner else body.first_row - 1
    if "#Totals" in inner:
        return body.first_row if "#Data" in inner else body.last_row + 1, area.last_row
    return body.first_row, body.last_row
