"""LibreOffice as the judge of formulas: it calculates a workbook anew, and every cell must come out as we said."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine

from xltable.book import column_letter

# 0 is “always recalculate”; without it LibreOffice keeps the cached values, and a test compares us with ourselves.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_EPOCH = datetime(1899, 12, 30)

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and os.environ.get("CI") != "true", reason="LibreOffice is not installed"
)
"""Skipped where LibreOffice is missing; where a change is judged it must be there, and the test fails without it."""


def recalculated(workbook: Path, folder: Path, timeout: float = 180) -> Path:
    """The workbook as LibreOffice saves it after calculating every formula."""
    converted([workbook], folder, timeout)
    return folder / f"{workbook.stem}.xlsx"


def converted(workbooks: Sequence[Path], folder: Path, timeout: float = 180) -> None:
    """Have LibreOffice save workbooks into a folder after calculating every formula; what it cannot open is not there.

    Raises subprocess.TimeoutExpired after `timeout` seconds.
    """
    if not workbooks:
        return
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is not installed"
    with tempfile.TemporaryDirectory() as profile:
        user = Path(profile) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        command = [
            soffice,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
        ]
        words = [*command, "--outdir", str(folder), *map(str, workbooks)]
        subprocess.run(words, check=True, capture_output=True, timeout=timeout)


def differences(workbook: Path, *, formulas_only: bool = True, timeout: float = 180) -> list[str]:
    """Cells that LibreOffice calculates otherwise than cached: `Sheet!E12: cached …, calculated …`."""
    looked_at = _cells(workbook, formulas_only)
    with tempfile.TemporaryDirectory() as folder:
        again = _values(recalculated(workbook, Path(folder), timeout), looked_at)
    cached = _values(workbook, looked_at)
    return [
        f"{sheet}!{column_letter(at[1])}{at[0] + 1}: cached {ours!r}, calculated {theirs!r}: {text}"
        for sheet, cells in looked_at.items()
        for at, text in cells.items()
        if not _same(ours := cached[sheet].get(at), theirs := again[sheet].get(at))
    ]


def _cells(workbook: Path, formulas_only: bool) -> dict[str, dict[tuple[int, int], Any]]:
    """What is written in the cells to be looked at, by row and column from 0; sheets without any are left out."""
    book = openpyxl.load_workbook(workbook, read_only=True)
    found = {
        sheet.title: {
            (cell.row - 1, cell.column - 1): cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f" or not (formulas_only or cell.value is None)
        }
        for sheet in book.worksheets
    }
    book.close()
    return {title: cells for title, cells in found.items() if cells}


def _values(workbook: Path, looked_at: Collection[str]) -> dict[str, dict[tuple[int, int], Any]]:
    """What the cells of some sheets hold as saved, by row and column from 0."""
    book = python_calamine.CalamineWorkbook.from_path(str(workbook))
    return {
        name: {
            (row, column): value
            for row, cells in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for column, value in enumerate(cells)
            if value != ""
        }
        for name in book.sheet_names
        if name in looked_at
    }


def formulas(workbook: Path) -> int:
    """How many cells of a workbook hold formulas."""
    book = openpyxl.load_workbook(workbook)
    return sum(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def _same(ours: Any, theirs: Any) -> bool:
    a, b = _plain(ours), _plain(theirs)
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-7)
    return bool(a == b)


def _plain(value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, bool | str):
        return value
    if isinstance(value, datetime):
        return (value - _EPOCH) / timedelta(days=1)
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, date):
        return float((value - _EPOCH.date()).days)
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    return float(value)
