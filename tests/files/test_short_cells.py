"""An .xlsb file whose cells would be passed over is refused, not read in part."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from xltable.errors import UnreadableFile
from xltable.files.short_cells import record_types, refuse_short_cells

ROW, TEXT, SHORT_TEXT, LONG = (0, 25), (6, 20), (17, 12), (129, 0)


def part(*records: tuple[int, int]) -> bytes:
    """Records of a type and a size; a type over 127 takes two bytes."""
    types = (bytes([k]) if k < 128 else bytes([k & 0x7F | 0x80, k >> 7]) for k, _ in records)
    return b"".join(kind + bytes([size]) + bytes(size) for kind, (_, size) in zip(types, records, strict=True))


def workbook(path: Path, sheet: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def test_records_are_told_by_type() -> None:
    assert list(record_types(part(LONG, ROW, TEXT, SHORT_TEXT))) == [129, 0, 6, 17]


def test_short_cells_are_refused_by_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "customers.xlsb", part(ROW, TEXT, SHORT_TEXT))
    with pytest.raises(UnreadableFile, match=r"customers\.xlsb"):
        refuse_short_cells(path)


def test_whole_records_are_read_on(tmp_path: Path) -> None:
    refuse_short_cells(workbook(tmp_path / "customers.xlsb", part(LONG, ROW, TEXT, TEXT)))
