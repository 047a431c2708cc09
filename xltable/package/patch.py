"""Changing cells of a sheet in its stream of bytes: rows that nothing is asked of pass through as they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .area import letters
from .facts import Value
from .sheetxml import SheetStream, Tags, attributes, cells, masked


@dataclass(slots=True)
class CellEdit:
    """What to put into one cell. `style` is a style index that stands in for the cell's own."""

    value: Value
    number_format: str | None = None
    style: int | None = None
    must_be_empty: bool = False
    fill: str | None = None  # only the fill changes, the value stays
    retext: str | None = None  # only the formula's spelling changes, its value stays


# The cell as it stands (b"" where there is none) and what to do; answers the bytes of the new cell.
WriteCell = Callable[[int, int, bytes, CellEdit], bytes]
Edits = dict[int, dict[int, CellEdit]]


def patched(stream: SheetStream, edits: Edits, write: WriteCell) -> Iterator[bytes]:
    """The rows of a sheet, piece by piece, with the edits done."""
    pending = sorted(edits)
    done, before, tags = 0, -1, stream.tags
    for chunk in stream.rows():
        clear = masked(chunk)
        if done < len(pending) and _reaches(clear, pending[done], tags):
            starts = stream.starts(clear, before)
            upto = bisect_left(pending, starts[-1][0] + 1, done) if starts else done
            yield _patched_chunk(chunk, starts, pending[done:upto], edits, write, tags)
            done = upto
            before = starts[-1][0] if starts else before
        else:
            yield chunk
            before = _last_row(clear, before, stream)
    for row in pending[done:]:
        yield _new_row(row, edits[row], write, tags)


def _reaches(clear: bytes, row: int, tags: Tags) -> bool:
    """Whether a piece holds rows at or after a row; True where only counting can tell."""
    if clear.count(tags.row_canonical) != clear.count(tags.row_open):
        return True
    last = clear.rfind(tags.row_canonical)
    return last >= 0 and _number(clear, last, tags) >= row


def _number(clear: bytes, start: int, tags: Tags) -> int:
    at = start + len(tags.row_canonical)
    return int(clear[at : clear.index(b'"', at)]) - 1


def _last_row(clear: bytes, before: int, stream: SheetStream) -> int:
    last = clear.rfind(stream.tags.row_open)
    if last < 0:
        return before
    if clear.startswith(stream.tags.row_canonical, last):
        return _number(clear, last, stream.tags)
    return stream.starts(clear, before)[-1][0]


def _patched_chunk(
    chunk: bytes, starts: list[tuple[int, int]], rows: list[int], edits: Edits, write: WriteCell, tags: Tags
) -> bytes:
    numbers = [number for number, _ in starts]
    pieces: list[bytes] = []
    at = 0
    for row in rows:
        index = bisect_left(numbers, row)
        start = starts[index][1]
        pieces.append(chunk[at:start])
        if numbers[index] == row:
            at = starts[index + 1][1] if index + 1 < len(starts) else len(chunk)
            pieces.append(_patched_row(chunk[start:at], row, edits[row], write, tags))
        else:
            pieces.append(_new_row(row, edits[row], write, tags))
            at = start
    pieces.append(chunk[at:])
    return b"".join(pieces)


def _new_row(row: int, edits: dict[int, CellEdit], write: WriteCell, tags: Tags) -> bytes:
    inner = b"".join(write(row, column, b"", edits[column]) for column in sorted(edits))
    if not inner:
        return b""
    return tags.row_canonical + str(row + 1).encode() + b'">' + inner + tags.row_close


def _patched_row(text: bytes, row: int, edits: dict[int, CellEdit], write: WriteCell, tags: Tags) -> bytes:
    clear = masked(text)
    head_end = clear.index(b">") + 1
    if clear[head_end - 2 : head_end] == b"/>":
        inner = b"".join(write(row, column, b"", edits[column]) for column in sorted(edits))
        if not inner:
            return text
        head = _widened(text[: head_end - 2] + b">", edits)
        return head + inner + tags.row_close + text[head_end:]
    regular = clear.count(tags.cell_canonical) == clear.count(tags.cell_open)
    number = str(row + 1).encode()
    pieces: list[bytes] = [_widened(text[:head_end], edits)]
    at = head_end
    places: list[tuple[int, int, int]] | None = None if regular else cells(clear, tags)
    for column in sorted(edits):
        span = _find(clear, letters(column).encode() + number, at, tags) if regular else None
        if span is None:
            if places is None:
                places = cells(clear, tags)
            span = _locate(places, column, clear, tags)
        start, end = span
        pieces.append(text[at:start])
        pieces.append(write(row, column, text[start:end], edits[column]))
        at = end
    pieces.append(text[at:])
    return b"".join(pieces)


def _find(clear: bytes, name: bytes, at: int, tags: Tags) -> tuple[int, int] | None:
    """Where a cell that names itself stands in its row."""
    start = clear.find(tags.cell_canonical + name + b'"', at)
    if start < 0:
        return None
    head_end = clear.index(b">", start) + 1
    if clear[head_end - 2] == 0x2F:  # "/>"
        return start, head_end
    end = clear.find(tags.cell_close, head_end)
    return (start, end + len(tags.cell_close)) if end >= 0 else None


def _locate(places: list[tuple[int, int, int]], column: int, clear: bytes, tags: Tags) -> tuple[int, int]:
    """Where a cell stands among those of its row, or the empty place where it is to be put."""
    for other, start, end in places:
        if other == column:
            return start, end
        if other > column:
            return start, start
    close = places[-1][2] if places else clear.index(b">") + 1
    return close, close


def _widened(head: bytes, edits: dict[int, CellEdit]) -> bytes:
    """A row's start tag whose `spans` covers the cells put into it."""
    at = head.find(b" spans=")
    if at < 0:
        return head
    spans = attributes(head[at:]).get("spans", "")
    first, _, last = spans.partition(":")
    if not (first.isdigit() and last.isdigit()):
        return head
    wide = f"{min(int(first), min(edits) + 1)}:{max(int(last), max(edits) + 1)}"
    return head if wide == spans else head.replace(spans.encode(), wide.encode(), 1)
