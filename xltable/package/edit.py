"""Setting cells of any workbook by their names, and losing nothing of the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ..errors import UsageError
from .area import parse_cell
from .editing import Edit
from .facts import Value
from .package import Package

_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Za-z]{1,3}\$?[0-9]{1,7})")


def edit(path: str | Path, cells: Mapping[str, Value], *, output: str | Path) -> None:
    """Set cells of the workbook at `path` and save it to `output`, which may be the same file.

    Cells are named `Sheet1!B3` or `'My Sheet'!B3`. A str is text, never a formula; a `Formula` is one; None blanks the
    cell. Raises UsageError for a place that is not there, Refused where a cell cannot be set without loss,
    UnreadableFile and UnwritableFile; each leaves nothing behind.
    """
    package = Package.open(path)
    changes = Edit(package)
    for place, value in cells.items():
        sheet, row, column = parse_place(place)
        changes.set(sheet, row, column, value)
    changes.save(output)


def parse_place(text: str) -> tuple[str, int, int]:
    """Sheet, row and column of `'My Sheet'!B3`."""
    found = _PLACE.fullmatch(text.strip())
    cell = parse_cell(found[3]) if found else None
    if found is None or cell is None:
        raise UsageError("“{place}” does not name a cell; write it like Sheet1!B3 or 'My Sheet'!B3.", place=text)
    return (found[1].replace("''", "'") if found[1] else found[2]), *cell
