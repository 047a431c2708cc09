"""The values of a workbook or text file in a new workbook: for formats that are read but not edited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from ..book import Book
from ..kinds import Raw
from ..pages import Page, Pages
from ..pages.page import Value
from . import opening

_WIDEST = 48
_MEASURED = 200
"""Rows looked at for the width of a column."""


def write_values(book: Book, output: Path, cells: Mapping[tuple[str, int, int], Raw]) -> None:
    """Every sheet's values as they are, with some cells changed: (sheet, row, column) and what stands there instead.

    Formats, charts and formulas are not carried over. Raises UnwritableFile.
    """
    source = opening.source(book.path)
    pages = Pages(book.language)
    for sheet in source.sheets:
        grid = source.grid(sheet)
        page = pages.page(sheet)
        changed = {(row, col): value for (where, row, col), value in cells.items() if where == sheet}
        for col in sorted(grid.columns):
            shown = [changed.get((row, col), grid.cell(row, col)) for row in range(grid.height)]
            _column(page, col, shown)
    pages.save(output)


def _column(page: Page, col: int, cells: list[Raw]) -> None:
    for row, value in enumerate(cells):
        if value is not None and value != "":
            page.write(row, col, _plain(value))
    widest = max((len(str(c)) for c in cells[:_MEASURED] if c is not None), default=0)
    page.width(col, col, min(_WIDEST, max(9, widest + 2)))


def _plain(value: Raw) -> Value:
    return value / timedelta(days=1) if isinstance(value, timedelta) else value
