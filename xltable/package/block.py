"""Cells side by side where nothing stands yet, written as the rows pass: a long list is never held cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from ..formula import ROW, Cached, Formula, Formulas
from . import values
from .area import Area, letters
from .cellwriter import CellWriter
from .facts import Value
from .patch import CellEdit
from .xmltext import plain, unfit

_MOST_KNOWN = 1 << 16
"""Cells of a column whose spelling is kept in mind."""
_AT_ONCE = 512
"""Rows whose cells are written column by column."""
_SHORT = 1024
"""Characters of a formula that is surely not too long."""


@dataclass(frozen=True, slots=True)
class Filling:
    """One column of a block: a value for each row, and the number format they take; None for that of each value.

    `styles` are the style indexes the cells are made from, one for each row or one for all.
    """

    values: Sequence[Value]
    number_format: str | None = None
    styles: Sequence[int] = (0,)


class Block:
    """Columns of equal length from one cell on, in rows of a sheet where nothing stands at or after the first."""

    def __init__(self, row: int, column: int, fillings: Sequence[Filling], writer: CellWriter) -> None:
        height = len(fillings[0].values)
        self.area = Area(row, column, row + height - 1, column + len(fillings) - 1)
        self._fillings = fillings
        self._columns = [_column(f, column + i, writer) for i, f in enumerate(fillings)]
        self._ready: list[tuple[str, ...]] = []
        self._ready_from = 0

    @property
    def holds_formulas(self) -> bool:
        return any(isinstance(value, Formula) for f in self._fillings for value in f.values[:1])

    def holds(self, row: int) -> bool:
        return self.area.first_row <= row <= self.area.last_row

    def row(self, row: int) -> bytes:
        """The cells of a row, in order."""
        at = row - self.area.first_row
        if not self._ready_from <= at < self._ready_from + len(self._ready):
            self._ready = list(zip(*(column.cells(at, row) for column in self._columns), strict=True))
            self._ready_from = at
        return "".join(self._ready[at - self._ready_from]).encode("utf-8")

    def edits(self, row: int) -> dict[int, CellEdit]:
        """The same cell by cell, for a row in which other cells stand."""
        at = row - self.area.first_row
        return {col: column.edit(at) for col, column in enumerate(self._columns, start=self.area.first_col)}


def _column(filling: Filling, column: int, writer: CellWriter) -> _Column:
    given = filling.values
    alike = isinstance(given, Formulas) and len(given.text) <= _SHORT and not unfit(given.text)
    return _FormulaColumn(filling, column, writer) if alike else _Column(filling, column, writer)


class _Column:
    """Writes the cells of one column. Equal cells are checked, spelled and parsed once."""

    def __init__(self, filling: Filling, column: int, writer: CellWriter) -> None:
        self._values, self._code, self._styles = filling.values, filling.number_format, filling.styles
        self._one_style = len(filling.styles) == 1
        self._column, self._writer = column, writer
        self._letters = letters(column)
        self._known: dict[tuple[type, int, Value], str] = {}
        self._around: dict[tuple[type, int, Cached], tuple[str, str]] = {}
        self._heads: dict[tuple[int, type, type], str] = {}

    def edit(self, at: int) -> CellEdit:
        value = self._values[at]
        return CellEdit(value, self._format(value), self._styles[0 if self._one_style else at], must_be_empty=True)

    def cells(self, at: int, row: int) -> list[str]:
        """The next cells from one on."""
        if not self._one_style:
            return self._one_by_one(at, row)
        known, style, start = self._known, self._styles[0], f'<{self._writer.prefix}c r="{self._letters}'
        found = []
        for i, value in enumerate(self._values[at : at + _AT_ONCE]):
            rest = None if isinstance(value, Formula) else known.get((type(value), style, value))
            if rest:
                found.append(f'{start}{row + i + 1}"{rest}')
            else:
                found.append("" if rest is not None else self.cell(at + i, row + i))
        return found

    def _one_by_one(self, at: int, row: int) -> list[str]:
        return [self.cell(i, row + i - at) for i in range(at, min(at + _AT_ONCE, len(self._values)))]

    def cell(self, at: int, row: int) -> str:
        """A cell; an empty text where nothing needs to be written."""
        value, style = self._values[at], self._styles[0 if self._one_style else at]
        if isinstance(value, Formula):
            return self._formula(value, style, row)
        rest = self._known.get((type(value), style, value))
        if rest is None:
            rest = self._spelled(value, style, row)
            if len(self._known) < _MOST_KNOWN:
                self._known[type(value), style, value] = rest
        return f'<{self._writer.prefix}c r="{self._letters}{row + 1}"{rest}' if rest else ""

    def _spelled(self, value: Value, style: int, row: int) -> str:
        """What stands in a cell behind its name."""
        head = self._head(value, style)
        if not self._fits(value, row) or (value is None and not head):
            return ""
        prefix = self._writer.prefix
        rest = values.inside(head, value, self._writer.draft.package.date1904, prefix)
        self._writer.note(f'<{prefix}c r="A1"{rest}'.encode())
        return rest

    def _formula(self, value: Formula, style: int, row: int) -> str:
        """A cell with a formula: that of each row is another, but often their values are not."""
        known = (type(value.value), style, value.value)
        around, prefix = self._around.get(known), self._writer.prefix
        if around is None or len(value.text) > _SHORT or unfit(value.text):
            if not self._fits(value, row):
                return ""
            around = values.around(self._head(value, style), value.value, self._writer.draft.package.date1904, prefix)
            self._writer.note(f'<{prefix}c r="A1"{around[0]}{plain(value.text)}{around[1]}'.encode())
            if len(self._around) < _MOST_KNOWN:
                self._around[known] = around
        return f'<{prefix}c r="{self._letters}{row + 1}"{around[0]}{plain(value.text)}{around[1]}'

    def _fits(self, value: Value, row: int) -> bool:
        """Whether a cell can hold the value; what none can is told to the draft."""
        place = partial(self._writer.place, row, self._column)
        refusal = values.check(value, place, self._writer.draft.package.date1904)
        if refusal is not None:
            self._writer.draft.refuse(refusal)
        return refusal is None

    def _head(self, value: Value, style: int) -> str:
        """The attribute that gives a cell its style; empty where it needs none."""
        kinds = style, type(value), type(value.value) if isinstance(value, Formula) else type(value)
        if kinds not in self._heads:
            index = self._writer.style(style, CellEdit(value, self._format(value), style), value)
            self._heads[kinds] = f' s="{index}"' if index else ""
        return self._heads[kinds]

    def _format(self, value: Value) -> str:
        return self._code or values.natural_format(value) or "General"


class _FormulaColumn(_Column):
    """Writes the cells of a column that all hold one formula, short and fit to be written: it is spelled once."""

    def __init__(self, filling: Filling, column: int, writer: CellWriter) -> None:
        super().__init__(filling, column, writer)
        assert isinstance(filling.values, Formulas)
        self._shown, self._outside = filling.values.values, filling.values.outside
        self._pieces = plain(filling.values.text).split(ROW)

    def cells(self, at: int, row: int) -> list[str]:
        return self._one_by_one(at, row)

    def cell(self, at: int, row: int) -> str:
        value, style = self._shown[at], self._styles[0 if self._one_style else at]
        around = None if row in self._outside else self._around.get((type(value), style, value))
        if around is None:
            return super().cell(at, row)
        number = str(row + 1)
        return f'<{self._writer.prefix}c r="{self._letters}{number}"{around[0]}{number.join(self._pieces)}{around[1]}'
