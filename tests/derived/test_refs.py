"""References lead where they should, whatever a sheet or a heading is called."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table as ExcelTable

import xltable.files as files
from xltable.actions.enrich import enrich, write
from xltable.refs import At, Layout, Part

from ..recalculate import differences, formulas, needs_office

ODD = {
    "Client's number #": "customer_id",
    "Firm [legal]": "company",
    "Last talk @ phone": "last_contact",
    "Next (planned), date": "next_action_date",
    "Land\nCountry": "country",
}


@needs_office
@pytest.mark.parametrize("excel", [True, False], ids=["excel-table", "plain-range"])
def test_odd_headings_and_sheet_names(tmp_path: Path, excel: bool) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Tom's & Co!"
    sheet.append(list(ODD))
    sheet.append(["C-1", "A", date(2026, 3, 1), date(2026, 3, 9), "Germany"])
    sheet.append(["C-2", "B", date(2026, 2, 1), None, "France"])
    if excel:
        sheet.add_table(ExcelTable(displayName="Clients", ref="A1:E3"))
    path, output = tmp_path / "odd.xlsx", tmp_path / "out.xlsx"
    made.save(path)
    book = files.open(
        path, mapping={h: f"contacts.{k}" for h, k in ODD.items()}, as_of=date(2026, 3, 10), language="en"
    )
    plan = enrich(book, sheets=("settings", "countries"))
    assert {c.key for c in plan.columns if c.live} == {"country_group", "follow_up_due", "days_since_contact"}
    write(plan, output)
    assert formulas(output) >= 6
    assert differences(output) == []


def test_a_list_on_two_sheets_is_looked_up_and_added_up_on_both() -> None:
    columns = {"customer_id": At(0, "ID"), "company": At(1, "Company")}
    parts = (Part("contacts", 0, "A", 0, 1, 9, columns, "T1"), Part("contacts", 1, "B", 2, 3, 5, columns))
    layout = Layout(parts)
    assert layout.total("contacts", lambda part: f"COUNTA({part.column('company')})") == (
        "COUNTA(T1[Company])+COUNTA(B!$B$4:$B$6)"
    )
    assert layout.lookup("contacts", "$A2", "customer_id", "company") == (
        'IFERROR(INDEX(T1[Company],MATCH($A2,T1[ID],0))&"",IFERROR(INDEX(B!$B$4:$B$6,MATCH($A2,B!$A$4:$A$6,0))&"",""))'
    )
    with pytest.raises(KeyError):
        layout.column("contacts", "company")


def test_without_a_settings_sheet_values_are_written_out() -> None:
    alone = Layout((), settings={"high_value_share": 0.8}, as_of=date(2026, 3, 10))
    assert (alone.setting("high_value_share"), alone.today()) == ("0.8", "DATE(2026,3,10)")
    assert Layout(()).today() == "TODAY()"
    named = Layout((), named=frozenset({"settings"}))
    assert (named.setting("high_value_share"), named.today()) == ("xltable_high_value_share", "xltable_today")
