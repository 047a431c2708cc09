"""Formulas that share, spill or depend on others survive an edit, or the edit is refused."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from xltable.errors import Refused
from xltable.formula import Formula
from xltable.package import Edit, Package, edit, parse_place

from ._books import doctored, parts, sheet_xml, value

CHAIN = b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B5" i="1"/></calcChain>'
SHARED = (
    b'<c r="D2"><f t="shared" ref="D2:D4" si="0">B2*$B$2+"B2"</f><v>1</v></c>',
    b'<c r="D3"><f t="shared" si="0"/><v>2</v></c>',
    b'<c r="D4"><f t="shared" si="0"/><v>3</v></c>',
)


def with_shared(book: Path) -> Path:
    def change(data: bytes) -> bytes:
        for row, cell in zip((2, 3, 4), SHARED, strict=True):
            start = data.index(b'<row r="%d"' % row)
            end = data.index(b"</row>", start)
            data = data[:end] + cell + data[end:]
        return data

    return doctored(book, {"xl/worksheets/sheet1.xml": change})


def with_chain(book: Path) -> Path:
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
        b' Target="calcChain.xml"/></Relationships>'
    )
    override = (
        b'<Override PartName="/xl/calcChain.xml"'
        b' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>'
    )
    return doctored(
        book,
        {
            "xl/calcChain.xml": CHAIN,
            "xl/_rels/workbook.xml.rels": lambda d: d.replace(b"</Relationships>", relation),
            "[Content_Types].xml": lambda d: d.replace(b"</Types>", override),
            "xl/workbook.xml": lambda d: d.replace(b' fullCalcOnLoad="1"', b""),
        },
        "chain.xlsx",
    )


def test_a_shared_formula_keeps_its_other_cells_when_its_first_is_overwritten(book: Path, tmp_path: Path) -> None:
    edit(with_shared(book), {"'My Data'!D2": "typed"}, output=(out := tmp_path / "out.xlsx"))
    assert dict(Package.open(out).look("My Data").formulas)[2, 3] == 'B3*$B$2+"B2"'
    assert openpyxl.load_workbook(out)["My Data"]["D4"].value == '=B4*$B$2+"B2"'
    assert value(out, "My Data", "D4") == 3


def test_overwriting_another_of_its_cells_leaves_the_rest_shared(book: Path, tmp_path: Path) -> None:
    edit(with_shared(book), {"'My Data'!D3": "typed"}, output=(out := tmp_path / "out.xlsx"))
    assert SHARED[0].decode() in sheet_xml(out) and SHARED[2].decode() in sheet_xml(out)


def test_members_of_an_array_formula_are_refused(tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path := tmp_path / "array.xlsx"))
    sheet = workbook.add_worksheet("S")
    sheet.write_array_formula("B2:B4", "{=A2:A4*2}")
    sheet.write_array_formula("D2", "{=SUM(A2:A4*2)}")
    sheet.write_dynamic_array_formula("F2:F4", "=A2:A4")
    workbook.close()
    for cell in ("B2", "B3", "F4"):
        with pytest.raises(Refused, match=f"S!{cell} belongs to the array formula"):
            edit(path, {f"S!{cell}": 1}, output=tmp_path / "out.xlsx")
    edit(path, {"S!D2": 1, "S!B5": 2}, output=(out := tmp_path / "out.xlsx"))  # one cell alone spoils nothing
    assert value(out, "S", "D2") == 1


def test_members_of_a_data_table_are_refused(book: Path, tmp_path: Path) -> None:
    table = b'<c r="D3"><f t="dataTable" ref="D3:D4" dt2D="0" dtr="0" r1="B2"/><v>1</v></c>'
    old = doctored(book, {"xl/worksheets/sheet1.xml": lambda d: d.replace(b'<row r="3" ', b'<row r="3" ', 1)})

    def change(data: bytes) -> bytes:
        end = data.index(b"</row>", data.index(b'<row r="3"'))
        return data[:end] + table + data[end:]

    old = doctored(book, {"xl/worksheets/sheet1.xml": change})
    with pytest.raises(Refused, match="D3:D4"):
        edit(old, {"'My Data'!D4": 1}, output=tmp_path / "out.xlsx")


def test_an_in_cell_picture_is_refused(book: Path, tmp_path: Path) -> None:
    old = doctored(book, {"xl/worksheets/sheet1.xml": lambda d: d.replace(b'<c r="B2">', b'<c r="B2" vm="1">')})
    with pytest.raises(Refused, match="My Data!B2 holds a picture"):
        edit(old, {"'My Data'!B2": 1}, output=tmp_path / "out.xlsx")


def test_the_calculation_chain_goes_with_a_formula_and_only_then(book: Path, tmp_path: Path) -> None:
    old = with_chain(book)
    edit(old, {"'My Data'!A2": "Ann"}, output=(out := tmp_path / "text.xlsx"))
    assert parts(out)["xl/calcChain.xml"] == CHAIN
    for given in (6, Formula("SUM(B2:B3)", 3.5)):
        edit(old, {"'My Data'!B5": given}, output=(out := tmp_path / "out.xlsx"))
        held = parts(out)
        assert "xl/calcChain.xml" not in held
        assert b"calcChain" not in held["xl/_rels/workbook.xml.rels"] + held["[Content_Types].xml"]


@pytest.mark.parametrize(
    ("cell", "given", "stale"),
    [
        ("'My Data'!B2", 9, 1),  # SUM(B2:B4)
        ("'My Data'!A2", "Ann", 0),
        ("'My Data'!B2", 1.5, 0),  # it already was
        ("Table!C4", 9, 1),  # the Twice of its own row
        ("Table!B4", "key", 0),
    ],
)
def test_what_is_out_of_date_is_counted_and_calculated_on_opening(
    book: Path, tmp_path: Path, cell: str, given: object, stale: int
) -> None:
    old = with_chain(book)
    changes = Edit(Package.open(old))
    changes.set(*parse_place(cell), given)  # type: ignore[arg-type]
    assert changes.stale_formulas() == stale
    changes.save(out := tmp_path / "out.xlsx")
    assert (b'fullCalcOnLoad="1"' in parts(out)["xl/workbook.xml"]) == bool(stale)


def test_a_formula_set_to_what_it_is_changes_nothing(book: Path, tmp_path: Path) -> None:
    edit(book, {"'My Data'!B5": Formula("SUM(B2:B4)", 6.5)}, output=(out := tmp_path / "out.xlsx"))
    assert sheet_xml(out) == sheet_xml(book)


@pytest.mark.parametrize(
    ("formula", "reads"),
    [
        ("SUM('My Data'!A1:C9)", True),
        ("SUM('My Data'!$B:$B)", True),
        ("SUM('My Data'!2:3)", True),
        ("'My Data'!B3", True),
        ("B3", False),  # on another sheet
        ("\"'My Data'!B3\"", False),  # a text
        ("SUM('My Data'!C1:C9)", False),
        ("LOG10(3)", False),
        ("one_cell*2", True),
        ('INDIRECT("B"&3)', True),
    ],
)
def test_how_formulas_read_cells(book: Path, tmp_path: Path, formula: str, reads: bool) -> None:
    first = Edit(Package.open(book))
    first.define_name("one_cell", "'My Data'!$B$3")
    first.set("Table", 9, 9, Formula(formula, 0))
    first.set("My Data", 4, 1, None)
    first.save(old := tmp_path / "old.xlsx")
    second = Edit(Package.open(old))
    second.set("My Data", 2, 1, 77)
    assert second.stale_formulas() == int(reads)
