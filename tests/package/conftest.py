"""A workbook to edit."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with text, numbers, a date, formulas, a merge, an Excel table, a note and a chart."""
    path = tmp_path / "customers.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "dd.mm.yyyy"})
    sheet = workbook.add_worksheet("My Data")
    sheet.write_row("A1", ["Name", "Amount", "Day"], bold)
    for row, (name, amount) in enumerate([("Amy", 1.5), ("Bo", 2), ("Cem", 3)], 1):
        sheet.write(row, 0, name)
        sheet.write(row, 1, amount)
        sheet.write(row, 2, 45000 + row, day)
    sheet.write_formula("B5", "=SUM(B2:B4)", None, 6.5)
    sheet.merge_range("E1:F2", "merged")
    sheet.write_comment("A2", "a note")
    chart = workbook.add_chart({"type": "column"})
    chart.add_series({"values": "='My Data'!$B$2:$B$4"})
    sheet.insert_chart("H2", chart)
    other = workbook.add_worksheet("Table")
    other.add_table(
        "B3:D6",
        {
            "name": "Orders",
            "columns": [
                {"header": "Key"},
                {"header": "Total"},
                {"header": "Twice", "formula": "=Orders[[#This Row],[Total]]*2"},
            ],
        },
    )
    for row in range(3, 6):
        other.write_row(row, 1, [f"O-{row}", row])
        other.write_formula(row, 3, "=Orders[[#This Row],[Total]]*2", None, row * 2)
    workbook.define_name("Totals", "=Orders[Total]")
    workbook.close()
    return path
