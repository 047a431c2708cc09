"""Cells and areas of a sheet, counted from 0, and the names spreadsheets give them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """Cells from (first_row, first_col) to (last_row, last_col), counted from 0, both ends in."""

    first_row: int
    first_col: int
    last_row: int
    last_col: int

    def __str__(self) -> str:
        return f"{cell_name(self.first_row, self.first_col)}:{cell_name(self.last_row, self.last_col)}"


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of a sheet, counted from 0; printed as `Contacts!E12`."""

    sheet: str
    row: int
    col: int

    @property
    def cell(self) -> str:
        return cell_name(self.row, self.col)

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


def column_letter(index: int) -> str:
    """The letters over a column counted from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, col: int) -> str:
    """A1 name of a cell counted from 0.

    >>> cell_name(11, 4)
    'E12'
    """
    return f"{column_letter(col)}{row + 1}"
