"""Real workbooks from five projects' test files: one cell is set in each, and everything else is still there."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from xltable.errors import Refused, UnreadableFile
from xltable.package import Edit, Package

from ._books import new_faults, parts

CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>/]).*?(?:/>|</(?:\w+:)?c>)", re.DOTALL)


def workbooks(shared: Path, every: int) -> list[Path]:
    folder = shared / "data" / "corpus"
    return sorted(p for p in folder.rglob("*.xls[xm]"))[::every]


def set_one_cell(path: Path, out: Path) -> str | None:
    """Set a free cell of the first worksheet; answers its part, or None where there is none."""
    package = Package.open(path)
    sheet = next((s for s in package.sheets if s.kind == "worksheet"), None)
    if sheet is None:
        return None
    changes = Edit(package)
    changes.set(sheet.name, 200, 300, "XLT 42")
    changes.save(out)
    return sheet.part


def check(shared: Path, tmp_path: Path, every: int) -> tuple[int, int]:
    done = refused = 0
    for path in workbooks(shared, every):
        out = tmp_path / f"out{path.suffix}"
        out.unlink(missing_ok=True)
        try:
            part = set_one_cell(path, out)
        except UnreadableFile:
            continue  # broken on purpose
        except Refused:
            refused += 1
            assert not out.exists()
            continue
        if part is None:
            continue
        before, after = parts(path), parts(out)
        changed = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}
        assert changed <= {part, "xl/workbook.xml"}, path.name
        assert b"XLT 42" in after[part], path.name
        assert [c for c in CELL.findall(after[part]) if b"XLT 42" not in c] == CELL.findall(before[part]), path.name
        assert new_faults(shared, path, out) == set(), path.name
        done += 1
    return done, refused


def test_some_of_the_corpus(shared: Path, tmp_path: Path) -> None:
    done, _ = check(shared, tmp_path, 12)
    assert done > 20


@pytest.mark.full
def test_the_whole_corpus(shared: Path, tmp_path: Path) -> None:
    done, refused = check(shared, tmp_path, 1)
    assert refused <= 0.02 * done


def test_every_zip_made_is_sound(shared: Path, tmp_path: Path) -> None:
    for path in workbooks(shared, 40):
        out = tmp_path / "out.xlsx"
        try:
            set_one_cell(path, out)
        except (UnreadableFile, Refused):
            continue
        with zipfile.ZipFile(out) as zipped:
            assert zipped.testzip() is None
