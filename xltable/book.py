"""A workbook read against a template: its tables, their columns, and where each cell stands.

A column keeps each distinct raw value once and a code per record, so that a kind reads each distinct value once
and a rule visits only the records that fail.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .kinds import Context, Kind, Raw, Reading, Tidy, Value, fold, kind
from .schema import ColumnSpec, TableSpec, Template

if TYPE_CHECKING:
    import pandas as pd

Codes = NDArray[np.int32]
_AT_ONCE = 1 << 14
"""Values given to a kind at once: their letters fit into the processor's cache."""


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


class Facts(Protocol):
    """What a sheet holds besides its values. Rows and columns count from 0; runs are (first, last)."""

    @property
    def formulas(self) -> Mapping[tuple[int, int], str]: ...
    @property
    def errors(self) -> Mapping[tuple[int, int], str]: ...
    @property
    def merged(self) -> Sequence[Any]: ...
    @property
    def hidden_rows(self) -> Sequence[tuple[int, int]]: ...
    @property
    def hidden_columns(self) -> Sequence[tuple[int, int]]: ...
    @property
    def notes(self) -> Mapping[tuple[int, int], str]: ...


class Carried(Protocol):
    """What a workbook carries along that stands on no sheet."""

    @property
    def properties(self) -> Mapping[str, str]: ...
    @property
    def path(self) -> str | None: ...
    @property
    def connections(self) -> Sequence[Any]: ...
    @property
    def links(self) -> Sequence[str]: ...
    @property
    def pivots(self) -> Sequence[Any]: ...


@dataclass
class Column:
    """One column of a table: what the template says of it, what the user calls it, and its cells.

    `distinct[codes[i]]` is the raw value of record i; `distinct[0]` is always None, the empty cell.
    `matched` tells how the heading was recognised (key, heading, alias, fuzzy, content, option); `spec` is None for a
    column the template does not know (it is kept and left alone).
    """

    spec: ColumnSpec | None
    heading: str
    index: int
    codes: Codes
    distinct: list[Raw]
    matched: str = ""
    score: float = 0.0

    @property
    def letter(self) -> str:
        return column_letter(self.index)

    @property
    def raw(self) -> list[Raw]:
        """The raw value of every record."""
        return [self.distinct[c] for c in self.codes.tolist()]

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Which records have anything in this column."""
        return np.not_equal(self.codes, 0)


@dataclass(frozen=True)
class Readings:
    """What a kind made of a column: `meanings[codes[i]]` is the tidy value of record i, `raws[codes[i]]` its cell.

    Cells that mean just what they hold are not read one by one; `told` has the readings of the others.
    """

    codes: Codes
    raws: Sequence[Raw]
    meanings: Sequence[Value]
    """None where a cell is empty, ambiguous or unreadable."""
    told: Mapping[int, Reading]

    def __len__(self) -> int:
        """How many codes there are."""
        return len(self.raws)

    def reading(self, code: int) -> Reading | None:
        """The reading of a code; None for an empty cell."""
        raw = self.raws[code]
        return self.told.get(code) or (None if raw is None else Tidy(raw))

    @functools.cached_property
    def readings(self) -> list[Reading | None]:
        """The reading of every code."""
        return [self.reading(code) for code in range(len(self))]

    @property
    def as_held(self) -> bool:
        """Whether every cell means just what it holds, so that different codes are different values."""
        return self.meanings is self.raws

    def where(self, wanted: Callable[[Reading], bool]) -> Iterator[tuple[int, Raw, Reading]]:
        """(record, raw value, reading) of the records whose reading is wanted, in order; reads each distinct one once."""
        hits = np.array([r is not None and wanted(r) for r in self.readings], dtype=bool)
        for record in np.flatnonzero(hits[self.codes]).tolist():
            code = int(self.codes[record])
            reading = self.readings[code]
            assert reading is not None
            yield record, self.raws[code], reading

    @functools.cached_property
    def faults(self) -> Mapping[str, tuple[int, ...]]:
        """The codes of the readings at fault, by the fault's name."""
        found: dict[str, list[int]] = {}
        for code, reading in self.told.items():
            if reading.fault is not None:
                found.setdefault(reading.fault, []).append(code)
        return {fault: tuple(codes) for fault, codes in found.items()}

    def value(self, record: int) -> Value:
        """The tidy value of a record."""
        return self.meanings[int(self.codes[record])]

    @functools.cached_property
    def values(self) -> list[Value]:
        """The tidy value of every record."""
        return [self.meanings[c] for c in self.codes.tolist()]


@dataclass
class Table:
    """A list found in the workbook and the table of the template it is.

    `rows[i]` is the sheet row (from 0) of record i. `area` spans header to last record; `header_rows` are counted from 0.
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
            self._readings[key] = _read(self, self.columns[key])
        return self._readings[key]

    def values(self, key: str) -> list[Value]:
        """The tidy value of every record in a column; Nones where the table has no such column."""
        return self.readings(key).values if key in self.columns else [None] * len(self)

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


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text file is written: what to keep when it is written again."""

    encoding: str
    mark: bytes
    """The byte-order mark at its start."""
    separator: str
    newline: str
    quoted: bool
    """Whether quotes hold fields together."""
    preamble: int
    """Characters before the first record: Excel's line `sep=;`."""
    packing: str | None
    """gz, bz2, xz, zip or zst."""


@dataclass
class Book:
    """A workbook read against a template. It is never written to: writing takes a Book and a list of changes."""

    path: Path
    format: str
    """xlsx, xlsm, xlsb, xls, ods, csv or tsv."""
    template: Template
    language: str
    tables: tuple[Table, ...]
    sheets: tuple[str, ...]
    """Every sheet of the file, in order."""
    own_sheets: Mapping[str, str] = field(default_factory=dict)
    """Sheets xltable made, by title: the name of each on the shelf of sheets."""
    hidden_sheets: tuple[str, ...] = ()
    """Sheets that the file lists as hidden."""
    home: str | None = None
    as_of: date | None = None
    generated: bool = False
    template_recorded: bool = False
    """True where the workbook was made from its template, or the user names one; not where enrich only notes which."""
    hints: Mapping[str, Any] = field(default_factory=dict)
    currency: str | None = None
    """The home currency (ISO 4217) recorded in the workbook or given by the user."""
    own_cells: Callable[[str], list[list[Raw]]] = field(default=lambda name: [], repr=False)
    """The cells of one of our own sheets, by its name on the shelf; empty where the workbook has none."""
    marked: Mapping[tuple[str, str, int], Area] = field(default_factory=dict)
    """Derived columns that bear our mark: (table, key, part) and the cells they take, heading included."""
    look: Callable[[str], Facts | None] = field(default=lambda sheet: None, repr=False)
    """What a sheet holds besides values; None where the format cannot tell."""
    carried: Callable[[], Carried | None] = field(default=lambda: None, repr=False)
    """What the file carries along that stands on no sheet; None where the format cannot tell."""
    text_form: TextForm | None = None
    """How a text file is written; None for a workbook."""
    stamp: tuple[int, int] | None = None
    """Size and modification time when read, so that a file changed since is not written over."""

    def __post_init__(self) -> None:
        for table in self.tables:
            table.book = self

    @property
    def other_sheets(self) -> tuple[str, ...]:
        """Sheets that hold no table of the template."""
        used = {t.sheet for t in self.tables}
        return tuple(s for s in self.sheets if s not in used)

    def of(self, key: str) -> tuple[Table, ...]:
        """Every table found for one table of the template (a list may be kept on several sheets)."""
        return tuple(t for t in self.tables if t.key == key)

    def __contains__(self, key: object) -> bool:
        return any(t.key == key for t in self.tables)

    def __getitem__(self, key: str) -> Table:
        """The first table found for one table of the template. Raises KeyError where there is none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.as_of or date.today()

    def keys(self, reference: str) -> Mapping[str, str]:
        """The keys a reference such as `contacts.customer_id` may hold, by their folded spelling."""
        if reference not in self._keys:
            table, column = reference.split(".")
            found = {str(v): None for t in self.of(table) if column in t for v in t.values(column) if v is not None}
            self._keys[reference] = {fold(v): v for v in found}
        return self._keys[reference]

    @functools.cached_property
    def _keys(self) -> dict[str, Mapping[str, str]]:
        return {}


def encode(cells: Sequence[Raw]) -> tuple[Codes, list[Raw]]:
    """Codes and distinct values of a column's cells; code 0 is the empty cell (None or an empty text).

    1, 1.0 and True are told apart, as are a day and its midnight.
    """
    seen: dict[Any, int] = {None: 0}
    distinct: list[Raw] = [None]
    codes = np.zeros(len(cells), dtype=np.int32)
    for i, cell in enumerate(cells):
        if cell is None or cell == "":
            continue
        label: Any = cell if type(cell) is str or type(cell) is float else (type(cell), cell)
        code = seen.get(label)
        if code is None:
            code = seen[label] = len(distinct)
            distinct.append(cell)
        codes[i] = code
    return codes, distinct


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


def _as_key(raw: Raw) -> str:
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()


def _read(table: Table, column: Column) -> Readings:
    """Read each distinct (value, values of the columns it depends on) once, but for those known to be clean."""
    assert column.spec is not None
    reader = kind(column.spec.kind)
    context = _context(table, column)
    clean = _as_held(reader, column, context)
    clean[0] = True  # the empty cell
    if clean.all():
        return Readings(column.codes, column.distinct, column.distinct, {})
    context = replace(context, evidence=reader.evidence(_counted(column), context))
    needed = [k for k in reader.depends_on if k in table.columns and k != column.spec.key]
    if needed:
        return _read_with_row(table, column, reader, context, clean, needed)
    told = {code: reader.read(column.distinct[code], context) for code in np.flatnonzero(~clean).tolist()}
    return _readings(column.codes, column.distinct, told)


def _read_with_row(
    table: Table, column: Column, reader: Kind, base: Context, clean: NDArray[np.bool_], needed: list[str]
) -> Readings:
    """Clean values come first; each other (value, values of its row) that occurs has a code behind them."""
    records = np.flatnonzero(~clean[column.codes])
    joint = column.codes[records].astype(np.int64)
    rows: list[tuple[Codes, Sequence[Value]]] = []
    for key in needed:
        beside, values = _tidy_codes(table.readings(key))
        rows.append((beside[records], values))
        joint = joint * len(values) + beside[records]
    _, first, inverse = np.unique(joint, return_index=True, return_inverse=True)
    raws = list(itertools.compress(column.distinct, clean.tolist()))
    codes = (np.cumsum(clean, dtype=np.int32) - 1)[column.codes]
    codes[records] = inverse + len(raws)
    told: dict[int, Reading] = {}
    contexts: dict[tuple[int, ...], Context] = {}
    firsts = (beside[first].tolist() for beside, _ in rows)
    for code, *row_codes in zip(column.codes[records[first]].tolist(), *firsts, strict=True):
        context = contexts.get(tuple(row_codes))
        if context is None:
            row = {key: values[c] for key, (_, values), c in zip(needed, rows, row_codes, strict=True)}
            context = contexts[tuple(row_codes)] = replace(base, row=row)
        told[len(raws)] = reader.read(column.distinct[code], context)
        raws.append(column.distinct[code])
    return _readings(codes, raws, told)


def _readings(codes: Codes, raws: list[Raw], told: Mapping[int, Reading]) -> Readings:
    meanings: list[Value] = list(raws)
    for code, reading in told.items():
        meanings[code] = reading.value if isinstance(reading, Tidy) else None
    return Readings(codes, raws, meanings, told)


def _as_held(reader: Kind, column: Column, context: Context) -> NDArray[np.bool_]:
    """Which distinct values their kind knows to be clean without reading them."""
    if reader.as_held is None:
        return np.zeros(len(column.distinct), dtype=np.bool_)
    chunks = range(0, len(column.distinct), _AT_ONCE)
    return np.concatenate([reader.as_held(column.distinct[at : at + _AT_ONCE], context) for at in chunks])


def _tidy_codes(readings: Readings) -> tuple[Codes, Sequence[Value]]:
    """Codes over the distinct tidy values (several spellings of one country are one)."""
    if readings.as_held:
        return readings.codes, readings.meanings
    codes: dict[Value, int] = {None: 0}
    to = np.fromiter((codes.setdefault(v, len(codes)) for v in readings.meanings), np.int32, len(readings))
    return to[readings.codes], list(codes)


def _context(table: Table, column: Column) -> Context:
    """What a reading of the column may look at, but for what the column itself proves."""
    assert column.spec is not None
    book = table.book
    options = column.spec.options(book.template, book.keys if column.spec.reference else None)
    return Context(
        options=options,
        language=book.language,
        home=book.home,
        as_of=book.as_of,
        canonical=book.generated,
        hints={**book.hints, **book.hints.get("columns", {}).get(column.spec.key, {})},
    )


def _counted(column: Column) -> dict[Raw, int]:
    """How often each value stands in the column."""
    counts = np.bincount(column.codes, minlength=len(column.distinct)).tolist()
    return {raw: n for raw, n in zip(column.distinct, counts, strict=True) if raw is not None and n}
