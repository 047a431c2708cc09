"""A formula, told apart from text by its type.

Text typed by a user may begin with `=`; it is data and never becomes a formula. Only a `Formula` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import overload

Cached = str | float | int | bool | date | datetime | None
ROW = "\N{SYMBOL FOR NULL}"
"""Stands for the number of the row in the text of `Formulas`."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula with the value worked out for it.

    `text` is written without the leading `=`, in the English function names and separators of the file format.
    `value` is what a program that does not calculate shows; None shows an empty text.
    """

    text: str
    value: Cached = None

    def __post_init__(self) -> None:
        if self.text.startswith("="):
            raise ValueError("a Formula's text is written without the leading =")


@dataclass(frozen=True)
class Formulas(Sequence[Cached | Formula]):
    """The cells of a column that all hold one formula, made one by one: a long list is never held in memory.

    In `text`, ROW stands for the number of the cell's row. `rows` are counted from 0; those in `outside` hold their
    value alone.

    >>> doubled = Formulas(f"$A{ROW}*2", (4, 6), (1, 2))
    >>> doubled[1]
    Formula(text='$A3*2', value=6)
    """

    text: str
    values: Sequence[Cached]
    rows: Sequence[int]
    outside: frozenset[int] = field(default_factory=frozenset)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Cached | Formula: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Cached | Formula]: ...
    def __getitem__(self, index: int | slice) -> Cached | Formula | Sequence[Cached | Formula]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        row, value = self.rows[index], self.values[index]
        return value if row in self.outside else Formula(self.text.replace(ROW, str(row + 1)), value)
