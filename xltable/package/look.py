"""One light pass over a sheet: what it holds besides values."""

from __future__ import annotations

import re

from .area import Area, parse_cell
from .contents import Contents
from .facts import SheetInfo
from .formulas import Shared
from .sheetfacts import SheetFacts
from .sheetxml import SheetStream, Tags, attributes, bare, cells, holds, last_row
from .shellfacts import read_shell
from .xmltext import entities
from .xmltree import flag, parse

_MARKED = re.compile(rb"(?:hidden\s*=\s*[\"'](?!0|false)|outlineLevel\s*=\s*[\"'](?!0[\"']))")
_ERROR = re.compile(rb"t\s*=\s*[\"']e[\"']")


def look(package: Contents, info: SheetInfo) -> SheetFacts:
    """Read what a sheet holds besides values."""
    facts = SheetFacts(info.name, _package=package, _part=info.part)
    if info.kind != "worksheet":
        facts._package = None
        return facts
    stream = SheetStream(package.archive.chunks(info.part), info.part)
    rows = _Rows(facts, stream)
    for chunk in stream.rows():
        rows.read(chunk)
    tag = stream.tags.prefix + b"sheetData"
    facts.shell = stream.head + b"<" + tag + b"/>" + stream.tail[stream.closing :]
    read_shell(facts, parse(facts.shell, info.part), package, info.part)
    return facts


class _Rows:
    """Collects the facts that stand in the rows."""

    def __init__(self, facts: SheetFacts, stream: SheetStream) -> None:
        self.facts, self.stream, self.tags = facts, stream, stream.tags
        self.row = -1
        self.shared: dict[str, Shared] = {}

    def read(self, chunk: bytes) -> None:
        chunk = bare(chunk)
        tags = self.tags
        has_cells = holds(chunk, tags.formula_open) or _has_errors(chunk) or holds(chunk, b" vm=")
        has_rows = _marks_rows(chunk)
        last = last_row(chunk, tags)
        if last is not None and not has_cells and not has_rows:
            self.row = max(self.row, last)
            return
        before = self.row
        regular, starts = self.stream.regular(chunk), self.stream.starts(chunk, self.row)
        if has_rows:
            self._row_facts(chunk, starts)
        if has_cells:
            if regular and chunk.count(tags.cell_canonical) == chunk.count(tags.cell_open):
                self._named_cells(chunk)
            else:
                self._counted_cells(chunk, starts)
        self.row = starts[-1][0] if starts else before

    def _row_facts(self, chunk: bytes, starts: list[tuple[int, int]]) -> None:
        for row, start in starts:
            tag = chunk[start : chunk.index(b">", start)]
            if b"hidden=" not in tag and b"outlineLevel=" not in tag:
                continue
            values = attributes(tag)
            if flag(values.get("hidden")):
                _extend(self.facts.hidden_rows, row)
            level = int(values.get("outlineLevel") or 0)
            if level:
                outline = self.facts.row_outline
                if outline and outline[-1][1] == row - 1 and outline[-1][2] == level:
                    outline[-1] = (outline[-1][0], row, level)
                else:
                    outline.append((row, row, level))

    def _named_cells(self, chunk: bytes) -> None:
        """Cells that name themselves: only those that matter are looked at."""
        tags = self.tags
        if holds(chunk, tags.formula_open):
            for found in tags.formula.finditer(chunk):
                self._formula(*self._place(chunk, found.start()), found)
        for found in _ERROR.finditer(chunk) if _has_errors(chunk) else ():
            start = chunk.rfind(tags.cell_open, 0, found.start())
            self._error(*self._place(chunk, found.start()), chunk[start : _end(chunk, start, tags)])
        if holds(chunk, b" vm="):
            for found in re.finditer(rb"\svm=", chunk):
                self.facts.rich_values.add(self._place(chunk, found.start()))

    def _place(self, chunk: bytes, at: int) -> tuple[int, int]:
        start = chunk.rfind(self.tags.cell_canonical, 0, at + 1) + len(self.tags.cell_canonical)
        return parse_cell(chunk[start : chunk.index(b'"', start)].decode("ascii", "replace")) or (0, 0)

    def _counted_cells(self, chunk: bytes, starts: list[tuple[int, int]]) -> None:
        for number, (row, start) in enumerate(starts):
            end = starts[number + 1][1] if number + 1 < len(starts) else len(chunk)
            text = chunk[start:end]
            for column, first_byte, last_byte in cells(text, self.tags):
                cell = text[first_byte:last_byte]
                head = cell[: cell.index(b">")]
                if found := self.tags.formula.search(cell):
                    self._formula(row, column, found)
                if _ERROR.search(head):
                    self._error(row, column, cell)
                if b" vm=" in head:
                    self.facts.rich_values.add((row, column))

    def _error(self, row: int, column: int, cell: bytes) -> None:
        found = self.tags.value.search(cell)
        self.facts.errors[row, column] = entities(found[1]) if found else ""

    def _formula(self, row: int, column: int, found: re.Match[bytes]) -> None:
        formulas, head = self.facts.formulas, found[1]
        text = entities(found[2] or b"")
        if b"=" not in head:
            formulas.add(row, column, text)
            return
        values = attributes(head)
        kind, area = values.get("t"), Area.parse(values.get("ref", ""))
        if kind in ("array", "dataTable") and area is not None:
            self.facts.arrays.append(area)
        if kind != "shared" or "si" not in values:
            formulas.add(row, column, text)
            return
        if text:
            shared = Shared(row, column, text, area or Area(row, column, row, column))
            self.shared[values["si"]] = shared
            formulas.add(row, column, shared)
        elif values["si"] in self.shared:
            formulas.add(row, column, self.shared[values["si"]])
        else:
            formulas.add(row, column, "")


def _has_errors(chunk: bytes) -> bool:
    return holds(chunk, b't="e"') or (b"'" in chunk and _ERROR.search(chunk) is not None)


def _marks_rows(chunk: bytes) -> bool:
    """Whether a row is hidden or grouped; some programs say of every row that it is not."""
    return any(holds(chunk, name) for name in (b"hidden=", b"outlineLevel=")) and _MARKED.search(chunk) is not None


def _end(chunk: bytes, start: int, tags: Tags) -> int:
    close = tags.any_cell_close.search(chunk, start)
    return close.end() if close else len(chunk)


def _extend(ranges: list[tuple[int, int]], row: int) -> None:
    if ranges and ranges[-1][1] == row - 1:
        ranges[-1] = (ranges[-1][0], row)
    else:
        ranges.append((row, row))
