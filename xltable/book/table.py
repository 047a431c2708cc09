"""A list found in the workbook, and the table of the template it is."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..kinds import Raw, Value
from ..schema import TableSpec
from .column import Codes, Column
from .people import people
from .places import Area, Place
from .reading import read
from .readings import Readings
from .whereabouts import Countries, named_countries

if TYPE_CHECKING:
    import pandas as pd

    from .book import Book


@dataclass
class Table:
    """A list found in the workbook and the table of the template it is.

    `rows[i]` is the sheet row (from 0) of record i. `area` spans header to last record; `header_rows` too
    are counted from 0.
    """

    spec: TableSpec
    sheet: str
    area: Area
    header_rows: tuple[int, ...]
    rows: NDArray[np.int64]
    columns: dict[str, Column]
    foreign: list[Column] = field(default_factory=list)
    excel_table: str | None = None
    blank_rows: tuple[int, ...] = ()
    total_rows: tuple[int, ...] = ()
    rows_outside: tuple[int, ...] = ()
    """Rows typed directly below an Excel table, which it does not include; read as records all the same."""
    duplicate_headings: tuple[Place, ...] = ()
    name_parts: tuple[Column, Column] | None = None
    """The columns of first and last names, where persons are named in two cells."""
    book: Book = field(init=False, repr=False)

    @property
    def key(self) -> str:
        return self.spec.key

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, key: object) -> bool:
        return key in self.columns

    def place(self, record: int, column: str | Column) -> Place:
        """Where the cell of a record stands."""
        found = self.columns[column] if isinstance(column, str) else column
        return Place(self.sheet, int(self.rows[record]), found.index)

    def record_key(self, record: int) -> str | None:
        """What the user calls the record: its key column's value, else None."""
        column = self.columns.get(self.spec.record_key)
        if column is None:
            return None
        raw = column.distinct[column.codes[record]]
        return None if raw is None else _as_key(raw)

    def readings(self, key: str) -> Readings:
        """What the column's kind made of its cells; each distinct value with its context is read once."""
        if key not in self._readings:
            self._readings[key] = read(self, self.columns[key])
        return self._readings[key]

    @functools.cached_property
    def countries(self) -> tuple[Codes, Sequence[Countries]]:
        """Codes over the countries that each record's country cell can mean, and those; needs that column."""
        return named_countries(self)

    def values(self, key: str) -> list[Value]:
        """The tidy value of every record in a column; Nones where the table has no such column."""
        return self.readings(key).values if key in self.columns else [None] * len(self)

    @functools.cached_property
    def people(self) -> list[Value]:
        """The tidy name of the person in each record, also where it stands in two cells; None where none is named."""
        return people(self)

    def is_name_part(self, column: Column) -> bool:
        """Whether a column holds first names or last names alone."""
        return any(column is part for part in self.name_parts or ())

    @property
    def name_halves(self) -> dict[str, Column]:
        """The columns of first and last names that are no column of the template, as they stand on the sheet."""
        ours = [id(column) for column in self.columns.values()]
        halves = zip(("given_name", "family_name"), self.name_parts or (), strict=False)
        left = [(key, column) for key, column in halves if id(column) not in ours]
        return dict(sorted(left, key=lambda half: half[1].index))

    @property
    def frame(self) -> pd.DataFrame:
        """Tidy values by column key (alpha-2, dates, choice keys); None where a cell is empty or has no one reading."""
        import pandas as pd

        return pd.DataFrame({key: pd.Series(self.values(key), dtype=object) for key in self.columns})

    @property
    def raw(self) -> pd.DataFrame:
        """Cells as typed, by the user's own headings, the template's columns and the user's own alike."""
        import pandas as pd

        columns = sorted((*self.columns.values(), *self.foreign), key=lambda c: c.index)
        frame = pd.concat([pd.Series(c.raw, dtype=object) for c in columns], axis=1) if columns else pd.DataFrame()
        frame.columns = pd.Index([c.heading for c in columns])
        return frame

    @functools.cached_property
    def _readings(self) -> dict[str, Readings]:
        return {}


def _as_key(raw: Raw) -> str:
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()
