"""Whether headings to the left and right of a blank column belong to two lists or to one."""

from __future__ import annotations

from collections import Counter

import numpy as np

from .grid import Grid
from .headers import Header
from .vocabulary import Vocabulary, fold

_NEAR = 2


def apart(grid: Grid, left: Header, right: Header, vocabulary: Vocabulary) -> bool:
    """Two lists: a heading repeats, each has a title or names columns of its own table, or one is much shorter."""
    if _gap_is_filled(grid, left, right):
        return False
    if right.first - left.last > 1 + _NEAR:
        return True
    mine = {fold(t) for texts in left.texts.values() for t in texts}
    if any(fold(t) in mine for texts in right.texts.values() for t in texts) or _other_tables(left, right, vocabulary):
        return True
    return (_own_title(grid, right) and _own_title(grid, left)) or _shorter(grid, left, right)


def _gap_is_filled(grid: Grid, left: Header, right: Header) -> bool:
    top = left.rows[-1] + 1
    return all(
        c in grid.columns and np.count_nonzero(grid.columns[c].codes[top : top + 200]) > 1
        for c in range(left.last + 1, right.first)
    )


def _other_tables(left: Header, right: Header, vocabulary: Vocabulary) -> bool:
    """Whether the headings of each side name columns of a table of their own, and few of the other's."""
    one, other = _named(left, vocabulary), _named(right, vocabulary)
    if not one or not other:
        return False
    (mine, many), (its, more) = one.most_common(1)[0], other.most_common(1)[0]
    return mine != its and min(many, more) >= 3 and other[mine] <= 0.5 * more and one[its] <= 0.5 * many


def _named(header: Header, vocabulary: Vocabulary) -> Counter[str]:
    """How many columns of each table the headings name."""
    return Counter(table for texts in header.texts.values() for t in texts for table in vocabulary.find(t))


def _own_title(grid: Grid, header: Header) -> bool:
    """Whether the nearest filled row above, up to three rows, has one cell over the list, at its first column."""
    for row in range(header.rows[0] - 1, max(-1, header.rows[0] - 4), -1):
        filled = [c for c in range(header.first, header.last + 1) if grid.cell(row, c) is not None]
        if filled:
            return filled == [header.first]
    return False


def _shorter(grid: Grid, left: Header, right: Header) -> bool:
    one, other = _depth(grid, left), _depth(grid, right)
    short, long = sorted((one, other))
    if long[0] - short[0] < 3 or short[0] > 0.6 * long[0]:
        return False
    return short[1] >= 0.8 and short[0] > 0


def _depth(grid: Grid, header: Header) -> tuple[int, float]:
    """How many rows below the header are filled down to the last, and how densely the list is filled to there."""
    top = header.rows[-1] + 1
    columns = [grid.columns[c].codes[top:] != 0 for c in header.columns if c in grid.columns]
    if not columns:
        return 0, 0.0
    last = max((int(np.flatnonzero(c)[-1]) + 1 for c in columns if c.any()), default=0)
    filled = max((float(np.mean(c[:last])) for c in columns), default=0.0) if last else 0.0
    return last, filled
