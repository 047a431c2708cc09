"""Cells are marked with a fill and a note, and the marks go again, exactly."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from xltable.errors import UsageError
from xltable.package import Edit, Package, clear_marks, edit

from ._books import changed, doctored, new_faults, parts, value

RED, YELLOW = "FFC7CE", "FFEB9C"


def issues() -> bytes:
    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(data)
    page = workbook.add_worksheet("Issues")
    page.write_url("A1", "internal:'My Data'!A2", string="My Data!A2")
    workbook.close()
    return data.getvalue()


def marked(path: Path) -> Path:
    changes = Edit(Package.open(path))
    changes.mark("My Data", 1, 0, RED, "“Amy” already has a note.")
    changes.mark("My Data", 2, 0, RED, "Is this <right>?")
    changes.mark("My Data", 3, 1, YELLOW, "Too small.")
    changes.mark("My Data", 30, 9, YELLOW, "Missing.")
    changes.mark("Table", 3, 2, RED, "A first note on this sheet.")
    changes.put_sheets(issues(), ["Issues"], position=0)
    changes.save(out := path.with_name("marked.xlsx"))
    return out


def test_marks_are_seen_and_values_stay(book: Path, shared: Path) -> None:
    out = marked(book)
    assert new_faults(shared, book, out) == set()
    result = openpyxl.load_workbook(out)
    sheet = result["My Data"]
    assert [sheet[c].fill.fgColor.rgb for c in ("A2", "A3", "B4", "J31")] == [
        "FF" + c for c in (RED, RED, YELLOW, YELLOW)
    ]
    assert sheet["A2"].comment.text == "a note"
    assert (sheet["A3"].comment.text, sheet["A3"].comment.author) == ("Is this <right>?\n— xltable", "xltable")
    assert result["Table"]["C4"].comment.text == "A first note on this sheet.\n— xltable"
    boxes = b"".join(data for name, data in parts(out).items() if name.endswith(".vml"))
    for row, column in ((2, 0), (3, 1), (30, 9), (3, 2)):  # a note without a box is not shown
        assert b"<x:Row>%d</x:Row><x:Column>%d</x:Column>" % (row, column) in boxes
    assert sheet["C2"].number_format == "dd.mm.yyyy"
    for row in openpyxl.load_workbook(book)["My Data"].iter_rows():
        for cell in row:
            assert sheet[cell.coordinate].value == cell.value


def test_the_very_same_file_comes_back(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean.xlsx"
    assert clear_marks(marked(book), out)
    assert out.read_bytes() == book.read_bytes()


def test_no_hidden_copy_is_kept(book: Path) -> None:
    content = json.loads(parts(marked(book))["xltable/marks.json"])
    kept = sum(len(hunk[2]) for entry in content["parts"].values() for hunk in entry["hunks"])
    assert kept < 2_000
    assert b"Cem" not in json.dumps(content).encode()


def test_every_part_comes_back_where_the_packing_cannot_be_told(book: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.xlsx"
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(odd, "w", zipfile.ZIP_BZIP2) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    out = tmp_path / "clean.xlsx"
    assert clear_marks(marked(odd), out)
    assert changed(odd, out) == set()


def test_edits_on_other_sheets_stay(book: Path, tmp_path: Path) -> None:
    changes = Edit(Package.open(book))
    changes.mark("My Data", 2, 0, RED, "Hm.")
    changes.save(once := tmp_path / "once.xlsx")
    edit(once, {"Table!A1": "later"}, output=(twice := tmp_path / "twice.xlsx"))
    out = tmp_path / "clean.xlsx"
    assert clear_marks(twice, out)
    assert value(out, "Table", "A1") == "later"
    assert changed(book, out) == {"xl/worksheets/sheet2.xml"}


def test_after_another_program_saved_it_only_ours_goes(book: Path, tmp_path: Path, shared: Path) -> None:
    workbook = openpyxl.load_workbook(marked(book))
    workbook["My Data"]["A4"] = "edited"
    workbook.save(saved := tmp_path / "saved.xlsx")
    out = tmp_path / "clean.xlsx"
    assert not clear_marks(saved, out, sheets=["Issues"])
    result = openpyxl.load_workbook(out)
    sheet = result["My Data"]
    assert result.sheetnames == ["My Data", "Table"]
    assert sheet["A4"].value == "edited"
    assert {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment} == {
        "A2": "a note"
    }
    assert all(cell.fill.fill_type is None for s in result for row in s.iter_rows() for cell in row)
    assert "xltable.marks" not in Package.open(out).custom_properties
    assert new_faults(shared, saved, out) == set()
    with pytest.raises(UsageError, match="bears no marks"):
        clear_marks(out, tmp_path / "again.xlsx")


def test_a_thread_keeps_the_cell_to_itself(book: Path) -> None:
    thread = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="A3" id="{1}" personId="{2}"><text>a thread</text></threadedComment></ThreadedComments>'
    )
    relation = (
        b'<Relationship Id="rId77" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"'
        b' Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    threaded = doctored(
        book,
        {
            "xl/threadedComments/threadedComment1.xml": thread,
            "xl/worksheets/_rels/sheet1.xml.rels": lambda d: d.replace(b"</Relationships>", relation),
        },
    )
    sheet = openpyxl.load_workbook(marked(threaded))["My Data"]
    assert sheet["A3"].comment is None and sheet["A3"].fill.fgColor.rgb == "FF" + RED


def test_a_real_workbook_and_back(shared: Path, tmp_path: Path) -> None:
    for path in sorted((shared / "data" / "workbooks").glob("*.xlsx"))[:6]:
        package = Package.open(path)
        changes = Edit(package)
        sheet = next(s.name for s in package.sheets if s.kind == "worksheet")
        for row in range(0, 60, 3):
            changes.mark(sheet, row, row % 7, RED, f"note {row}")
        changes.save(out := tmp_path / "marked.xlsx")
        assert new_faults(shared, path, out) == set()
        clean = tmp_path / "clean.xlsx"
        assert clear_marks(out, clean)
        assert parts(clean) == parts(path), path.name
