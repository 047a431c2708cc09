"""Sheets whose used range lies: one stray cell far away makes a short list claim the whole sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..kinds import Raw
from .grid import Grid, from_cells

if TYPE_CHECKING:
    from ..package.package import Package

_DENSE = 40_000_000
"""Cells a reader that lays out the whole range may lay out: about 1.3 GB."""
_SCANNED = 32 << 20
"""Up to this size the part itself is asked; above it, the range the part states."""
_FILLED = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})(\d+)"(?:[^>]*[^/])?>')
_BEYOND_Z = re.compile(rb'r="([A-Z]{2,3})\d')
_ROW = re.compile(rb'r="(\d+)"')
_MOST_ROWS = 1 << 20
_STATED = re.compile(rb'<(?:\w+:)?dimension [^>]*?ref="\$?[A-Z]+\$?\d+:\$?([A-Z]+)\$?(\d+)"')


def lies(package: Package, sheet: str) -> bool:
    """Whether a reader that lays out the whole range would need far more memory than the cells there are."""
    info = package.sheet(sheet)
    if not info.part or info.part not in package.archive:
        return False
    size = package.archive.size(info.part)
    chunks = package.archive.chunks(info.part)
    found = _STATED.search(next(iter(chunks), b"")[:65536])
    claimed = _columns(found[1]) * int(found[2]) if found else 0
    if size > _SCANNED:
        return claimed > _DENSE and claimed > size // 8
    part = package.archive.read(info.part)
    return _may_be_wide(part) and _extent(part) > _DENSE


def read(path: Path, sheet: str) -> Grid:
    """The sheet read cell by cell, laying out nothing between."""
    import openpyxl
    from openpyxl.worksheet._reader import WorkSheetParser  # the public reader fills every gap with rows

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        page: Any = book[sheet]
        with page._get_source() as source:
            parser = WorkSheetParser(
                source,
                page._shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=page.parent._date_formats,
                timedelta_formats=page.parent._timedelta_formats,
            )
            return from_cells(sheet, _cells(parser.parse()))
    finally:
        book.close()


def _cells(rows: Iterable[tuple[int, list[dict[str, Any]]]]) -> Iterator[tuple[int, int, Raw]]:
    for _, row in rows:
        for cell in row:
            value = cell["value"]
            if value is not None and cell["data_type"] != "e":
                yield cell["row"] - 1, cell["column"] - 1, float(value) if type(value) is int else value


def _may_be_wide(part: bytes) -> bool:
    """Whether the columns and rows that are named at all could span so much; 26 columns never do."""
    if not _BEYOND_Z.search(part):
        return False
    last = max(map(int, _ROW.findall(part)), default=_MOST_ROWS)
    return last * max(map(_columns, set(_BEYOND_Z.findall(part)))) > _DENSE


def _extent(part: bytes) -> int:
    last_row = last_col = 0
    for letters, row in _FILLED.findall(part):
        last_row, last_col = max(last_row, int(row)), max(last_col, _columns(letters))
    return last_row * last_col


def _columns(letters: bytes) -> int:
    n = 0
    for letter in letters:
        n = n * 26 + letter - 64
    return n
