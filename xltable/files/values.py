"""The values of a workbook or text file in a new workbook: for formats that are read but not edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from ..book import Book
from ..kinds import Raw, Tidy
from ..pages import Page, Pages
from ..pages.page import Value
from . import opening

_WIDEST = 48
_MEASURED = 200
"""Rows looked at for the width of a column."""
_TEXT = ("csv", "tsv")
_STORED_AS_TEXT = ("number-stored-as-text", "date-stored-as-text")
_FIRST_YEAR = 1900
"""Excel has no dates before."""


def write_values(book: Book, output: Path, cells: Mapping[tuple[str, int, int], Raw]) -> None:
    """Every sheet's values as they are, with some cells changed: (sheet, row, column) and what stands there instead.

    Formats, charts and formulas are not carried over. What a text file has as the text of a number or a date becomes
    that number or date. Raises UnwritableFile.
    """
    source = opening.source(book.path)
    pages = Pages(book.language)
    meant = list(_meant(book)) if book.format in _TEXT else []
    for sheet in source.sheets:
        grid = source.grid(sheet)
        page = pages.page(sheet)
        changed = {(row, col): value for (where, row, col), value in cells.items() if where == sheet}
        for col in sorted(grid.columns):
            shown = [grid.cell(row, col) for row in range(grid.height)]
            for values in (values for where, at, values in meant if (where, at) == (sheet, col)):
                for row, value in values:
                    shown[row] = value
            _column(page, col, [changed.get((row, col), value) for row, value in enumerate(shown)])
    pages.save(output)


def _meant(book: Book) -> Iterator[tuple[str, int, list[tuple[int, Raw]]]]:
    """For each column of numbers or dates, by sheet and number, its rows and what their texts stand for."""
    for table in book.tables:
        for key, column in table.columns.items():
            readings = table.readings(key)
            found = {code: r.written for code, r in enumerate(readings.readings) if isinstance(r, Tidy) and _stored(r)}
            if found:
                rows = zip(table.rows.tolist(), readings.codes.tolist(), strict=True)
                yield table.sheet, column.index, [(row, found[code]) for row, code in rows if code in found]


def _stored(reading: Tidy) -> bool:
    """Whether the cell is the text of a number or date that Excel can hold."""
    early = isinstance(reading.written, date) and reading.written.year < _FIRST_YEAR
    return reading.safe and reading.fault in _STORED_AS_TEXT and not early


def _column(page: Page, col: int, cells: list[Raw]) -> None:
    for row, value in enumerate(cells):
        if value is not None and value != "":
            page.write(row, col, _plain(value))
    widest = max((len(str(c)) for c in cells[:_MEASURED] if c is not None), default=0)
    page.width(col, col, min(_WIDEST, max(9, widest + 2)))


def _plain(value: Raw) -> Value:
    return value / timedelta(days=1) if isinstance(value, timedelta) else value
