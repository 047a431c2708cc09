"""Cell names and areas: `B3` is row 2, column 1; rows and columns are counted from nought inside."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

ROWS, COLUMNS = 1_048_576, 16_384  # the size of a sheet (ECMA-376 part 1, 18.3.1.73 and 18.3.1.13)

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_COLUMN_RANGE = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROW_RANGE = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")


@functools.cache
def letters(column: int) -> str:
    """`A` for column 0, `AA` for column 26."""
    text, n = "", column + 1
    while n:
        n, rest = divmod(n - 1, 26)
        text = chr(65 + rest) + text
    return text


@functools.cache
def column_number(text: str) -> int:
    """0 for `A`, 26 for `AA`."""
    n = 0
    for char in text.upper():
        n = n * 26 + ord(char) - 64
    return n - 1


def cell_name(row: int, column: int) -> str:
    """`B3` for row 2, column 1."""
    return f"{letters(column)}{row + 1}"


def parse_cell(text: str) -> tuple[int, int] | None:
    """Row and column of `B3` or `$B$3`; None where the text names no cell."""
    found = _CELL.fullmatch(text)
    if found is None:
        return None
    row, column = int(found[2]) - 1, column_number(found[1])
    return (row, column) if 0 <= row < ROWS and column < COLUMNS else None


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle of cells; all four edges belong to it."""

    first_row: int
    first_col: int
    last_row: int
    last_col: int

    @classmethod
    def parse(cls, text: str) -> Area | None:
        """The area of `B3`, `A1:C9`, `A:C` or `2:5`; None where the text names none."""
        text = text.strip()
        if found := _COLUMN_RANGE.fullmatch(text):
            return cls(0, column_number(found[1]), ROWS - 1, column_number(found[2]))
        if found := _ROW_RANGE.fullmatch(text):
            return cls(int(found[1]) - 1, 0, int(found[2]) - 1, COLUMNS - 1)
        first, _, last = text.partition(":")
        one, two = parse_cell(first), parse_cell(last or first)
        if one is None or two is None:
            return None
        return cls(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))

    @classmethod
    def parse_list(cls, text: str) -> tuple[Area, ...]:
        """The areas of a list separated by blanks, as `sqref` attributes have it."""
        return tuple(area for part in text.split() if (area := cls.parse(part)) is not None)

    def __str__(self) -> str:
        first = cell_name(self.first_row, self.first_col)
        last = cell_name(self.last_row, self.last_col)
        return first if first == last else f"{first}:{last}"

    @property
    def absolute(self) -> str:
        """`$A$1:$C$9`, as defined names have it."""
        return ":".join(re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", part) for part in str(self).split(":"))

    @property
    def size(self) -> int:
        """How many cells there are."""
        return (self.last_row - self.first_row + 1) * (self.last_col - self.first_col + 1)

    def holds(self, row: int, column: int) -> bool:
        return self.first_row <= row <= self.last_row and self.first_col <= column <= self.last_col

    def overlaps(self, other: Area) -> bool:
        return not (
            self.last_row < other.first_row
            or other.last_row < self.first_row
            or self.last_col < other.first_col
            or other.last_col < self.first_col
        )

    def within(self, other: Area) -> bool:
        """Whether every cell of this area belongs to another."""
        return other.holds(self.first_row, self.first_col) and other.holds(self.last_row, self.last_col)
