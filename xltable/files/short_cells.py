"""Whether an .xlsb file packs cells in the short records that python-calamine passes over without a word.

A cell right of another may be written without its column (MS-XLSB 2.3.2, BrtShortBlank to BrtShortIsst). Excel writes
whole records; SheetJS writes short ones. Read on, such a workbook would lack most of its cells.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import UnreadableFile

_SHORT = range(12, 19)


def refuse_short_cells(path: Path) -> None:
    """Raise UnreadableFile where a sheet of an .xlsb file has cells that would be passed over."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if (
                "worksheets/" in name
                and name.endswith(".bin")
                and any(k in _SHORT for k in record_types(archive.read(name)))
            ):
                raise UnreadableFile(
                    "“{file}” packs its cells in a way xltable cannot read whole; open it and save it as .xlsx.",
                    file=path.name,
                )


def record_types(data: bytes) -> Iterator[int]:
    """The type of every record of a part (MS-XLSB 2.1.4): a type and a size, of seven bits a byte, then the record."""
    at = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        yield kind
        at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for place in range(most):
        byte = data[at] if at < len(data) else 0
        value, at = value | (byte & 0x7F) << 7 * place, at + 1
        if not byte & 0x80:
            break
    return value, at
