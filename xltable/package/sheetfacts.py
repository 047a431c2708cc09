"""What one sheet holds besides values."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from .area import Area
from .cellstyles import Runs, at, format_codes, read_styles
from .contents import Contents
from .facts import ColumnWidth, Validation
from .formulas import Formulas
from .notes import read_notes


@dataclass(eq=False)
class SheetFacts:
    """What one sheet holds besides values. Rows and columns are counted from 0; ranges include both ends."""

    sheet: str
    formulas: Formulas = field(default_factory=Formulas)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    arrays: list[Area] = field(default_factory=list)  # array formulas, spills and data tables
    rich_values: set[tuple[int, int]] = field(default_factory=set)  # in-cell images and other rich values
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    row_outline: list[tuple[int, int, int]] = field(default_factory=list)  # first, last, level
    merged: tuple[Area, ...] = ()
    columns: tuple[ColumnWidth, ...] = ()
    validations: tuple[Validation, ...] = ()
    conditional: tuple[Area, ...] = ()
    auto_filter: Area | None = None
    dimension: Area | None = None
    shell: bytes = b""  # the part with its rows left out
    hyperlinks: dict[tuple[int, int], str] = field(default_factory=dict)
    _package: Contents | None = None
    _part: str = ""

    @property
    def hidden_columns(self) -> list[tuple[int, int]]:
        return [(column.first, column.last) for column in self.columns if column.hidden]

    @property
    def column_widths(self) -> dict[tuple[int, int], float]:
        return {(c.first, c.last): c.width for c in self.columns if c.width is not None}

    @functools.cached_property
    def notes(self) -> dict[tuple[int, int], str]:
        """The notes (old-style comments) and threaded comments by cell."""
        return read_notes(self._package, self._part) if self._package is not None else {}

    def merge_at(self, row: int, column: int) -> Area | None:
        """The merged area a cell belongs to, or None."""
        if not self.merged or (row, column) not in self._in_merges:
            return None
        return next(area for area in self.merged if area.holds(row, column))

    @functools.cached_property
    def _in_merges(self) -> _Cover:
        return _Cover(self.merged)

    def number_format(self, row: int, column: int) -> str:
        """The number format of a cell (`General` where it has none of its own)."""
        if self._package is None:
            return "General"
        return format_codes(self._package).get(self.style(row, column), "General")

    def style(self, row: int, column: int) -> int:
        """The style index of a cell; that of its column where the cell is not there is not looked up."""
        return at(self._styles.get(column), row)

    def styled(self, styles: Collection[int]) -> Iterator[tuple[int, int]]:
        """Every cell that bears one of these styles."""
        for column, (rows, held) in self._styles.items():
            for number, style in enumerate(held):
                if style in styles:
                    yield from ((row, column) for row in range(rows[number], rows[number + 1]))

    def column_style(self, row: int, column: int) -> int:
        """Like `style`, for a caller that asks about one column only; that of a column in which no cell stands."""
        if self._package is None:
            return 0
        if column not in self._columns_read:
            known = self.__dict__.get("_styles")
            styles = read_styles(self._package, self._part, column) if known is None else known
            self._columns_read[column] = styles.get(column)
        runs = self._columns_read[column]
        return at(runs, row) if runs else self._default(column)

    def _default(self, column: int) -> int:
        return next((c.style for c in self.columns if c.first <= column <= c.last), 0)

    @functools.cached_property
    def _columns_read(self) -> dict[int, Runs | None]:
        return {}

    @functools.cached_property
    def _styles(self) -> dict[int, Runs]:
        """For every column the rows from which on another style holds."""
        return read_styles(self._package, self._part) if self._package is not None else {}


class _Cover:
    """Whether a cell lies in one of many areas, asked without walking them all."""

    def __init__(self, areas: tuple[Area, ...]) -> None:
        self._by_row: dict[int, list[Area]] = {}
        self._tall: list[Area] = []
        for area in areas:
            if area.last_row - area.first_row > 1000:
                self._tall.append(area)
                continue
            for row in range(area.first_row, area.last_row + 1):
                self._by_row.setdefault(row, []).append(area)

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return any(a.holds(row, column) for a in (*self._by_row.get(row, ()), *self._tall))
