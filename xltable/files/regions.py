"""The lists of a sheet: where each begins and ends, and which of its rows are records."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import abreast, foot
from .grid import Grid
from .headers import Header, find_headers, heading_text
from .headless import find_headless
from .said import says, tells
from .vocabulary import Vocabulary

Rows = NDArray[np.int64]
_NEARLY_ALL = 0.8


@dataclass
class Region:
    """A list found on a sheet. `texts` has the headings of every column, none for a column without one."""

    header_rows: tuple[int, ...]
    texts: dict[int, tuple[str, ...]]
    rows: Rows
    blank_rows: tuple[int, ...] = ()
    total_rows: tuple[int, ...] = ()
    rows_outside: tuple[int, ...] = ()
    excel_table: str | None = None

    @property
    def columns(self) -> list[int]:
        return sorted(self.texts)


@dataclass(frozen=True)
class Given:
    """An Excel table, which says itself where it is. Rows and columns are counted from 0."""

    name: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    first_col: int
    last_col: int
    totals: tuple[int, ...] = ()


def find_regions(grid: Grid, vocabulary: Vocabulary, given: tuple[Given, ...] = ()) -> list[Region]:
    """Every list on a sheet that may be one of the template's: Excel tables first, then those that headings tell."""
    regions = [_from_given(grid, table) for table in given]
    headers = [h for h in find_headers(grid, vocabulary) if not any(_inside(h, table) for table in given)]
    headers = _joined(grid, headers, vocabulary)
    for header in headers:
        stop = _stop(grid, header, headers, given)
        regions.append(_from_header(grid, header, stop))
    if not regions and (unnamed := find_headless(grid)) is not None:
        regions.append(_from_header(grid, unnamed, grid.height))
    return sorted(regions, key=lambda r: (min((*r.header_rows, *r.rows[:1].tolist()), default=0), r.columns[0]))


def _inside(header: Header, table: Given) -> bool:
    top = min((*table.header_rows, table.first_row))
    return (
        top <= header.rows[-1] <= table.last_row + 1
        and header.first <= table.last_col
        and table.first_col <= header.last
    )


def _stop(grid: Grid, header: Header, headers: list[Header], given: tuple[Given, ...]) -> int:
    """The first row below a header that belongs to another list."""
    below = [h.rows[0] for h in headers if h.rows[0] > header.rows[-1] and h.overlaps(header)]
    below += [
        g.first_row
        for g in given
        if g.first_row > header.rows[-1] and g.first_col <= header.last and header.first <= g.last_col
    ]
    return min(below, default=grid.height)


def _from_given(grid: Grid, table: Given) -> Region:
    cols = list(range(table.first_col, table.last_col + 1))
    texts = {c: _heading_texts(grid, table.header_rows, c) for c in cols}
    stop = min(table.last_row + 1, grid.height)
    counts = _counts(grid, cols, table.first_row, stop)
    rows = np.flatnonzero(counts) + table.first_row
    usual = float(np.median(counts[counts > 0])) if len(rows) else 0.0
    outside = _typed_below(grid, table, cols, usual)
    return Region(
        table.header_rows,
        texts,
        np.concatenate([rows, outside]).astype(np.int64),
        _gaps(rows),
        table.totals,
        tuple(outside.tolist()),
        table.name,
    )


def _heading_texts(grid: Grid, rows: tuple[int, ...], col: int) -> tuple[str, ...]:
    return tuple(heading_text(v) for r in rows if (v := grid.cell(r, col)) is not None)


def _typed_below(grid: Grid, table: Given, cols: list[int], usual: float) -> Rows:
    """Rows directly below an Excel table that look like its records, new ones with few cells so far too."""
    row = stop = table.last_row + 1
    named_by = _always_filled(grid, table, cols)
    while not table.totals and stop < grid.height:
        filled = _counts(grid, cols, stop, stop + 1)[0]
        begun = filled > 1 and grid.cell(stop, named_by) is not None and not foot.is_note(grid, cols, stop, usual)
        if filled < max(1, usual * 0.4) and not begun:
            break
        stop += 1
    rows, _ = foot.split(grid, cols, np.arange(row, stop, dtype=np.int64))
    return rows


def _always_filled(grid: Grid, table: Given, cols: list[int]) -> int:
    """The first column of an Excel table that nearly every row fills, such as the records' numbers."""
    rows = slice(table.first_row, min(table.last_row + 1, grid.height))
    filled = ((c, cells.codes[rows] != 0) for c in cols if (cells := grid.columns.get(c)) is not None)
    return next((c for c, there in filled if there.sum() >= _NEARLY_ALL * max(1, len(there))), cols[0])


def _from_header(grid: Grid, header: Header, stop: int) -> Region:
    texts = dict(header.texts)
    for c in range(header.first, header.last + 1):
        texts.setdefault(c, _heading_texts(grid, header.rows, c))
    cols = sorted(texts)
    rows = _records(grid, cols, header.below, stop)
    for c in (header.first - 1, header.last + 1):
        if _belongs(grid, c, header, rows):
            texts[c] = ()
    texts = {
        c: t for c, t in texts.items() if t or (c in grid.columns and len(rows) and np.any(grid.columns[c].codes[rows]))
    }
    cols = sorted(texts)
    rows, totals = foot.split(grid, cols, rows)
    if len(rows) and not totals:
        totals = foot.totals_below(grid, cols, int(rows[-1]) + 1, min(stop, grid.height))
    blanks: tuple[int, ...] = ()
    if len(rows):
        blanks = tuple(r for r in _gaps(rows) if r not in totals)
    return Region(header.rows, texts, rows, blanks, totals)


def _gaps(rows: Rows) -> tuple[int, ...]:
    """Rows between the first and the last that are not among them."""
    if not len(rows) or rows[-1] - rows[0] + 1 == len(rows):
        return ()
    return tuple(np.setdiff1d(np.arange(rows[0], rows[-1] + 1), rows).tolist())


def _belongs(grid: Grid, col: int, header: Header, rows: Rows) -> bool:
    """Whether a column beside the list has no heading and is filled in most of its records."""
    cells = grid.columns.get(col)
    if cells is None or not len(rows) or any(cells[r] is not None for r in header.rows):
        return False
    return float(np.mean(cells.codes[rows] != 0)) > 0.5


def _counts(grid: Grid, cols: list[int], first: int, stop: int) -> NDArray[np.int64]:
    """How many cells of these columns each row fills with something that says anything."""
    counts = np.zeros(max(0, stop - first), dtype=np.int64)
    for c in cols:
        if (cells := grid.columns.get(c)) is not None:
            counts += says(cells)[cells.codes[first:stop]]
    return counts


def _records(grid: Grid, cols: list[int], first: int, stop: int) -> Rows:
    """The rows below a header that are records: not blank, and not the notes and legends that follow."""
    stop = min(stop, grid.height)
    counts = _counts(grid, cols, first, stop)
    filled = np.flatnonzero(counts)
    if not len(filled):
        return np.zeros(0, dtype=np.int64)
    gaps = np.flatnonzero(np.diff(filled) > 1)
    head = filled[: gaps[0] + 1] if len(gaps) else filled
    usual = float(np.median(counts[head]))
    like = counts >= max(1.0, usual * 0.4)
    if len(gaps):
        after = int(filled[gaps[0]]) + 1
        like[after:] &= _resembles(grid, cols, first, stop, head)[after:]
    end = int(np.flatnonzero(like)[-1]) if like.any() else int(filled[-1])
    while end + 1 < len(counts) and counts[end + 1] and not foot.is_note(grid, cols, first + end + 1, usual):
        end += 1
    return (filled[filled <= end] + first).astype(np.int64)


def _resembles(grid: Grid, cols: list[int], first: int, stop: int, head: Rows) -> NDArray[np.bool_]:
    """Which rows fill the columns that records fill, and with the same sort of thing: text, number or day."""
    steady = np.zeros(stop - first, dtype=np.int64)
    same = np.zeros(stop - first, dtype=np.int64)
    counts = np.zeros(stop - first, dtype=np.int64)
    always = 0
    for c in cols:
        if (cells := grid.columns.get(c)) is None:
            continue
        sorts = np.fromiter((_sort(v) for v in cells.distinct), dtype=np.int8, count=len(cells.distinct))
        column = sorts[cells.codes[first:stop]]
        filled = column != 0
        known = column[head][column[head] != 0]
        counts += filled
        if len(known):
            same += column == np.bincount(known).argmax()
        if len(known) >= 0.8 * len(head):
            always += 1
            steady += filled
    return (same >= 0.5 * counts) & (steady >= 0.6 * always)


def _sort(value: object) -> int:
    if isinstance(value, str):
        return 1 if tells(value) else 0
    if isinstance(value, (int, float)):
        return 2
    return 0 if value is None else 3


def _joined(grid: Grid, headers: list[Header], vocabulary: Vocabulary) -> list[Header]:
    """Headers side by side in one row that are one list: with a blank column, or with two rows over some."""
    done: list[Header] = []
    for header in sorted(headers, key=lambda h: (h.rows[0], h.first)):
        before = done[-1] if done else None
        if (
            before is not None
            and set(before.rows) & set(header.rows)
            and not abreast.apart(grid, before, header, vocabulary)
        ):
            before.texts.update(header.texts)
            before.rows = tuple(sorted({*before.rows, *header.rows}))
        else:
            done.append(header)
    return done
