"""A worksheet part as a stream: what stands before the rows, the rows in whole pieces, what stands after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..errors import DamagedFile
from .area import parse_cell
from .splice import as_utf8, encoding_of
from .xmltext import entities

_SPECIAL = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet[\s>]|<((?:[\w.-]+:)?)(?!\?|!)[\w.-]+[\s/>]")
ATTRIBUTE = re.compile(rb"([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LONGEST_HEAD = 64 << 20


def holds(data: bytes, text: bytes) -> bool:
    """Whether a text stands in the data.

    One letter is found ten times as fast as a text that begins like many others do, and mostly one of the letters is
    not there at all.
    """
    return all(letter in data for letter in set(text)) and text in data


def _has_specials(data: bytes) -> bool:
    return holds(data, b"<!") or holds(data, b"<?")


def masked(data: bytes) -> bytes:
    """The bytes with comments, CDATA and instructions blanked out: every `<` left is a tag, at its own place."""
    if not _has_specials(data):
        return data
    return _SPECIAL.sub(lambda found: b" " * len(found[0]), data)


def _masked_head(buffer: bytes) -> bytes:
    """The masked bytes as far as the rows begin; all of them where that is not clear at once."""
    at = buffer.find(b"sheetData")
    short = masked(buffer[: at + 256])
    return short if at >= 0 and b"sheetData" in short else masked(buffer)


def bare(data: bytes) -> bytes:
    """The same XML without comments and CDATA sections, for reading only."""
    if not _has_specials(data):
        return data
    data = _CDATA.sub(lambda m: m[1].replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;"), data)
    return _COMMENT.sub(b"", data)


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes of a start tag."""
    return {name.decode("utf-8"): entities(one or two) for name, one, two in ATTRIBUTE.findall(tag)}


class Tags:
    """The spelling of a sheet's tags (`row`, or `x:row`), and the patterns that find them."""

    def __init__(self, prefix: bytes) -> None:
        self.prefix = prefix
        p = re.escape(prefix)
        self.row_open = b"<" + prefix + b"row"
        self.row_canonical = b"<" + prefix + b'row r="'
        self.row_close = b"</" + prefix + b"row>"
        self.cell_open = b"<" + prefix + b"c"
        self.cell_canonical = b"<" + prefix + b'c r="'
        self.cell_close = b"</" + prefix + b"c>"
        self.formula_open = b"<" + prefix + b"f"
        self.data_close = b"</" + prefix + b"sheetData"
        self.numbered_row = re.compile(b"<" + p + rb'row r="(\d+)"')
        self.other_row = re.compile(b"<" + p + rb'row(?! r=")')
        self.any_row = re.compile(b"<" + p + rb"row(?=[\s/>])([^>]*)>")
        self.any_cell = re.compile(b"<" + p + rb"c(?=[\s/>])([^>]*)>")
        self.any_cell_close = re.compile(b"</" + p + rb"c\s*>")
        self.content = re.compile(b"<" + p + rb"(?:v|is)(?:\s[^>]*)?(?<!/)>(?!</)|<" + p + rb"f[\s>/]")
        self.formula = re.compile(b"<" + p + rb"f(?=[\s/>])([^>]*?)(?:/>|>([^<]*)</" + p + rb"f\s*>)")
        self.value = re.compile(b"<" + p + rb"v(?:\s[^>]*)?>([^<]*)<")
        self.text = re.compile(b"<" + p + rb"t(?:\s[^>]*)?(?<!/)>([^<]*)<")
        self.sheet_data = re.compile(b"<" + p + rb"sheetData(?:\s[^>]*)?/?>")
        self.sheet_data_close = re.compile(b"</" + p + rb"sheetData\s*>")


def decoded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a part in UTF-8."""
    first = next(chunks, b"")
    if encoding_of(first) is None:
        yield first
        yield from chunks
    else:  # rare: another encoding is read whole
        yield as_utf8(first + b"".join(chunks))


class SheetStream:
    """One reading of a worksheet part. After `rows()` is exhausted, `tail` holds what follows the rows."""

    def __init__(self, chunks: Iterable[bytes], part: str) -> None:
        self.part = part
        self.tail = b""
        self._chunks = decoded(iter(chunks))
        buffer = b""
        while True:
            piece = next(self._chunks, None)
            buffer += piece or b""
            clear = _masked_head(buffer)
            root = _ROOT.search(clear)
            if root is not None:
                self.tags = Tags(root[1] or root[2] or b"")
                if found := self.tags.sheet_data.search(clear):
                    break
            if piece is None or len(buffer) > _LONGEST_HEAD:
                raise DamagedFile("The part “{part}” of the workbook has no rows where a sheet has them.", part=part)
        self.head = buffer[: found.start()]
        self.empty = clear[found.end() - 2 : found.end()] == b"/>"
        self.open_tag = buffer[found.start() : found.end()]
        self._rest = buffer[found.end() :]

    def rows(self) -> Iterator[bytes]:
        """The rows, a piece at a time; every piece holds whole rows."""
        if self.empty:
            self.tail = self._rest + b"".join(self._chunks)
            return
        buffer = self._rest
        close = self.tags.sheet_data_close
        while True:
            clear = masked(buffer)
            if holds(clear, self.tags.data_close) and (end := close.search(clear)):
                break
            cut = clear.rfind(self.tags.row_open)
            if cut > 0:
                yield buffer[:cut]
                buffer = buffer[cut:]
            piece = next(self._chunks, None)
            if piece is None:
                raise DamagedFile("The part “{part}” of the workbook is cut off.", part=self.part)
            buffer += piece
        if end.start():
            yield buffer[: end.start()]
        self.tail = buffer[end.start() :] + b"".join(self._chunks)

    @property
    def closing(self) -> int:
        """How many bytes of `tail` close the rows."""
        found = self.tags.sheet_data_close.match(self.tail)
        return found.end() if found else 0

    def regular(self, clear: bytes) -> bool:
        """Whether every row of a masked piece begins with its number."""
        return self.tags.other_row.search(clear) is None

    def starts(self, clear: bytes, before: int) -> list[tuple[int, int]]:
        """Number (from 0) and place of every row in a masked piece; `before` is the row before it."""
        tags = self.tags
        if self.regular(clear):
            return [(int(found[1]) - 1, found.start()) for found in tags.numbered_row.finditer(clear)]
        found_rows = []
        for found in tags.any_row.finditer(clear):
            number = attributes(found[1]).get("r")
            before = int(number) - 1 if number else before + 1
            found_rows.append((before, found.start()))
        return found_rows


def last_row(clear: bytes, tags: Tags) -> int | None:
    """The number (from 0) of a masked piece's last row, -1 where it has none; None where only counting can tell."""
    start = clear.rfind(tags.row_open)
    if start < 0:
        return -1
    if not clear.startswith(tags.row_canonical, start):
        return None
    at = start + len(tags.row_canonical)
    return int(clear[at : clear.index(b'"', at)]) - 1


def cells(clear: bytes, tags: Tags) -> list[tuple[int, int, int]]:
    """Column, start and end of every cell in one masked row, counted where a cell does not name itself."""
    found_cells, column, at = [], -1, 0
    while found := tags.any_cell.search(clear, at):
        place = parse_cell(attributes(found[1]).get("r", ""))
        column = place[1] if place else column + 1
        at = found.end()
        if not found[1].endswith(b"/"):
            close = tags.any_cell_close.search(clear, at)
            at = close.end() if close else len(clear)
        found_cells.append((column, found.start(), at))
    return found_cells
