"""What is told about a workbook, its sheets, tables and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from ..formula import Formula
from .area import Area

Value = str | float | int | bool | date | datetime | time | Formula | None  # None blanks the cell


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet as the workbook lists it. `kind` is worksheet, chartsheet, dialogsheet or xlMacrosheet."""

    name: str
    index: int
    part: str
    kind: str
    state: str  # visible, hidden, veryHidden
    id: int
    relation: str


@dataclass(frozen=True, slots=True)
class TableInfo:
    """An Excel table: `name` is what formulas call it, `area` includes heading and totals rows."""

    name: str
    sheet: str
    part: str
    area: Area
    columns: tuple[str, ...]
    header_rows: int
    totals_rows: int
    formulas: tuple[str | None, ...]  # the calculated-column formula of each column
    styled: bool  # whether it says what style it has, be it none

    @property
    def body(self) -> Area:
        """The area of the records alone."""
        area = self.area
        return Area(area.first_row + self.header_rows, area.first_col, area.last_row - self.totals_rows, area.last_col)


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A name given to cells or to a formula; `sheet` is where it holds, None for the whole workbook."""

    name: str
    sheet: str | None
    text: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Validation:
    """What may be typed into some cells (list, whole, decimal, date …)."""

    kind: str
    areas: tuple[Area, ...]
    formulas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """How wide columns are, in characters, whether they are hidden or grouped, and the style of cells yet to come."""

    first: int
    last: int
    width: float | None
    hidden: bool
    outline: int
    style: int = 0


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column to add to a table.

    `values` has one value per row below the headings. `calculated` is the formula Excel keeps for an Excel table's
    column. `mark` is a defined name given to the heading's cell, by which the column is found again.
    """

    heading: str
    values: Sequence[Value]
    number_format: str | None = None
    width: float | None = None
    calculated: str | None = None
    mark: str | None = None
    hidden: bool = False
    outline: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a save: the copy kept of the file that stood there, and how many formulas read a changed cell."""

    backup: Path | None
    stale_formulas: int
