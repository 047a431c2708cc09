"""One light pass over a sheet: what it holds besides values."""

from __future__ import annotations

import functools
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import namespaces
from .area import Area, column_number, letters, parse_cell
from .facts import ColumnWidth, SheetInfo, Validation
from .formulas import Formulas, Shared
from .notes import read_notes
from .sheetxml import SheetStream, Tags, attributes, bare, cells, masked
from .xmltext import entities
from .xmltree import Node, first, flag, named, parse

if TYPE_CHECKING:
    from .package import Package

_ERROR = re.compile(rb"t\s*=\s*[\"']e[\"']")
_STYLED = re.compile(rb'r="([A-Z]+)(\d+)"(?: s="(\d+)")?')
_X14_VALIDATION = "dataValidation"


@dataclass(eq=False)
class SheetFacts:
    """What one sheet holds besides values. Rows and columns are counted from 0; ranges include both ends."""

    sheet: str
    formulas: Formulas = field(default_factory=Formulas)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    arrays: list[Area] = field(default_factory=list)  # array formulas, spills and data tables
    rich_values: set[tuple[int, int]] = field(default_factory=set)  # in-cell images and other rich values
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    row_outline: list[tuple[int, int, int]] = field(default_factory=list)  # first, last, level
    merged: tuple[Area, ...] = ()
    columns: tuple[ColumnWidth, ...] = ()
    validations: tuple[Validation, ...] = ()
    conditional: tuple[Area, ...] = ()
    auto_filter: Area | None = None
    dimension: Area | None = None
    numbered: bool = True  # every row begins with its number, as nearly all programs write it
    shell: bytes = b""  # the part with its rows left out
    hyperlinks: dict[tuple[int, int], str] = field(default_factory=dict)
    threaded: frozenset[tuple[int, int]] = frozenset()
    _package: Package | None = None
    _part: str = ""

    @property
    def hidden_columns(self) -> list[tuple[int, int]]:
        return [(column.first, column.last) for column in self.columns if column.hidden]

    @property
    def column_widths(self) -> dict[tuple[int, int], float]:
        return {(c.first, c.last): c.width for c in self.columns if c.width is not None}

    @functools.cached_property
    def notes(self) -> dict[tuple[int, int], str]:
        """The notes (old-style comments) and threaded comments by cell."""
        return read_notes(self._package, self._part) if self._package is not None else {}

    def merge_at(self, row: int, column: int) -> Area | None:
        """The merged area a cell belongs to, or None."""
        if not self.merged or (row, column) not in self._in_merges:
            return None
        return next(area for area in self.merged if area.holds(row, column))

    @functools.cached_property
    def _in_merges(self) -> _Cover:
        return _Cover(self.merged)

    def number_format(self, row: int, column: int) -> str:
        """The number format of a cell (`General` where it has none of its own)."""
        if self._package is None:
            return "General"
        return format_codes(self._package).get(self.style(row, column), "General")

    def style(self, row: int, column: int) -> int:
        """The style index of a cell; that of its column where the cell is not there is not looked up."""
        return _at(self._styles.get(column, _NO_STYLES), row)

    def column_style(self, row: int, column: int) -> int:
        """Like `style`, for a caller that asks about one column only: the others are not read."""
        if "_styles" in self.__dict__ or self._package is None:
            return self.style(row, column)
        if column not in self._columns_read:
            self._columns_read[column] = read_styles(self._package, self._part, column).get(column, _NO_STYLES)
        return _at(self._columns_read[column], row)

    @functools.cached_property
    def _columns_read(self) -> dict[int, tuple[array[int], array[int]]]:
        return {}

    @functools.cached_property
    def _styles(self) -> dict[int, tuple[array[int], array[int]]]:
        """For every column the rows from which on another style holds."""
        return read_styles(self._package, self._part) if self._package is not None else {}


_NO_STYLES: tuple[array[int], array[int]] = (array("l"), array("l"))


def _at(held: tuple[array[int], array[int]], row: int) -> int:
    place = bisect_right(held[0], row) - 1
    return held[1][place] if place >= 0 else 0


class _Cover:
    """Whether a cell lies in one of many areas, asked without walking them all."""

    def __init__(self, areas: tuple[Area, ...]) -> None:
        self._by_row: dict[int, list[Area]] = {}
        self._tall: list[Area] = []
        for area in areas:
            if area.last_row - area.first_row > 1000:
                self._tall.append(area)
                continue
            for row in range(area.first_row, area.last_row + 1):
                self._by_row.setdefault(row, []).append(area)

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return any(a.holds(row, column) for a in (*self._by_row.get(row, ()), *self._tall))


def look(package: Package, info: SheetInfo) -> SheetFacts:
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
    facts.shell = stream.head + b"<" + tag + b"/>" + stream.tail.removeprefix(stream.tail[: _close(stream)])
    _read_shell(facts, parse(facts.shell, info.part), package, info.part)
    return facts


def _close(stream: SheetStream) -> int:
    found = stream.tags.sheet_data_close.match(stream.tail)
    return found.end() if found else 0


class _Rows:
    """Collects the facts that stand in the rows."""

    def __init__(self, facts: SheetFacts, stream: SheetStream) -> None:
        self.facts, self.stream, self.tags = facts, stream, stream.tags
        self.row = -1
        self.shared: dict[str, Shared] = {}

    def read(self, chunk: bytes) -> None:
        chunk = bare(chunk)
        tags = self.tags
        has_cells = tags.formula_mark.search(chunk) or _has_errors(chunk) or b" vm=" in chunk
        has_rows = b"hidden=" in chunk or b"outlineLevel=" in chunk
        regular = self.stream.regular(chunk)
        self.facts.numbered = self.facts.numbered and regular
        if regular and not has_cells and not has_rows:
            last = chunk.rfind(tags.row_canonical)
            if last >= 0:
                self.row = int(attributes(chunk[last : chunk.index(b">", last)])["r"]) - 1
            return
        before = self.row
        starts = self.stream.starts(chunk, self.row, regular)
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
        if tags.formula_mark.search(chunk):
            for found in tags.formula.finditer(chunk):
                self._formula(*self._place(chunk, found.start()), found)
        for found in _ERROR.finditer(chunk) if _has_errors(chunk) else ():
            start = chunk.rfind(tags.cell_open, 0, found.start())
            self._error(*self._place(chunk, found.start()), chunk[start : _end(chunk, start, tags)])
        if b" vm=" in chunk:
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
    return b't="e"' in chunk or (b"'" in chunk and _ERROR.search(chunk) is not None)


def _end(chunk: bytes, start: int, tags: Tags) -> int:
    close = tags.any_cell_close.search(chunk, start)
    return close.end() if close else len(chunk)


def _extend(ranges: list[tuple[int, int]], row: int) -> None:
    if ranges and ranges[-1][1] == row - 1:
        ranges[-1] = (ranges[-1][0], row)
    else:
        ranges.append((row, row))


def _read_shell(facts: SheetFacts, root: Node, package: Package, part: str) -> None:
    for node in root:
        tag = namespaces.local(str(node.tag))
        if tag == "dimension":
            facts.dimension = Area.parse(node.get("ref") or "")
        elif tag == "cols":
            facts.columns = tuple(_column(child) for child in named(node, "col"))
        elif tag == "mergeCells":
            areas = (Area.parse(child.get("ref") or "") for child in named(node, "mergeCell"))
            facts.merged = tuple(area for area in areas if area is not None)
        elif tag == "autoFilter":
            facts.auto_filter = Area.parse(node.get("ref") or "")
        elif tag == "conditionalFormatting":
            facts.conditional += Area.parse_list(node.get("sqref") or "")
        elif tag == "dataValidations":
            facts.validations += tuple(_validation(child) for child in named(node, _X14_VALIDATION))
        elif tag == "hyperlinks":
            _read_links(facts, node, package, part)
        elif tag == "extLst":
            _read_extensions(facts, node)


def _column(node: Node) -> ColumnWidth:
    width = node.get("width")
    return ColumnWidth(
        first=int(node.get("min") or 1) - 1,
        last=int(node.get("max") or 1) - 1,
        width=float(width) if width else None,
        hidden=flag(node.get("hidden")),
        outline=int(node.get("outlineLevel") or 0),
    )


def _validation(node: Node) -> Validation:
    texts = (
        "".join(str(t) for t in child.itertext())
        for child in node
        if namespaces.local(str(child.tag)).startswith("formula")
    )
    return Validation(node.get("type") or "none", Area.parse_list(node.get("sqref") or ""), tuple(texts))


def _read_links(facts: SheetFacts, node: Node, package: Package, part: str) -> None:
    from .xmltree import relation_id

    targets = {r.id: r.target for r in package.relations(part)}
    for child in named(node, "hyperlink"):
        area = Area.parse(child.get("ref") or "")
        if area is not None:
            target = targets.get(relation_id(child) or "", "")
            place = child.get("location")
            facts.hyperlinks[area.first_row, area.first_col] = target + (f"#{place}" if place else "")


def _read_extensions(facts: SheetFacts, node: Node) -> None:
    for child in node.iter():
        tag = namespaces.local(str(child.tag))
        if tag in ("dataValidation", "conditionalFormatting"):
            sqref = next((c for c in child if namespaces.local(str(c.tag)) == "sqref"), None)
            areas = Area.parse_list((sqref.text or "") if sqref is not None else "")
            if tag == "conditionalFormatting":
                facts.conditional += areas
            else:
                facts.validations += (Validation(child.get("type") or "none", areas, _validation(child).formulas),)


def format_codes(package: Package) -> dict[int, str]:
    """The number format of every style index that has one of its own."""
    from .formats import BUILTIN

    if package.styles_part is None:
        return {}
    root = parse(package.archive.read(package.styles_part), package.styles_part)
    own: dict[int, str] = {}
    codes: dict[int, str] = {}
    if (holder := first(root, "numFmts")) is not None:
        own = {int(n.get("numFmtId") or 0): n.get("formatCode") or "" for n in named(holder, "numFmt")}
    if (holder := first(root, "cellXfs")) is not None:
        for index, node in enumerate(named(holder, "xf")):
            number = int(node.get("numFmtId") or 0)
            if number:
                codes[index] = own.get(number) or BUILTIN.get(number, "General")
    return codes


def read_styles(package: Package, part: str, only: int | None = None) -> dict[int, tuple[array[int], array[int]]]:
    """For every column (or one only), the rows at which the style changes and the style that holds from there."""
    stream = SheetStream(package.archive.chunks(part), part)
    found: dict[int, tuple[array[int], array[int]]] = {}
    last: dict[int, int] = {}
    row_before = -1
    tags = stream.tags
    styled = _STYLED if only is None else re.compile(_STYLED.pattern.replace(b"[A-Z]+", letters(only).encode()))
    for chunk in stream.rows():
        clear = masked(chunk)
        starts = stream.starts(clear, row_before)
        if clear.count(tags.cell_canonical) == clear.count(tags.cell_open):
            triples = ((int(m[2]) - 1, column_number(m[1].decode()), int(m[3] or 0)) for m in styled.finditer(clear))
        else:
            triples = _counted_styles(clear, starts, tags)
        for row, column, style in triples:
            if column not in found:
                found[column] = (array("l", [0]), array("l", [0]))
                last[column] = -1
            rows, styles = found[column]
            if last[column] != row - 1 and styles[-1]:  # cells that are not there have no style
                rows.append(last[column] + 1)
                styles.append(0)
            if styles[-1] != style:
                rows.append(row)
                styles.append(style)
            last[column] = row
        row_before = starts[-1][0] if starts else row_before
    for column, (rows, styles) in found.items():
        rows.append(last[column] + 1)
        styles.append(0)
    return found


def _counted_styles(clear: bytes, starts: list[tuple[int, int]], tags: Tags) -> list[tuple[int, int, int]]:
    triples = []
    for number, (row, start) in enumerate(starts):
        text = clear[start : starts[number + 1][1] if number + 1 < len(starts) else len(clear)]
        for column, first_byte, _ in cells(text, tags):
            head = attributes(text[first_byte : text.index(b">", first_byte)])
            triples.append((row, column, int(head.get("s") or 0)))
    return triples
