"""Other words for sheets, prompts, filters and formulas: all that names them goes along, nothing else changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from xltable.errors import Refused
from xltable.package import Edit, Package
from xltable.package.wording import (
    calculate,
    prompts,
    reads_from_right,
    refilter,
    rename_sheets,
    reprompt,
    respell,
    set_direction,
    set_font,
    set_widths,
)  # fmt: skip

from ._books import changed, new_faults, parts


def made(path: Path) -> Path:
    """Three sheets that name each other in every way a workbook knows."""
    book = xlsxwriter.Workbook(path)
    data, other, plain = (book.add_worksheet(n) for n in ("Orders", "My sheet", "Untouched"))
    data.write_row(0, 0, ["Status", "Amount"])
    for r, row in enumerate((("Done", 3), ("Open", 4)), start=1):
        data.write_row(r, 0, row)
    data.add_table(0, 0, 2, 1, {"name": "T", "columns": [{"header": "Status"}, {"header": "Amount"}]})
    data.data_validation(
        "A2:A9",
        {"validate": "list", "source": "='My sheet'!$A$1:$A$2", "input_title": "Status", "input_message": "Pick"},
    )
    other.write_column(0, 0, ["Done", "Open"])
    other.write_formula(0, 1, "=SUM(Orders!B2:B3)", None, 7)
    other.write_formula(1, 1, '=SUM(INDIRECT("Orders!B2:B3"))&" in Orders!"', None, "7 in Orders!")
    other.write_formula(2, 1, "='My sheet'!A1", None, "Done")
    other.conditional_format("A1:A2", {"type": "formula", "criteria": "=COUNTIF(Orders!$A$2:$A$3,A1)>0"})
    other.write_url(4, 0, "internal:Orders!A1", string="there")
    other.autofilter("A1:A2")
    other.filter_column(0, "x == Done")
    book.define_name("Total", "=SUM(Orders!$B$2:$B$3)")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"name": "=Orders!$B$1", "values": "=Orders!$B$2:$B$3"})
    other.insert_chart("D1", chart)
    plain.write(0, 0, "Orders!")
    book.close()
    return path


def done(path: Path, output: Path, *steps: Any) -> Path:
    edit = Edit(Package.open(path))
    for step in steps:
        edit.do(step)
    edit.save(output)
    return output


def test_sheets_renamed_and_even_swapped(tmp_path: Path) -> None:
    path = made(tmp_path / "one.xlsx")
    output = done(path, tmp_path / "two.xlsx", rename_sheets({"Orders": "My sheet", "My sheet": "订单"}))
    book = openpyxl.load_workbook(output)
    assert book.sheetnames == ["My sheet", "订单", "Untouched"]
    sheet = book["订单"]
    assert [sheet.cell(r, 2).value for r in (1, 2, 3)] == [
        "=SUM('My sheet'!B2:B3)", "=SUM(INDIRECT(\"'My sheet'!B2:B3\"))&\" in Orders!\"", "='订单'!A1",
    ]  # fmt: skip
    assert sheet["A5"].hyperlink.location == "'My sheet'!A1"
    assert book.defined_names["Total"].attr_text == "SUM('My sheet'!$B$2:$B$3)"
    assert book["My sheet"].data_validations.dataValidation[0].formula1 == "'订单'!$A$1:$A$2"
    assert [r.formula for c in sheet.conditional_formatting for r in c.rules] == [
        ["COUNTIF('My sheet'!$A$2:$A$3,A1)>0"]
    ]
    chart = parts(output)["xl/charts/chart1.xml"].decode()
    assert "'My sheet'!$B$1" in chart and "Orders!" not in chart
    assert "xl/worksheets/sheet3.xml" not in changed(path, output)


def test_what_a_sheet_may_not_be_called_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "one.xlsx")
    for name, said in (("a/b", "cannot be the name"), ("untouched", "already has a sheet")):
        with pytest.raises(Refused, match=said):
            done(path, tmp_path / "two.xlsx", rename_sheets({"Orders": name}))
    assert not (tmp_path / "two.xlsx").exists()


def test_words_of_prompts_and_filters(tmp_path: Path, shared: Path) -> None:
    path = made(tmp_path / "one.xlsx")
    output = done(
        path,
        tmp_path / "two.xlsx",
        reprompt("Orders", {"Pick": "请选择", "Status": "状态", "nowhere": "x"}),
        refilter("My sheet", {0: {"Done": "已完成"}}),
        set_widths("Orders", {1: 21.5}),
        set_direction("Orders", right_to_left=True),
        set_font("Calibri", "Arial"),
    )
    assert prompts(Package.open(output), "Orders") == [("状态", "请选择", "", "")]
    book = openpyxl.load_workbook(output)
    assert book["My sheet"].auto_filter.filterColumn[0].filters.filter == ["已完成"]
    assert book["Orders"].column_dimensions["B"].width == 21.5
    assert reads_from_right(Package.open(output), "Orders") and not reads_from_right(Package.open(path), "Orders")
    assert book["Orders"]["A2"].font.name == "Arial"
    assert new_faults(shared, path, output) == set()


def test_formulas_are_spelled_anew_and_keep_their_values(tmp_path: Path) -> None:
    path = made(tmp_path / "one.xlsx")
    output = done(
        path,
        tmp_path / "two.xlsx",
        respell(lambda text, sheet, row, column: text.replace("B3", "B2") if sheet == "My sheet" else text),
    )
    assert openpyxl.load_workbook(output)["My sheet"]["B1"].value == "=SUM(Orders!B2:B2)"
    assert openpyxl.load_workbook(output, data_only=True)["My sheet"]["B1"].value == 7
    assert openpyxl.load_workbook(output).defined_names["Total"].attr_text == "SUM(Orders!$B$2:$B$3)"


def test_a_calculated_column_fills_new_rows_with_another_formula(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "one.xlsx")
    columns = [{"header": "A"}, {"header": "B", "formula": "=[@A]*2"}]
    book.add_worksheet("S").add_table(1, 1, 2, 2, {"name": "T", "columns": columns})
    book.close()
    output = done(tmp_path / "one.xlsx", tmp_path / "two.xlsx", calculate("S", "t", 2, "T[[#This Row],[A]]*3"))
    column = openpyxl.load_workbook(output)["S"].tables["T"].tableColumns[1]
    assert column.calculatedColumnFormula.attr_text == "T[[#This Row],[A]]*3"
    with pytest.raises(Refused, match="no table called “None”"):
        done(tmp_path / "one.xlsx", tmp_path / "three.xlsx", calculate("S", "None", 2, "1"))
