"""Where the box of a note stands: beside its cell, wide enough to be read and tall enough for its text."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

from ..facts import ColumnWidth

_WIDTH = 42.0
"""Characters of a line, as columns are measured."""
_DEFAULT = 8.43
_FEWEST, _MOST = 4, 30
"""Rows that a box reaches down over."""


def anchor(row: int, column: int, text: str, columns: Sequence[ColumnWidth]) -> str:
    """The box as a drawing has it: column, pixels, row, pixels of the upper left corner, then of the lower right."""
    left, width = column + 1, 0.0
    right = left
    while width < _WIDTH and right < left + 40:
        width += _width(right, columns)
        right += 1
    top = max(row - 1, 0)
    return f"{left}, 15, {top}, 10, {right}, 15, {top + _rows(text)}, 4"


def _width(column: int, columns: Sequence[ColumnWidth]) -> float:
    found = next((c for c in columns if c.first <= column <= c.last), None)
    if found is None or (found.width is None and not found.hidden):
        return _DEFAULT
    return 0.0 if found.hidden or found.width is None else found.width


def _rows(text: str) -> int:
    """How many rows of usual height the text takes; letters that stand in a square take the room of two."""
    lines = sum(max(1, ceil(sum(map(_room, line)) / (_WIDTH - 4))) for line in text.split("\n"))
    return min(max(lines + 1, _FEWEST), _MOST)


def _room(letter: str) -> int:
    return 2 if east_asian_width(letter) in "WF" else 1
