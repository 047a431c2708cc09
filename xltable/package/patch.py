"""Changing cells of a sheet in its stream of bytes: rows that nothing is asked of pass through as they are."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from .area import Area, column_number, letters
from .facts import Value
from .sheetxml import SheetStream, Tags, cells, last_row, masked


@dataclass(slots=True)
class CellEdit:
    """What to put into one cell. `style` is a style index that stands in for the cell's own."""

    value: Value
    number_format: str | None = None
    style: int | None = None
    must_be_empty: bool = False
    fill: str | None = None  # only the fill changes, the value stays
    retext: str | None = None  # only the formula's spelling changes, its value stays
    reshown: str | None = None  # with `retext`: the text the formula shows

    @property
    def plain(self) -> bool:
        """Whether only a value is given, and nothing is asked about the cell as it stands."""
        return (
            self.number_format is None
            and self.style is None
            and not self.must_be_empty
            and self.fill is None
            and self.retext is None
        )

    @property
    def clears(self) -> bool:
        """Whether nothing is left of the cell."""
        return self.value is None and self.style == 0 and self.fill is None and self.retext is None


# The cell as it stands (b"" where there is none) and what to do; answers the bytes of the new cell.
WriteCell = Callable[[int, int, bytes, CellEdit], bytes]
Piece = tuple[bytes, bytes]
"""Some bytes of the sheet as they are, and as they are to be."""
Edits = dict[int, dict[int, CellEdit]]


class Beside(Protocol):
    """Cells to stand behind those of a row, written together."""

    area: Area

    def holds(self, row: int) -> bool: ...
    def row(self, row: int) -> bytes: ...
    def edits(self, row: int) -> dict[int, CellEdit]: ...


def patched(stream: SheetStream, edits: Edits, blocks: Sequence[Beside], write: WriteCell) -> Iterator[list[Piece]]:
    """The rows of a sheet, with the edits done and the blocks put in."""
    wanted = _Wanted(edits, sorted(blocks, key=lambda block: block.area.first_col))
    pending = wanted.rows
    done, before, tags = 0, -1, stream.tags
    for chunk in stream.rows():
        clear = masked(chunk)
        if done < len(pending) and _reaches(clear, pending[done], stream.tags):
            starts = stream.starts(clear, before)
            upto = bisect_left(pending, starts[-1][0] + 1, done) if starts else done
            yield _Chunk(chunk, clear, starts, tags, write).patched(pending[done:upto], wanted)
            done = upto
            before = starts[-1][0] if starts else before
        else:
            yield [(chunk, chunk)]
            before = _last_row(clear, before, stream)
    for row in pending[done:]:
        if new := _new_row(row, wanted, write, tags):
            yield [(b"", new)]


def _reaches(clear: bytes, row: int, tags: Tags) -> bool:
    """Whether a piece holds rows at or after a row; True where only counting can tell."""
    last = last_row(clear, tags)
    return last is None or last >= row


def _last_row(clear: bytes, before: int, stream: SheetStream) -> int:
    last = last_row(clear, stream.tags)
    if last is not None:
        return max(before, last)
    return stream.starts(clear, before)[-1][0]


def _new_row(row: int, wanted: _Wanted, write: WriteCell, tags: Tags) -> bytes:
    inner = wanted.cells(row, write)
    if not inner:
        return b""
    return tags.row_canonical + str(row + 1).encode() + b'">' + inner + tags.row_close


class _Wanted:
    """What is asked of each row: cells one by one, and blocks of them; the blocks in the order they stand."""

    def __init__(self, edits: Edits, blocks: Sequence[Beside]) -> None:
        self.edits, self.blocks = edits, blocks
        rows = (range(b.area.first_row, b.area.last_row + 1) for b in blocks)
        self.rows = sorted({*edits}.union(*rows))

    def beside(self, row: int) -> list[Beside]:
        """The blocks of a row that is asked for nothing else."""
        return [] if row in self.edits else [block for block in self.blocks if block.holds(row)]

    def of(self, row: int) -> dict[int, CellEdit]:
        """Everything asked of a row, cell by cell."""
        if not self.blocks:
            return self.edits.get(row, {})
        found = dict(self.edits.get(row, {}))
        for block in self.blocks:
            if block.holds(row):
                found |= block.edits(row)
        return found

    def cells(self, row: int, write: WriteCell) -> bytes:
        """The cells of a row that has none yet."""
        if blocks := self.beside(row):
            return b"".join(block.row(row) for block in blocks)
        edits = self.of(row)
        return b"".join(write(row, column, b"", edits[column]) for column in sorted(edits))


class _Chunk:
    """One piece of whole rows being patched; `clear` is the piece with nothing in it but tags and text."""

    def __init__(self, chunk: bytes, clear: bytes, starts: list[tuple[int, int]], tags: Tags, write: WriteCell) -> None:
        self.chunk, self.clear, self.tags, self.write = chunk, clear, tags, write
        self.rows = [row for row, _ in starts]
        self.places = [place for _, place in starts] + [len(chunk)]
        self.pieces: list[Piece] = []
        self.at = 0  # what stands before is in the pieces already

    def patched(self, rows: list[int], wanted: _Wanted) -> list[Piece]:
        index = 0
        for row in rows:
            index = bisect_left(self.rows, row, index)
            start = self.places[index]
            if self.rows[index] == row:
                self._row(row, start, self.places[index + 1], wanted)
            else:
                self._put(start, start, _new_row(row, wanted, self.write, self.tags))
        self._keep(len(self.chunk))
        return self.pieces

    def _put(self, start: int, end: int, new: bytes) -> None:
        self._keep(start)
        self.pieces.append((self.chunk[start:end], new))
        self.at = end

    def _keep(self, end: int) -> None:
        kept = self.chunk[self.at : end]
        self.pieces.append((kept, kept))

    def _row(self, row: int, start: int, end: int, wanted: _Wanted) -> None:
        clear, write = self.clear, self.write
        head_end = clear.index(b">", start) + 1
        blocks = wanted.beside(row)
        if blocks and self._append(row, head_end, (start, end), blocks):
            return
        edits = wanted.of(row)
        columns = sorted(edits)
        if clear[head_end - 2] == _SLASH:
            inner = wanted.cells(row, write)
            if inner:
                self._widen(start, head_end, [c for c in columns if not edits[c].clears])
                self._put(head_end - 2, head_end, b">" + inner + self.tags.row_close)
            return
        number = str(row + 1).encode() + b'"'
        spans = [self._find(_name(column) + number, head_end, end) for column in columns]
        if None in spans:
            self._widen(start, head_end, [c for c in columns if not edits[c].clears])
            places = cells(clear[start:end], self.tags)
            spans = [span or _locate(places, c, start, head_end) for c, span in zip(columns, spans, strict=True)]
        for column, span in zip(columns, spans, strict=True):
            if span is not None:
                self._put(*span, write(row, column, self.chunk[span[0] : span[1]], edits[column]))

    def _append(self, row: int, head_end: int, span: tuple[int, int], blocks: Sequence[Beside]) -> bool:
        """Put blocks behind the last cell of a row; False where that is not plainly all that stands there."""
        clear, tags = self.clear, self.tags
        close = clear.rfind(tags.row_close, head_end, span[1])
        last = clear.rfind(tags.cell_open, head_end, close)
        if close < 0 or (last >= 0 and not clear.startswith(tags.cell_canonical, last)):
            return False
        at = last + len(tags.cell_canonical)
        if last >= 0 and column_number(_letters(clear, at)) >= blocks[0].area.first_col:
            return False
        self._widen(span[0], head_end, [blocks[0].area.first_col, blocks[-1].area.last_col])
        self._put(close, close, b"".join(block.row(row) for block in blocks))
        return True

    def _find(self, name: bytes, at: int, end: int) -> tuple[int, int] | None:
        """Where a cell that names itself stands in its row."""
        clear, tags = self.clear, self.tags
        start = clear.find(tags.cell_canonical + name, at, end)
        if start < 0:
            return None
        head_end = clear.index(b">", start) + 1
        if clear[head_end - 2] == _SLASH:
            return start, head_end
        close = clear.find(tags.cell_close, head_end, end)
        if close < 0 or clear.find(tags.cell_open, head_end, close) >= 0:
            return None  # its end is spelled in an unusual way
        return start, close + len(tags.cell_close)

    def _widen(self, start: int, head_end: int, columns: list[int]) -> None:
        """Make the row's `spans` cover the cells put into it."""
        found = _SPANS.search(self.clear, start, head_end)
        if found is None or not columns:
            return
        first, last = int(found[1]), int(found[2])
        low, high = min(first, columns[0] + 1), max(last, columns[-1] + 1)
        if (low, high) != (first, last):
            self._put(found.start(1), found.end(2), f"{low}:{high}".encode())


_SLASH = ord("/")
_LETTERS = re.compile(rb"[A-Z]+")
_SPANS = re.compile(rb"\sspans=[\"'](\d+):(\d+)")


def _letters(clear: bytes, at: int) -> str:
    found = _LETTERS.match(clear, at)
    return found[0].decode() if found else "XFD"


@functools.cache
def _name(column: int) -> bytes:
    return letters(column).encode()


def _locate(places: list[tuple[int, int, int]], column: int, row_start: int, head_end: int) -> tuple[int, int]:
    """Where a cell stands among those of its row, or the empty place where it is to be put."""
    for other, start, end in places:
        if other == column:
            return row_start + start, row_start + end
        if other > column:
            return row_start + start, row_start + start
    close = row_start + places[-1][2] if places else head_end
    return close, close
