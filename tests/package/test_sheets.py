"""Sheets made by XlsxWriter are put into a workbook whole, replaced, and taken away again."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter

from xltable.errors import Refused, UsageError
from xltable.package import Edit, Package

from ._books import changed, doctored, new_faults, parts, value

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")


def picture() -> io.BytesIO:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b""))


def donor(title: str = "Overview", total: int = 20) -> bytes:
    """A workbook with everything a page may hold, and a stand-in for the user's sheet."""
    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(data, {"in_memory": True})
    stand_in = workbook.add_worksheet("My Data")
    stand_in.write_column("B2", [1.5, 2, 3])
    page = workbook.add_worksheet(title)
    bold = workbook.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
    money = workbook.add_format({"num_format": '#,##0.00 "€"'})
    red = workbook.add_format({"font_color": "red", "num_format": "0.0"})
    page.write("A1", "Total", bold)
    page.write_formula("B1", "=SUM('My Data'!B2:B4)", money, total)
    page.write("A2", "plain")
    page.write_rich_string("A3", "a ", bold, "bold", " c")
    page.write_url("A4", "https://example.com/?a=1&b=2")
    page.write_url("A5", "internal:'My Data'!A1", string="go")
    page.write_comment("B2", "our note")
    for kind, place, values in (("column", "D2", "='My Data'!$B$2:$B$4"), ("pie", "D20", f"='{title}'!$B$1:$B$5")):
        chart = workbook.add_chart({"type": kind})
        chart.add_series({"values": values})
        page.insert_chart(place, chart)
    page.insert_image("H2", "dot.png", {"image_data": picture()})
    page.conditional_format("B1:B9", {"type": "cell", "criteria": ">", "value": 3, "format": red})
    page.conditional_format("C1:C9", {"type": "data_bar", "data_bar_2010": True})
    page.data_validation("C1", {"validate": "list", "source": ["a", "b"]})
    page.add_sparkline("C2", {"range": "'My Data'!B2:B4"})
    page.add_table("A10:B13", {"name": "Orders", "columns": [{"header": "k"}, {"header": "v", "format": money}]})
    page.write_formula("C10", "=SUM(Orders[v])", None, 0)
    page.set_tab_color("red")
    page.protect()
    page.set_column("A:A", 20, bold)
    page.set_column("F:G", None, None, {"level": 1, "hidden": 1})
    page.set_row(3, 30, bold)
    page.repeat_rows(0)
    page.print_area("A1:F20")
    page.autofilter("A20:B22")
    page.write_dynamic_array_formula("K1:K2", "='My Data'!B2:B3")
    workbook.define_name("our_mark", f"='{title}'!$A$1")
    second = workbook.add_worksheet("Second")
    second.write_formula("A1", f"='{title}'!B1", None, total)
    second.hide()
    workbook.close()
    return data.getvalue()


def put(path: Path, data: bytes, out: str, **more: object) -> Path:
    changes = Edit(Package.open(path))
    changes.put_sheets(data, ["Overview", "Second"], **more)  # type: ignore[arg-type]
    target = path.with_name(out)
    changes.save(target)
    return target


@pytest.mark.parametrize(
    ("position", "order"),
    [
        (None, ["My Data", "Table", "Overview", "Second"]),
        (0, ["Overview", "Second", "My Data", "Table"]),
        (1, ["My Data", "Overview", "Second", "Table"]),
    ],
)
def test_sheets_are_put_in_whole(book: Path, shared: Path, position: int | None, order: list[str]) -> None:
    out = put(book, donor(), "put.xlsx", position=position)
    package = Package.open(out)
    assert [sheet.name for sheet in package.sheets] == order
    assert [sheet.state for sheet in package.sheets if sheet.name == "Second"] == ["hidden"]
    assert new_faults(shared, book, out) == set()
    before = parts(book)
    assert changed(book, out) & before.keys() == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
    }  # fmt: skip
    result = openpyxl.load_workbook(out, rich_text=True)
    page = result["Overview"]
    assert result.active.title == "My Data" and not page.sheet_view.tabSelected
    assert page["A1"].font.b and page["A1"].fill.fgColor.rgb == "FFDDEBF7"
    assert page["B1"].value == "=SUM('My Data'!B2:B4)" and page["B1"].number_format == '#,##0.00 "€"'
    assert str(page["A3"].value) == "a bold c" and page["A3"].value[1].font.b
    assert page["A4"].hyperlink.target == "https://example.com/?a=1&b=2"
    assert page["B2"].comment.text == "our note"
    assert len(page._charts) == 2
    assert parts(out)["xl/media/image1.png"] == picture().getvalue()
    assert page.print_title_rows == "$1:$1" and page.print_area == "'Overview'!$A$1:$F$20"
    assert page.protection.sheet and page.sheet_properties.tabColor.rgb == "FFFF0000"
    assert page.column_dimensions["F"].hidden and page.column_dimensions["F"].outlineLevel == 1
    rules = {rule.type: rule for area in page.conditional_formatting for rule in area.rules}
    assert rules["cellIs"].dxf.font.color.rgb == "FFFF0000"
    assert b"sparkline" in parts(out)[package.sheet("Overview").part]
    assert value(out, "Overview", "B1") == 20


def test_a_table_whose_name_is_taken_gets_another_and_formulas_follow(book: Path) -> None:
    package = Package.open(put(book, donor(), "put.xlsx"))
    assert {table.name: table.sheet for table in package.tables} == {"Orders": "Table", "Orders_2": "Overview"}
    assert package.look("Overview").formulas[9, 2] == "SUM(Orders_2[v])"


def test_put_in_twice_is_put_in_once(book: Path) -> None:
    once = put(book, donor(), "once.xlsx")
    same = {"Overview": "Overview", "Second": "Second"}
    twice = put(once, donor(), "twice.xlsx", replace=same)
    assert twice.read_bytes() == once.read_bytes()
    renewed = put(twice, donor(total=21), "renewed.xlsx", replace=same)
    package = Package.open(renewed)
    pie = next(name for name, data in parts(renewed).items() if b"pieChart" in data)  # it keeps the total's value
    assert changed(twice, renewed) == {package.sheet("Overview").part, package.sheet("Second").part, pie}


def test_a_replaced_sheet_keeps_the_name_the_user_gave_it(book: Path, shared: Path) -> None:
    once = put(book, donor(), "once.xlsx")

    def rename(data: bytes) -> bytes:
        return data.replace(b'name="Overview"', b'name="Mein \xc3\x9cberblick"').replace(
            b"Overview!", "'Mein Überblick'!".encode()
        )

    def rename_all(data: bytes) -> bytes:
        return data.replace(b"'Overview'!", "'Mein Überblick'!".encode())

    renamed = doctored(once, {"xl/workbook.xml": lambda d: rename(rename_all(d))})
    out = put(renamed, donor(), "out.xlsx", replace={"Overview": "Mein Überblick", "Second": "Second"})
    package = Package.open(out)
    assert package.sheets[2].name == "Mein Überblick"
    assert package.look("Second").formulas[0, 0] == "'Mein Überblick'!B1"
    assert {n.text for n in package.defined_names if n.name == "our_mark"} == {"'Mein Überblick'!$A$1"}
    charts = b"".join(data for name, data in parts(out).items() if "chart" in name)
    assert "'Mein Überblick'!$B$1:$B$5".encode() in charts and b"'My Data'!$B$2:$B$4" in charts
    assert new_faults(shared, book, out) == set()


def test_a_sheet_that_is_there_is_not_overwritten_unasked(book: Path) -> None:
    once = put(book, donor(), "once.xlsx")
    with pytest.raises(Refused, match="already has a sheet called “Overview”"):
        put(once, donor(), "twice.xlsx")
    with pytest.raises(UsageError, match="no sheet called “Elsewhere”"):
        put(once, donor(), "twice.xlsx", replace={"Overview": "Elsewhere", "Second": "Second"})


def test_sheets_taken_away_leave_the_workbook_as_it_was(book: Path, shared: Path) -> None:
    once = put(book, donor(), "once.xlsx", position=0)
    changes = Edit(Package.open(once))
    changes.remove_sheet("Overview")  # which “Second” reads
    changes.remove_sheet("Second")
    changes.remove_name("our_mark")
    changes.save(out := book.with_name("out.xlsx"))
    assert changed(book, out) == {"xl/styles.xml", "[Content_Types].xml"}  # styles, and what a .png is
    assert new_faults(shared, book, out) == set()


def test_a_sheet_others_read_stays(book: Path) -> None:
    once = put(book, donor(), "once.xlsx")
    changes = Edit(Package.open(once))
    changes.remove_sheet("Overview")
    assert [str(r) for r in changes.refusals()] == [
        "Second!A1 reads cells of “Overview” that would go; nothing was written.",
        "The name “our_mark” means cells of “Overview” that would go; nothing was written.",
    ]
    changes = Edit(Package.open(book))
    changes.remove_sheet("Table")
    changes.remove_sheet("My Data")
    assert any("only sheet to be seen" in str(r) for r in changes.refusals())


def test_the_page_takes_the_ordinary_font_of_the_workbook(book: Path) -> None:
    at_home = doctored(
        book,
        {"xl/styles.xml": lambda d: d.replace(b'val="Calibri"', b'val="Arial"').replace(b'sz val="11"', b'sz val="9"')},
    )
    page = openpyxl.load_workbook(put(at_home, donor(), "out.xlsx"))["Overview"]
    assert [(page[c].font.name, page[c].font.sz) for c in ("A1", "A2")] == [("Arial", 9)] * 2


def test_a_strict_workbook_stays_strict(shared: Path, tmp_path: Path) -> None:
    source = shared / "data" / "corpus" / "poi" / "SimpleStrict.xlsx"
    changes = Edit(Package.open(source))
    changes.put_sheets(donor(), ["Overview"])
    changes.save(out := tmp_path / "out.xlsx")
    package = Package.open(out)
    data = parts(out)[package.sheet("Overview").part]
    assert b"purl.oclc.org/ooxml/spreadsheetml" in data and b"openxmlformats.org/spreadsheetml" not in data
    for name, data in parts(out).items():
        if name.endswith(".rels") and name != "_rels/.rels":
            assert b"openxmlformats.org/officeDocument/2006/relationships/" not in data, name
    assert python_calamine.load_workbook(out).get_sheet_by_name("Overview").to_python()[0][:2] == ["Total", 20]


def test_names_that_hold_on_one_sheet_stay_with_it(tmp_path: Path, shared: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path := tmp_path / "local.xlsx"))
    for title in ("My Data", "Second one", "Third"):
        sheet = workbook.add_worksheet(title)
        sheet.print_area("A1:B2")
    sheet.activate()
    workbook.close()
    out = put(path, donor(), "out.xlsx", position=1)
    areas = {n.sheet: n.text for n in Package.open(out).defined_names if n.name == "_xlnm.Print_Area"}
    assert areas["My Data"] == "'My Data'!$A$1:$B$2" and areas["Third"] == "Third!$A$1:$B$2"
    assert openpyxl.load_workbook(out).active.title == "Third"
    assert new_faults(shared, path, out) == set()
    gone = Edit(Package.open(out))
    gone.remove_sheet("Second one")
    gone.save(less := tmp_path / "less.xlsx")
    assert {n.sheet for n in Package.open(less).defined_names if n.name == "_xlnm.Print_Area"} == {
        "My Data", "Overview", "Third",
    }  # fmt: skip
    assert openpyxl.load_workbook(less).active.title == "Third"


@pytest.mark.parametrize("title", ["a" * 32, "a/b", "[a]", "'a", ""])
def test_names_no_sheet_can_have(book: Path, title: str) -> None:
    data = io.BytesIO(donor())
    odd = io.BytesIO()
    with zipfile.ZipFile(data) as source, zipfile.ZipFile(odd, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'sheet name="Overview"', f'sheet name="{title}"'.encode()))
    changes = Edit(Package.open(book))
    changes.put_sheets(odd.getvalue(), [title])
    assert ["cannot be the name of a sheet" in str(refusal) for refusal in changes.refusals()] == [True]


def test_packages_that_say_of_each_part_alone_what_it_is(book: Path, shared: Path) -> None:
    kind = "application/vnd.openxmlformats-package.relationships+xml"

    def alone(data: bytes) -> bytes:
        names = [name for name in parts(book) if name.endswith(".rels")]
        each = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name in names)
        data = data.replace(f'<Default Extension="rels" ContentType="{kind}"/>'.encode(), b"")
        return data.replace(b"</Types>", each.encode() + b"</Types>")

    old = doctored(book, {"[Content_Types].xml": alone})
    out = put(old, donor(), "out.xlsx")
    assert new_faults(shared, old, out) == set()
    again = put(out, donor(), "again.xlsx", replace={"Overview": "Overview", "Second": "Second"})
    assert again.read_bytes() == out.read_bytes()
