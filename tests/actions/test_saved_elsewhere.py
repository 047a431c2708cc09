"""A new workbook that LibreOffice opened and saved: what helps to fill it in is still there, and it has no problems."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import xltable
from xltable import speech
from xltable.actions.generate import generate
from xltable.schema import load

from ..recalculate import needs_office, recalculated

pytestmark = [pytest.mark.filterwarnings("ignore:.*extension is not supported"), needs_office]
DAY = date(2026, 11, 28)
TEMPLATES = ("minimal", "exporter", "exporter-full")
WHERE = re.compile(r"\$|'")


@pytest.mark.parametrize(
    ("template", "language"),
    [
        pytest.param(t, lang, marks=() if (t, lang) == ("minimal", "zh") else pytest.mark.full)
        for t in TEMPLATES
        for lang in speech.spoken()
    ],
)
def test_a_save_in_libreoffice_keeps_what_helps(tmp_path: Path, template: str, language: str) -> None:
    path = tmp_path / "new.xlsx"
    generate(path, load(template), language=language, home="CN", currency="CNY", as_of=DAY, sample=12)
    (tmp_path / "saved").mkdir()
    again = recalculated(path, tmp_path / "saved")
    ours, theirs = openpyxl.load_workbook(path), openpyxl.load_workbook(again)
    assert theirs.sheetnames == ours.sheetnames
    for name in ours.sheetnames:
        one, other = ours[name], theirs[name]
        assert formulas(one) <= formulas(other), name
        assert validations(one) <= validations(other), name
        assert conditions(one) <= conditions(other), name
        assert folded(one) <= folded(other), name
    assert set(ours.defined_names) <= set(theirs.defined_names)
    said = {p.name: p.value for p in theirs.custom_doc_props}
    assert {p.name: p.value for p in ours.custom_doc_props}.items() <= said.items()
    assert values(path) == values(again)
    book = xltable.open(again, as_of=DAY)
    assert (book.template.name, book.language, book.generated) == (template, language, True)
    assert [str(i.message) for i in xltable.validate(book) if i.severity != "info"] == []


def formulas(sheet: Any) -> set[str]:
    return {c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"}


def validations(sheet: Any) -> set[tuple[str, str]]:
    """The first cell of every drop-down, check and prompt, with its sort."""
    rules = sheet.data_validations.dataValidation
    return {(cell.coord.split(":")[0], rule.type or "none") for rule in rules for cell in rule.sqref.ranges}


def conditions(sheet: Any) -> set[str]:
    """The first cell of every area with marks."""
    return {area.coord.split(":")[0] for marks in sheet.conditional_formatting for area in marks.sqref.ranges}


def folded(sheet: Any) -> set[int]:
    """The numbers of the columns that fold away."""
    groups = sheet.column_dimensions.values()
    return {i for d in groups if d.outline_level for i in range(d.min or 0, (d.max or 0) + 1)}


def values(path: Path) -> dict[tuple[str, str], Any]:
    """Every cell that shows something."""
    book = openpyxl.load_workbook(path, data_only=True)
    found = {(s.title, c.coordinate): c.value for s in book.worksheets for row in s.iter_rows() for c in row}
    return {k: round(v, 6) if isinstance(v, float) else v for k, v in found.items() if v not in (None, "")}
