"""The values of a workbook or text file in a new workbook: for formats that are read but not edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from ..book import Book, Column, Table
from ..kinds import Raw, Tidy
from ..package import Edit, Filling, Package
from ..package import Value as Held
from ..pages import Pages
from . import opening
from .grid import Grid

_WIDEST = 48
_MEASURED = 200
"""Rows looked at for the width of a column."""
_TEXT = ("csv", "tsv")
_STORED_AS_TEXT = ("number-stored-as-text", "date-stored-as-text")
_OUT_OF_RANGE = "out-of-range"
_BARE_NUMBER = re.compile(r"[-+−]?[\d.,'’ \u00a0\u202f]+")
"""A number with nothing beside it that would be lost."""
_FIRST_YEAR = 1900
"""Excel has no dates before."""


def write_values(book: Book, output: Path, cells: Mapping[tuple[str, int, int], Raw]) -> None:
    """Write a new workbook with every sheet's values, and some cells changed: (sheet, row, column) and what is there.

    Raises UnwritableFile.
    """
    edit = new_workbook(held(book), cells)
    edit.save(output)


def new_workbook(book: Book, cells: Mapping[tuple[str, int, int], Raw] | None = None) -> Edit:
    """A new workbook, still to be saved, with every sheet's values as they are but for some cells.

    Formats, charts and formulas are not carried over; the tables stand as `held` has them.
    """
    source = opening.source(book.path)
    pages = Pages(book.language)
    filled: dict[str, dict[int, list[Held]]] = {}
    for sheet in source.sheets:
        page = pages.page(sheet)
        filled[sheet] = _columns(source.grid(sheet), [t for t in book.tables if t.sheet == sheet])
        for (_, row, col), value in (at for at in (cells or {}).items() if at[0][0] == sheet):
            filled[sheet][col][row] = _plain(value)
        for col, values in filled[sheet].items():
            page.width(col, col, _width(values), style="body")
    edit = Edit(Package.from_bytes(pages.to_bytes()))
    for sheet, columns in filled.items():
        for first, side in _side_by_side(columns):
            edit.fill(sheet, 0, first, [Filling(values) for values in side])
    return edit


def held(book: Book) -> Book:
    """The book as a new workbook holds it: the text of a number or a date in a text file is that number or date."""
    if book.format not in _TEXT:
        return book
    return replace(book, tables=tuple(replace(t, columns=_held(t)) for t in book.tables))


def _held(table: Table) -> dict[str, Column]:
    return {key: _as_meant(table, key, column) for key, column in table.columns.items()}


def _as_meant(table: Table, key: str, column: Column) -> Column:
    readings = table.readings(key)
    meant = {
        code: r.value if r.fault == _OUT_OF_RANGE else r.written
        for code, r in readings.told.items()
        if isinstance(r, Tidy) and _stored(readings.raws[code], r)
    }
    if not meant:
        return column
    distinct = [meant.get(code, raw) for code, raw in enumerate(readings.raws)]
    return replace(column, codes=readings.codes, distinct=distinct)


def _stored(raw: Raw, reading: Tidy) -> bool:
    """Whether the cell is the text of a number or date that Excel can hold; a number out of range is one too."""
    if reading.fault == _OUT_OF_RANGE:
        return isinstance(raw, str) and _BARE_NUMBER.fullmatch(raw) is not None
    early = isinstance(reading.written, date) and reading.written.year < _FIRST_YEAR
    return reading.safe and reading.fault in _STORED_AS_TEXT and not early


def _columns(grid: Grid, tables: list[Table]) -> dict[int, list[Held]]:
    """The cells of each column of a sheet; those of the tables as the tables have them."""
    found: dict[int, list[Held]] = {}
    for col, cells in grid.columns.items():
        distinct = [_plain(value) for value in cells.distinct]
        found[col] = [distinct[code] for code in cells.codes.tolist()]
    for table in tables:
        for column in table.columns.values():
            shown = [_plain(value) for value in column.distinct]
            for row, code in zip(table.rows.tolist(), column.codes.tolist(), strict=True):
                found[column.index][row] = shown[code]
    return found


def _side_by_side(columns: Mapping[int, list[Held]]) -> list[tuple[int, list[list[Held]]]]:
    """The columns in runs without a gap: the first column of each run, and the cells."""
    runs: list[tuple[int, list[list[Held]]]] = []
    for col in sorted(columns):
        if runs and runs[-1][0] + len(runs[-1][1]) == col:
            runs[-1][1].append(columns[col])
        else:
            runs.append((col, [columns[col]]))
    return runs


def _width(values: list[Held]) -> float:
    widest = max((len(str(value)) for value in values[:_MEASURED] if value is not None), default=0)
    return min(_WIDEST, max(9, widest + 2))


def _plain(value: Raw) -> Held:
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    return None if value == "" else value
