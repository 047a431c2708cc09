"""Who is not to be contacted stands in no list of whom to contact, however it is written, and also once it is typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import xltable.files as files
from xltable.actions.enrich import enrich, write

from ..derived.samples import workbook
from ..recalculate import differences, needs_office, recalculated

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
TODAY = date(2026, 3, 10)
DAYS = [date(2026, 3, 1), date(2026, 3, 2), None, date(2026, 3, 20), date(2026, 3, 3), None]


def lines(path: Path) -> tuple[str, list[str], int]:
    """What the sheet says is left out, whom it lists, and how many overdue contacts the overview counts."""
    book = openpyxl.load_workbook(path, data_only=True)
    sheet, overview = book["Follow-ups"], book["Overview"]
    names = [row[2] for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
    told = "next contact planned before today"
    (late,) = (
        next(v for v in row if isinstance(v, int | float))
        for row in overview.iter_rows(values_only=True)
        if told in row
    )
    return str(sheet["A3"].value), names, int(late)


@needs_office
@pytest.mark.parametrize("excel", [True, pytest.param(False, marks=pytest.mark.full)])
def test_an_objection_is_honoured_live(tmp_path: Path, excel: bool) -> None:
    contacts = {
        "customer_id": [f"C-{i}" for i in range(1, 7)],
        "company": ["One", "Two", "Three", "Four", "Five", "Six"],
        "next_action_date": DAYS,
        "do_not_contact": ["yes", "no", "Yes", None, "oui", None],
    }
    path = tmp_path / "list.xlsx"
    workbook(path, {"contacts": contacts}, excel=excel)
    plan = enrich(files.open(path, as_of=TODAY), sheets=["follow-ups", "overview"])
    output = tmp_path / "out.xlsx"
    write(plan, output)
    left_out = "Left out, as they are not to be contacted: "
    assert lines(output) == (f"{left_out}2", ["Two", "Four"], 1)
    assert differences(output) == []
    book = openpyxl.load_workbook(output)
    sheet = book[book.sheetnames[0]]
    column = [c.value for c in sheet[1]].index("Do not contact") + 1
    sheet.cell(3, column, "Yes")
    book.save(tmp_path / "typed.xlsx")
    (tmp_path / "again").mkdir()
    assert lines(recalculated(tmp_path / "typed.xlsx", tmp_path / "again")) == (f"{left_out}3", ["Four"], 0)
