"""What stands at the foot of a list and is no record: a row of sums, a note."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from .. import countries
from ..kinds import Raw, fold
from .content import is_data
from .grid import Grid
from .word_list import word_list

Rows = NDArray[np.int64]
_LOOKED_AT = 8
_EMPTIER = 0.6
"""A row among records is one of sums if at most such a share of the usual cells is filled."""
_SENTENCE = re.compile(r"[.!?。！？:：]\s*$|^\s*[*※•\-–—→►(（\[]|\w+\s\w+\s\w+\s\w+\s\w+")
_NOTE = re.compile(
    r"^\W*(?:note|notes|nb|n\.b\.|source|legend|remark|hinweis|anmerkung|quelle|remarque|nota|注|备注|说明|備考|примечание)\s*[:：]",
    re.I,
)
_CURRENCIES = re.compile(r"[\s+/&,]+([A-Z]{3})(?![^\W\d_])")
"""The currencies behind such a word, as in “Total CHF+EUR”."""
_LONGEST = 60
_PERIOD = re.compile(
    r"(?:20\d\d|F\.?Y\.?|[上下]半?[年期月]度?|[一二三四1-4]季度?|第[一二三四1-4]四半期|\d{1,2}月份?|[年月]度?"
    r"|\b(?:Q[1-4]|H[12]|[1-4]\.?\s?(?:HJ|Halbjahr|Quartal|trimestre|semestre|квартал|полугодие)|\d\.?º?\s?(?:trim|sem)\.?))"
)
"""The time that a row of sums is said to be of: “Zwischensumme 1. HJ”, “上半年小计”."""
_UNIT = re.compile(r"[\(（\[].*?[\)）\]]")


def split(grid: Grid, cols: list[int], rows: Rows) -> tuple[Rows, tuple[int, ...]]:
    """The records among rows, and the rows of sums among and below them; notes at the foot belong to neither."""
    usual = _usual(grid, cols, rows)
    between = _totals_between(grid, cols, rows, usual)
    rows, totals = _split_foot(grid, cols, rows[~np.isin(rows, between)], usual)
    return rows, tuple(sorted({*totals, *between}))


def _totals_between(grid: Grid, cols: list[int], rows: Rows, usual: float) -> list[int]:
    """Rows of sums anywhere among records: they are much emptier, and say so."""
    columns = [cells for c in cols if (cells := grid.columns.get(c)) is not None]
    filled = sum((cells.codes[rows] != 0).astype(np.int64) for cells in columns)
    emptier = rows[filled <= _EMPTIER * usual]
    said: set[int] = set()
    for cells in columns:
        codes = cells.codes[emptier]
        words = [c for c in np.unique(codes).tolist() if isinstance(v := cells.distinct[c], str) and _is_total_word(v)]
        said |= set(emptier[np.isin(codes, words)].tolist()) if words else set()
    return [row for row in said if is_total(grid, cols, row)]


def _split_foot(grid: Grid, cols: list[int], rows: Rows, usual: float) -> tuple[Rows, list[int]]:
    totals: list[int] = []
    end = len(rows)
    notes = 0
    for at in range(len(rows) - 1, max(-1, len(rows) - 1 - _LOOKED_AT), -1):
        row = int(rows[at])
        if is_total(grid, cols, row):
            totals.append(row)
            end = at
        elif totals or not is_note(grid, cols, row, usual):
            break
        else:
            notes += 1
    if not totals and notes:
        end = len(rows) - notes
    return rows[:end], totals


def totals_below(grid: Grid, cols: list[int], first: int, stop: int) -> tuple[int, ...]:
    """Rows of sums that stand a few rows below a list."""
    rows = range(first, min(first + _LOOKED_AT, stop))
    return tuple(r for r in rows if is_total(grid, cols, r))


def is_total(grid: Grid, cols: list[int], row: int) -> bool:
    """Whether a row says it is a sum: such a word, numbers, and nothing a record would have besides.

    The word alone is enough beside empty columns: the sums of a file that no office program has saved have no values.
    """
    cells = [v for c in cols if (v := grid.cell(row, c)) is not None]
    words = [v for v in cells if isinstance(v, str) and not is_data(v)]
    numbers = [v for v in cells if not isinstance(v, str) or is_data(v)]
    alone = len(cells) == 1 and len(cols) > 2
    return (bool(numbers) or alone) and 0 < len(words) <= 2 and any(_is_total_word(w) for w in words[:2])


def is_note(grid: Grid, cols: list[int], row: int, usual: float) -> bool:
    """Whether a row reads like a note: much fewer cells than a record has, and a sentence or a text too long in one."""
    cells = {c: v for c in cols if (v := grid.cell(row, c)) is not None}
    texts = [v for v in cells.values() if isinstance(v, str)]
    if not texts or len(cells) > max(1.0, usual * 0.4):
        return not texts and usual >= 3 and len(cells) == 1
    first = next(iter(cells.items()))
    if any(_NOTE.search(t) for t in texts):
        return True
    return (usual >= 2 and any(_SENTENCE.search(t) and len(t) > _longest(grid, c, row) for c, t in _texts(cells))) or (
        usual >= 4 and isinstance(first[1], str) and len(first[1]) > 2 * max(20, _longest(grid, first[0], row))
    )


def _texts(cells: Mapping[int, Raw]) -> list[tuple[int, str]]:
    return [(c, v) for c, v in cells.items() if isinstance(v, str)]


def _longest(grid: Grid, col: int, row: int) -> int:
    """How long the texts above a cell are at most."""
    cells = grid.columns[col]
    above = cells.codes[max(0, row - 200) : row]
    return max((len(v) for k in set(above.tolist()) if isinstance(v := cells.distinct[k], str)), default=0)


def _usual(grid: Grid, cols: list[int], rows: Rows) -> float:
    counts = np.zeros(min(len(rows), 500), dtype=np.int64)
    for c in cols:
        if (cells := grid.columns.get(c)) is not None:
            counts += cells.codes[rows[:500]] != 0
    return float(np.median(counts)) if len(counts) else 0.0


def _is_total_word(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    bare = _CURRENCIES.sub(lambda found: " " if found[1] in countries.currencies() else found[0], text)
    spellings = (_UNIT.sub("", bare), text.split(":")[0], _PERIOD.sub("", bare))
    return any(fold(spelling) in word_list("totals.toml") for spelling in spellings)
