"""Columns and rows are added to a table, Excel's own or a plain range, without touching what stands there."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from xltable.errors import Refused, UsageError
from xltable.formula import Formula
from xltable.package import Area, Edit, NewColumn, Package, edit

from ._books import changed, new_faults, parts, sheet_xml, value

PLAIN = Area(0, 0, 3, 2)  # My Data!A1:C4
TABLE = Area(2, 1, 5, 3)  # Table!B3:D6


def column(heading: str = "New", values: Any = (1, 2, 3), **more: Any) -> NewColumn:
    return NewColumn(heading, list(values), **more)


def added(path: Path, sheet: str, area: Area, *columns: NewColumn, **more: Any) -> Path:
    changes = Edit(Package.open(path))
    changes.add_columns(sheet, area, columns, **more)
    out = path.with_name("added.xlsx")
    changes.save(out)
    return out


def test_beside_a_plain_range(book: Path, shared: Path) -> None:
    out = added(book, "My Data", PLAIN, column("Due", [date(2024, 1, 2), None, date(2024, 3, 4)]))
    sheet = openpyxl.load_workbook(out)["My Data"]
    assert [cell.value for cell in sheet["D"][:4]] == ["Due", datetime(2024, 1, 2), None, datetime(2024, 3, 4)]
    assert sheet["D1"].font.b and sheet["D2"].number_format == "yyyy-mm-dd"
    assert new_faults(shared, book, out) == set()


def test_an_excel_table_grows(book: Path, shared: Path) -> None:
    formula = "Orders[[#This Row],[Total]]+1"
    new = column("Plus\none", [Formula(formula, n) for n in (4, 5, 6)], calculated=formula, number_format="0.0")
    out = added(book, "Table", TABLE, new)
    table = Package.open(out).table("orders")
    assert table is not None
    assert (table.area, table.columns[-1], table.formulas[-1]) == (Area(2, 1, 5, 4), "Plus\none", formula)
    assert value(out, "Table", "E4") == 4
    assert Package.open(out).look("Table").number_format(3, 4) == "0.0"
    assert new_faults(shared, book, out) == set()
    assert changed(book, out) == {
        "xl/worksheets/sheet2.xml", "xl/tables/table1.xml", "xl/styles.xml",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "area", "new", "reason"),
    [
        ("My Data", Area(0, 0, 3, 1), column(), "My Data!C1 is not empty"),
        ("My Data", Area(0, 0, 1, 3), column(values=[1]), "merged cells E1:F2"),
        ("Table", TABLE, column("total"), "already has a column “total”"),
        ("Table", TABLE, column(" "), "needs a heading"),
        ("Table", Area(2, 0, 5, 0), column(), "Table!B3 is not empty|run into the table “Orders”"),
        ("Table", Area(9, 16_383, 12, 16_383), column(), "no room"),
    ],
)
def test_no_room_is_refused_and_nothing_written(
    book: Path, sheet: str, area: Area, new: NewColumn, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        added(book, sheet, area, new)
    assert not book.with_name("added.xlsx").exists()


def test_as_many_values_as_rows(book: Path) -> None:
    with pytest.raises(UsageError, match="“New” has 2 values for 3 rows"):
        added(book, "Table", TABLE, column(values=[1, 2]))


def test_widths_hiding_and_grouping_split_the_ranges_that_were_there(tmp_path: Path, shared: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path := tmp_path / "wide.xlsx"))
    sheet = workbook.add_worksheet("S")
    sheet.write_row("A1", ["a", "b"])
    sheet.write_row("A2", [1, 2])
    sheet.set_column("B:H", 20)
    workbook.close()
    columns = [column("c", [1], width=7), column("d", [1]), column("e", [1], hidden=True, outline=1)]
    out = added(path, "S", Area(0, 0, 1, 1), *columns)
    widths = Package.open(out).look("S").columns
    assert [(c.first, c.last, c.width, c.hidden, c.outline) for c in widths] == [
        (1, 1, 20.7109375, False, 0),
        (2, 2, 7, False, 0),
        (3, 3, 20.7109375, False, 0),
        (4, 4, 20.7109375, True, 1),
        (5, 5, 20.7109375, False, 0),
        (6, 7, 20.7109375, False, 0),
    ]
    assert 'outlineLevelCol="1"' in sheet_xml(out)
    assert new_faults(shared, path, out) == set()


def test_a_filter_over_the_range_takes_the_column_in(tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path := tmp_path / "filter.xlsx"))
    sheet = workbook.add_worksheet("S")
    sheet.write_row("A1", ["a", "b"])
    sheet.write_row("A2", [1, 2])
    sheet.autofilter("A1:B2")
    workbook.close()
    package = Package.open(added(path, "S", Area(0, 0, 1, 1), column("c", [1])))
    assert package.look("S").auto_filter == Area(0, 0, 1, 2)
    assert package.defined_names[0].text == "S!$A$1:$C$2"


def test_a_marked_column_is_found_again_by_its_name(book: Path) -> None:
    out = added(book, "My Data", PLAIN, column(mark="xlt_new"))
    (mark,) = [name for name in Package.open(out).defined_names if name.name == "xlt_new"]
    assert (mark.text, mark.hidden) == ("'My Data'!$D$1", True)


def test_banded_rows_and_linked_neighbours(tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path := tmp_path / "banded.xlsx"))
    sheet, grey = workbook.add_worksheet("S"), workbook.add_format({"bg_color": "#EEEEEE"})
    sheet.write_row("A1", ["a", "b"])
    for row in range(1, 5):
        sheet.write(row, 0, row, grey if row % 2 else None)
        sheet.write_url(row, 1, "https://example.com")
    workbook.close()
    result = openpyxl.load_workbook(added(path, "S", Area(0, 0, 4, 1), column("c", [1, 2, 3, 4])))["S"]
    assert [result.cell(row, 3).fill.fgColor.rgb for row in (2, 3, 4, 5)] == ["FFEEEEEE", "00000000"] * 2
    assert not result["C2"].font.u


def test_two_rows_of_headings(book: Path) -> None:
    out = added(book, "My Data", PLAIN, column(values=[1, 2]), header_rows=2)
    assert [value(out, "My Data", f"D{row}") for row in (1, 2, 3, 4)] == ["New", None, 1, 2]


def test_rows_under_an_excel_table(book: Path, shared: Path) -> None:
    changes = Edit(Package.open(book))
    changes.append_rows("Table", "orders", [["O-9", 9], ["=O", 10, None]])
    changes.save(out := book.with_name("rows.xlsx"))
    package = Package.open(out)
    assert package.tables[0].area == Area(2, 1, 7, 3)
    assert package.look("Table").formulas[7, 3] == "Orders[[#This Row],[Total]]*2"
    assert value(out, "Table", "B8") == "=O"
    assert b'fullCalcOnLoad="1"' in parts(out)["xl/workbook.xml"]
    assert new_faults(shared, book, out) == set()


def test_rows_under_a_plain_range_take_its_styles_and_rules_along(tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path := tmp_path / "rules.xlsx"))
    sheet, day = workbook.add_worksheet("S"), workbook.add_format({"num_format": "d.m.yy"})
    sheet.write_row("A1", ["when", "what"])
    sheet.write(1, 0, 45000, day)
    sheet.data_validation("B2", {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format("A2:B2", {"type": "no_blanks", "format": workbook.add_format({"bold": True})})
    sheet.autofilter("A1:B2")
    workbook.close()
    changes = Edit(Package.open(path))
    changes.append_rows("S", Area(0, 0, 1, 1), [[date(2024, 1, 1), "a"], [date(2024, 1, 2), "b"]])
    changes.save(out := tmp_path / "out.xlsx")
    facts = Package.open(out).look("S")
    assert facts.number_format(3, 0) == "d.m.yy"
    assert facts.validations[0].areas == (Area(1, 1, 3, 1),)
    assert facts.conditional == (Area(1, 0, 3, 1),)
    assert facts.auto_filter == Area(0, 0, 3, 1)


def test_rows_find_no_room(book: Path) -> None:
    changes = Edit(Package.open(book))
    changes.append_rows("My Data", PLAIN, [["x", 1, 2]])
    assert [str(r) for r in changes.refusals()] == ["My Data!B5 is not empty; nothing is written over it."]


def test_a_heading_of_an_excel_table_is_one_with_its_column(book: Path, shared: Path) -> None:
    out = book.with_name("heading.xlsx")
    edit(book, {"Table!C3": "Sum [€]"}, output=out)
    package = Package.open(out)
    assert package.tables[0].columns == ("Key", "Sum [€]", "Twice")
    assert package.tables[0].formulas[2] == "Orders[[#This Row],[Sum '[€']]]*2"
    assert package.look("Table").formulas[3, 3] == "Orders[[#This Row],[Sum '[€']]]*2"
    assert [name.text for name in package.defined_names] == ["Orders[Sum '[€']]"]
    assert new_faults(shared, book, out) == set()


@pytest.mark.parametrize(
    ("given", "reason"), [("KEY", "already has a column"), (3, "must be a text"), (None, "must be a text")]
)
def test_headings_of_an_excel_table_are_texts_and_unique(
    book: Path, tmp_path: Path, given: object, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        edit(book, {"Table!C3": given}, output=tmp_path / "out.xlsx")  # type: ignore[dict-item]


def test_headings_of_an_excel_table_in_another_row(book: Path) -> None:
    with pytest.raises(Refused, match=r"Table!B4: the headings of the table “Orders” stand in another row"):
        added(book, "Table", Area(3, 1, 5, 3), column(values=[1, 2]))


def test_a_title_row_over_an_excel_table(book: Path, shared: Path) -> None:
    out = added(book, "Table", Area(1, 1, 5, 3), column(), header_rows=2)
    assert [value(out, "Table", f"E{row}") for row in range(2, 7)] == [None, "New", 1, 2, 3]
    assert new_faults(shared, book, out) == set()


def test_a_width_beside_one_that_was_there(tmp_path: Path, shared: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path := tmp_path / "gap.xlsx"))
    sheet = workbook.add_worksheet("S")
    sheet.write_row("A1", ["a", "b"])
    sheet.write_row("A2", [1, 2])
    sheet.set_column("D:D", 20)
    workbook.close()
    out = added(path, "S", Area(0, 0, 1, 1), column("c", [1], width=7), column("d", [1], width=9))
    assert [(c.first, c.last, c.width) for c in Package.open(out).look("S").columns] == [(2, 2, 7), (3, 3, 9)]
    assert new_faults(shared, path, out) == set()
