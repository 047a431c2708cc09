"""Where the headings of a sheet stand: rows whose cells name columns of the template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from ..kinds import Raw
from .content import is_data
from .grid import Grid
from .vocabulary import Vocabulary, fold

_FIRST_ROWS = 80
_MOST_CELLS = 400_000
_GLANCE = 64


@dataclass
class Header:
    """The headings of one list: their rows, and by column the texts in these rows, the upper first but for groups'."""

    rows: tuple[int, ...]
    texts: dict[int, tuple[str, ...]]
    top: int = 0
    """The first record's row, for a list without headings."""

    @property
    def columns(self) -> list[int]:
        return sorted(self.texts)

    @property
    def below(self) -> int:
        """The first row that may be a record."""
        return self.rows[-1] + 1 if self.rows else self.top

    @property
    def first(self) -> int:
        return min(self.texts)

    @property
    def last(self) -> int:
        return max(self.texts)

    def overlaps(self, other: Header) -> bool:
        return self.first <= other.last and other.first <= self.last


def find_headers(grid: Grid, vocabulary: Vocabulary) -> list[Header]:
    """Every row, or pair of rows, of headings on a sheet, from the top."""
    found: list[Header] = []
    for row in _candidates(grid):
        cells = grid.row(row)
        for run in _runs(cells):
            header = _header(row, {c: cells[c] for c in run}, vocabulary)
            if header is None:
                continue
            _drop_groups(found, header)
            above = next((h for h in reversed(found) if h.overlaps(header)), None)
            if above is not None and row - above.rows[-1] == 1:
                _join_below(above, header, vocabulary)
            elif above is None or _starts_anew(grid, above, header, vocabulary):
                found.append(header)
    for header in found:
        _join_above(grid, header)
    return found


def _drop_groups(found: list[Header], below: Header) -> None:
    """Take away headings directly above others that only name groups of them: several, each over many."""
    over = [h for h in found if h.rows[-1] == below.rows[0] - 1 and below.first <= h.first and h.last <= below.last]
    if len(over) > 1 and 2 * sum(len(h.texts) for h in over) <= len(below.texts):
        found[:] = [h for h in found if h not in over]


def _candidates(grid: Grid) -> Iterator[int]:
    """The first filled rows, and later those that follow a blank one."""
    filled = np.zeros(grid.height, dtype=bool)
    for cells in grid.columns.values():
        filled |= cells.codes != 0
    rows = np.flatnonzero(filled)
    after_blank = rows[np.flatnonzero(~filled[rows - 1] & (rows > 0))]
    chosen = np.unique(np.concatenate([rows[:_FIRST_ROWS], after_blank, after_blank + 1]))
    most = max(_FIRST_ROWS, _MOST_CELLS // max(1, len(grid.columns)))
    yield from (int(r) for r in chosen[:most] if r < grid.height and filled[r])


def _runs(cells: dict[int, Raw]) -> list[list[int]]:
    """Columns of a row side by side without a blank one between."""
    runs: list[list[int]] = []
    for col in sorted(cells):
        if runs and runs[-1][-1] == col - 1:
            runs[-1].append(col)
        else:
            runs.append([col])
    return runs


def _header(row: int, cells: dict[int, Raw], vocabulary: Vocabulary) -> Header | None:
    """The header some cells side by side are, or None: most can be headings, and one at least names a column."""
    if sum(map(is_data, islice(cells.values(), _GLANCE))) > _GLANCE / 2:
        return None
    data = sum(map(is_data, cells.values()))
    texts: dict[int, tuple[str, ...]] = {c: (heading_text(v),) for c, v in cells.items()}
    known = sum(vocabulary.knows(t[0]) for t in texts.values())
    if known == 0 or known < len(cells) * 0.15 or data > (max(1, len(cells) * 0.2) if known >= 3 else 0):
        return None
    return Header((row,), texts)


def heading_text(value: Raw) -> str:
    """A heading as it is typed; a year is written without its decimal."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _known(header: Header, vocabulary: Vocabulary) -> int:
    return sum(any(vocabulary.knows(t) for t in texts) for texts in header.texts.values())


def _join_below(above: Header, below: Header, vocabulary: Vocabulary) -> None:
    """Take a row of headings as the second header row: a translation of the first, or headings beneath its groups."""
    if len(above.rows) > 1:
        return
    if len(above.texts) < max(2, 0.3 * len(below.texts)):
        above.rows, above.texts = below.rows, below.texts
        return
    both = set(above.texts) & set(below.texts)
    known, first = _known(below, vocabulary), _known(above, vocabulary)
    wide = len(below.texts) >= 2 and known >= max(2, len(below.texts) * 0.4)
    same = all(fold(above.texts[c][0]) == fold(below.texts[c][0]) for c in both)
    if not wide or (both and same and len(both) == len(above.texts)):
        return
    if len(both) >= 0.6 * len(above.texts) and known < 0.5 * first:
        return
    above.rows = (*above.rows, *below.rows)
    groups = {c for c in both if c + 1 in below.texts and c + 1 not in above.texts}
    for c, (text,) in below.texts.items():
        upper = above.texts.get(c, ())
        above.texts[c] = (text, *upper) if c in groups else (*upper, text)


def _starts_anew(grid: Grid, above: Header, header: Header, vocabulary: Vocabulary) -> bool:
    """Whether a row of headings below another is a new list's, and not a record of words that are headings too."""
    row, cols = header.rows[0], header.columns
    known = _known(header, vocabulary)
    if known < 2 or known < 0.4 * len(cols):
        return False
    same = [fold(t[0]) for t in header.texts.values()] == [fold(t[0]) for t in above.texts.values()]
    between = any(grid.cell(row - 1, c) is not None for c in range(header.first, header.last + 1))
    return same or not between or (known >= 3 and known >= 0.7 * len(cols))


def _join_above(grid: Grid, header: Header) -> None:
    """Take the row above for the first header row where it has a heading over every column, or over groups of them."""
    row = header.rows[0] - 1
    if row < 0 or len(header.rows) > 1 or len(header.texts) < 3:
        return
    cells = {c: v for c in range(header.first, header.last + 1) if (v := grid.cell(row, c)) is not None}
    if any(is_data(v) for v in cells.values()) or len({fold(heading_text(v)) for v in cells.values()}) < len(cells):
        return
    folded = [fold(t[-1]) for t in header.texts.values()]
    full = len(cells) >= 0.8 * len(header.texts)
    groups = len(cells) >= 2 and len(set(folded)) < len(folded)
    if not full and not groups:
        return
    header.rows = (row, *header.rows)
    group = ""
    for c in header.columns:
        own = heading_text(cells[c]) if c in cells else ""
        group = own or group
        if full and own:
            header.texts[c] = (own, *header.texts[c])
        elif groups and group:
            header.texts[c] = (f"{group} {header.texts[c][0]}", *header.texts[c])
