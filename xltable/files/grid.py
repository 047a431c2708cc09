"""The cells of one sheet by column, each distinct value kept once.

Rows come in chunks and go at once, so a long sheet never stands in memory as Python rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count, islice, zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..book import Codes
from ..kinds import Raw

_MIXED = frozenset((int, bool))


class _Seen:
    """Codes by value, counted up as values are first seen."""

    def __init__(self) -> None:
        self._codes: defaultdict[Any, int] = defaultdict(count(1).__next__, {None: 0, "": 0})

    def encode(self, cells: tuple[Raw, ...]) -> Codes:
        """Codes of some cells. Whole numbers and truths are known with their type, as 1, 1.0 and True are equal."""
        mixed = not _MIXED.isdisjoint(map(type, cells))
        labels: Sequence[Any] = [(type(c), c) if type(c) in _MIXED else c for c in cells] if mixed else cells
        return np.fromiter(map(self._codes.__getitem__, labels), dtype=np.int32, count=len(labels))

    @property
    def distinct(self) -> list[Raw]:
        """The values in the order of their codes."""
        values = [None, *islice(self._codes, 2, None)]
        return [v[1] if type(v) is tuple else v for v in values] if tuple in set(map(type, values)) else values


@dataclass
class Cells:
    """One column of a sheet: `distinct[codes[r]]` stands in sheet row r; code 0 is the empty cell."""

    codes: Codes
    distinct: list[Raw]

    def __getitem__(self, row: int) -> Raw:
        return self.distinct[int(self.codes[row])]

    def mask(self, wanted: Iterable[bool]) -> NDArray[np.bool_]:
        """For every row, what `wanted` says of its distinct value."""
        found: NDArray[np.bool_] = np.fromiter(wanted, dtype=bool, count=len(self.distinct))[self.codes]
        return found

    def take(self, rows: NDArray[np.int64]) -> Cells:
        """The cells of some rows, with only the distinct values these rows hold."""
        whole = len(rows) > 0 and rows[-1] - rows[0] + 1 == len(rows)
        codes = self.codes[rows[0] : rows[-1] + 1] if whole else self.codes[rows]
        used = np.bincount(codes, minlength=len(self.distinct)) > 0
        used[0] = True
        if used.all():
            return Cells(codes, self.distinct)
        to = np.cumsum(used, dtype=np.int32) - 1
        return Cells(to[codes], list(compress(self.distinct, used.tolist())))


@dataclass
class Grid:
    """A sheet: its height and the columns that hold anything, by their place counted from 0."""

    sheet: str
    height: int
    columns: dict[int, Cells] = field(default_factory=dict)

    def cell(self, row: int, col: int) -> Raw:
        """The raw value of a cell; None where it is empty or outside."""
        column = self.columns.get(col)
        return column[row] if column is not None and 0 <= row < self.height else None

    def row(self, row: int) -> dict[int, Raw]:
        """The filled cells of a row by column."""
        return {c: v for c, cells in self.columns.items() if (v := cells[row]) is not None}


def from_rows(sheet: str, rows: Iterable[Sequence[Raw]], first_col: int = 0, width: int = 16) -> Grid:
    """The grid of rows given one by one; they may be of unequal length.

    1, 1.0 and True are told apart, as are a day and its midnight.
    """
    pieces: dict[int, list[tuple[int, Codes]]] = {}
    seen: dict[int, _Seen] = {}
    height = 0
    for chunk in _chunks(rows, max(64, min(1024, 262_144 // max(width, 1)))):
        size = len(chunk)
        for at, cells in enumerate(zip_longest(*chunk, fillvalue="")):
            if cells[0] == "" and cells.count("") == size:
                continue
            known = seen.setdefault(at + first_col, _Seen())
            pieces.setdefault(at + first_col, []).append((height, known.encode(cells)))
        height += size
    return Grid(sheet, height, {c: Cells(_joined(pieces[c], height), seen[c].distinct) for c in sorted(pieces)})


def from_cells(sheet: str, cells: Iterable[tuple[int, int, Raw]]) -> Grid:
    """The grid of filled cells given one by one: row, column (from 0), value; the gaps between cost nothing to read."""
    places: dict[int, tuple[list[int], list[Raw]]] = {}
    for row, col, value in cells:
        rows, values = places.setdefault(col, ([], []))
        rows.append(row)
        values.append(value)
    height = max((rows[-1] + 1 for rows, _ in places.values()), default=0)
    columns = {}
    for col in sorted(places):
        rows, values = places[col]
        known = _Seen()
        codes: Codes = np.zeros(height, dtype=np.int32)
        codes[rows] = known.encode(tuple(values))
        columns[col] = Cells(codes, known.distinct)
    return Grid(sheet, height, columns)


def _chunks(rows: Iterable[Sequence[Raw]], size: int) -> Iterator[list[Sequence[Raw]]]:
    source = iter(rows)
    while chunk := list(islice(source, size)):
        yield chunk


def _joined(pieces: list[tuple[int, Codes]], height: int) -> Codes:
    codes: Codes = np.zeros(height, dtype=np.int32)
    for at, piece in pieces:
        codes[at : at + len(piece)] = piece
    return codes
