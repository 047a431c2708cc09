"""Who is written to by first and last name in two columns stands so on the customer card and among the follow-ups."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import xltable.files as files
from xltable.actions.enrich import enrich, write

from ..recalculate import differences, needs_office

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
TODAY = date(2026, 3, 10)


@needs_office
@pytest.mark.parametrize(
    ("headings", "named"),
    [
        (("Customer ID", "Company", "First name", "Last name", "Country", "Next contact"), ("Amy", "Lee")),
        pytest.param(
            ("Kundennummer", "Firma", "Name", "Vorname", "Land", "Nächster Kontakt"), ("Anna", "Schmidt"),
            marks=pytest.mark.full,
        ),
        pytest.param(("客户编号", "公司名称", "姓", "名", "国家", "下次联系"), ("伟", "李"), marks=pytest.mark.full),
    ],
)  # fmt: skip
def test_both_stand_under_their_own_headings(headings: tuple[str, ...], named: tuple[str, str], tmp_path: Path) -> None:
    given, family = named
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    names = named if headings[2] == "First name" else (family, given)
    for row in (headings, ("C-1", "Acme", *names, "DE", date(2026, 3, 1)), ("C-2", "Brown", "Jo", "Doe", "CA", None)):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    read = files.open(tmp_path / "list.xlsx", as_of=TODAY, language="en")
    write(enrich(read, sheets=["follow-ups", "customer-card"]), tmp_path / "out.xlsx")
    assert differences(tmp_path / "out.xlsx") == []
    out = openpyxl.load_workbook(tmp_path / "out.xlsx", data_only=True)
    line = next(out["Follow-ups"].iter_rows(min_row=5, values_only=True))
    assert line[2] == "Acme"
    assert set(line[3:5]) == {given, family}
    card = {cell for row in out["Customer card"].iter_rows(values_only=True) for cell in row}
    assert {given, family} <= card
    assert len(card & set(headings[2:4])) >= 1
