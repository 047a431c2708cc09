"""Workbooks doctored, compared, and looked at by other readers."""

from __future__ import annotations

import importlib.util
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl


def parts(path: Path) -> dict[str, bytes]:
    """Every part of a workbook."""
    with zipfile.ZipFile(path) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def doctored(
    path: Path, changes: dict[str, Callable[[bytes], bytes] | bytes | None], name: str = "doctored.xlsx"
) -> Path:
    """A copy of a workbook with some parts changed, added (bytes) or taken away (None)."""
    held = parts(path)
    for part, change in changes.items():
        if change is None:
            del held[part]
        else:
            held[part] = change if isinstance(change, bytes) else change(held[part])
    target = path.with_name(name)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        for part, data in held.items():
            zipped.writestr(part, data)
    return target


def changed(before: Path, after: Path) -> set[str]:
    """The parts that differ, are new, or are gone."""
    one, two = parts(before), parts(after)
    return {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}


def value(path: Path, sheet: str, cell: str) -> Any:
    """What openpyxl reads in a cell, cached values for formulas."""
    return openpyxl.load_workbook(path, data_only=True)[sheet][cell].value


def sheet_xml(path: Path, number: int = 1) -> str:
    return parts(path)[f"xl/worksheets/sheet{number}.xml"].decode("utf-8")


def new_faults(shared: Path, before: Path, after: Path) -> set[str]:
    """What the schemas and Excel's own rules say against a result that they did not say against the original."""
    spec = importlib.util.spec_from_file_location("ooxml_valid", shared / "tools" / "ooxml_valid.py")
    assert spec is not None and spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    return set(judge.faults(after)) - set(judge.faults(before))
