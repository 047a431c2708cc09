"""Setting cells of any workbook by their names, and losing nothing of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import UsageError
from .area import parse_cell
from .editing import Edit
from .facts import Value, Written
from .package import Package


def edit(path: str | Path, cells: Mapping[str, Value], *, output: str | Path) -> Written:
    """Set cells of the workbook at `path` and save it to `output`, which may be the same file.

    Cells are named `Sheet1!B3` or `'My Sheet'!B3`. A str is text, never a formula; a `Formula` is one; None blanks the
    cell. Answers how many formulas read a changed cell: what they show is out of date until the workbook is calculated,
    which is asked for. Raises UsageError for a place that is not there, Refused where a cell cannot be set without
    loss, UnreadableFile and UnwritableFile; each leaves nothing behind.
    """
    package = Package.open(path)
    changes = Edit(package)
    for place, value in cells.items():
        sheet, row, column = parse_place(place)
        changes.set(sheet, row, column, value)
    return changes.save(output)


def parse_place(text: str) -> tuple[str, int, int]:
    """Sheet, row and column of `'My Sheet'!B3`."""
    sheet, _, name = text.strip().rpartition("!")
    cell = parse_cell(name)
    if len(sheet) > 2 and sheet[0] == sheet[-1] == "'":
        sheet = sheet[1:-1].replace("''", "'")
    if cell is None or not sheet:
        raise UsageError("“{place}” does not name a cell; write it like Sheet1!B3 or 'My Sheet'!B3.", place=text)
    return sheet, *cell
