"""A workbook of ours that another program saved: enriching brings back what the save took, and no value changes."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from xltable import files
from xltable.actions.enrich import enrich, write
from xltable.actions.generate import generate
from xltable.schema import load
from xltable.speech import say

from ..recalculate import needs_office, recalculated

DAY = date(2026, 11, 15)
TAKEN = rb"<calculatedColumnFormula>[^<]*</calculatedColumnFormula>|<tableStyleInfo[^>]*/>|<(?:pane|selection)\s[^>]*/>"
NAMELESS = b'<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "book.xlsx"
    generate(path, load("exporter"), language="de", home="CN", currency="CNY", as_of=DAY, sample=15)
    return path


def saved(source: Path, output: Path, style: bytes = b"") -> Path:
    """The workbook without what LibreOffice drops; `style` stands in its tables instead of theirs."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(output, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith(("xl/tables/", "xl/worksheets/sheet")):
                data = re.sub(TAKEN, lambda found: style if b"tableStyle" in found[0] else b"", data)
            new.writestr(name, data)
    return output


def again(path: Path, output: Path) -> Path:
    write(enrich(files.open(path, as_of=DAY)), output)
    return output


def look(path: Path) -> dict[str, Any]:
    """How many formulas fill new rows, tables have a style, sheets keep their headings in sight, and at which cell."""
    with zipfile.ZipFile(path) as book:
        tables = b"".join(book.read(n) for n in sorted(book.namelist()) if n.startswith("xl/tables/"))
        sheets = b"".join(book.read(n) for n in sorted(book.namelist()) if n.startswith("xl/worksheets/sheet"))
    return {
        "formulas": sorted(re.findall(rb"<calculatedColumnFormula>([^<]*)<", tables)),
        "styles": re.findall(rb'<tableStyleInfo name="(\w+)"', tables),
        "panes": sorted(re.findall(rb'<pane [^>]*topLeftCell="(\w+)"', sheets)),
    }


def values(path: Path) -> dict[str, Any]:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_formulas_styles_and_panes_come_back(made: Path, tmp_path: Path) -> None:
    lost = saved(made, tmp_path / "lost.xlsx")
    assert look(lost) == {"formulas": [], "styles": [], "panes": []}
    back = again(lost, tmp_path / "back.xlsx")
    assert look(back) == look(made)
    assert values(back) == values(made)
    assert again(back, tmp_path / "twice.xlsx").read_bytes() == back.read_bytes()


def test_it_is_told(made: Path, tmp_path: Path) -> None:
    plan = enrich(files.open(saved(made, tmp_path / "lost.xlsx"), as_of=DAY))
    assert plan
    told = [say(note, "en") for note in plan.notes]
    assert [note for note in told if "“Kunden”" in note and "another program had dropped" in note] == told[-2:]
    assert not enrich(files.open(made, as_of=DAY)).dropped


def test_a_table_without_a_style_by_choice_keeps_its_panes_as_they_are(made: Path, tmp_path: Path) -> None:
    plain = saved(made, tmp_path / "plain.xlsx", NAMELESS)
    found = look(again(plain, tmp_path / "back.xlsx"))
    assert found["styles"] == []
    assert b"C2" not in found["panes"]
    assert found["formulas"] == look(made)["formulas"]


@pytest.mark.full
@needs_office
def test_libreoffice_may_save_in_between(made: Path, tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    back = again(recalculated(made, tmp_path / "office"), tmp_path / "back.xlsx")
    assert look(back) == look(made)
