"""Workbooks as other programs write them: every operation does there what it does in Excel's own."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
import xlsxwriter

from xltable.formula import Formula
from xltable.package import Area, Edit, NewColumn, Package, clear_marks, edit

from ._books import doctored, new_faults, parts
from .test_sheets import donor
from .test_spellings import latin1, prefixed, utf16, with_mark

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl, of sparklines

SPELT = ("xl/worksheets/sheet2.xml", "xl/tables/table1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")
TABLE = Area(2, 1, 5, 3)


def everything(path: Path, out: Path) -> None:
    """One of each operation, in one save."""
    changes = Edit(Package.open(path))
    changes.set("Table", 3, 1, "O-new")
    changes.set("Table", 3, 2, 30)
    changes.add_columns("Table", TABLE, [NewColumn("More", [1, "two", None], width=14, mark="_mark.more")])
    changes.append_rows("Table", "Orders", [["O-9", 9, Formula("Orders[[#This Row],[Total]]*2", 18)]])
    changes.put_sheets(donor(), ["Overview", "Second"], position=0)
    changes.set_property("note", "seen")
    changes.define_name("here", "Table!$B$3")
    changes.save(out)


def check(path: Path, out: Path, plainly: Callable[[Path], Path] = lambda path: path) -> None:
    """`plainly` makes of a result one that the other readers can read."""
    everything(path, made := out.with_name("made.xlsx"))
    shutil.copy(plainly(made), out)
    for rows in (
        [[c.value for c in row] for row in openpyxl.load_workbook(out, data_only=True)["Table"]["B3:E7"]],
        [[v if v != "" else None for v in row] for row in _calamine(out)],
    ):
        assert rows == [
            ["Key", "Total", "Twice", "More"],
            ["O-new", 30, 6, 1],
            ["O-4", 4, 8, "two"],
            ["O-5", 5, 10, None],
            ["O-9", 9, 18, None],
        ]
    package = Package.open(out)
    table = package.table("Orders")
    assert table is not None and (str(table.area), table.columns[-1]) == ("B3:E7", "More")
    assert package.custom_properties["note"] == "seen"
    assert {"here", "_mark.more", "Totals"} <= {n.name for n in package.defined_names}
    assert [s.name for s in package.sheets] == ["Overview", "Second", "My Data", "Table"]
    marking = Edit(package)
    marking.mark("Table", 3, 1, "FFC7CE", "look")
    marking.save(marked := out.with_name("marked.xlsx"))
    assert openpyxl.load_workbook(marked)["Table"]["B4"].comment.text.startswith("look")
    assert clear_marks(marked, back := out.with_name("back.xlsx"))
    assert parts(back) == parts(out)


def _calamine(path: Path) -> list[list[Any]]:
    rows = python_calamine.load_workbook(path).get_sheet_by_name("Table").to_python(skip_empty_area=False)
    return [row[1:5] for row in rows[2:7]]


@pytest.mark.parametrize("spelling", [prefixed, with_mark, utf16, latin1], ids=lambda f: f.__name__)
def test_every_part_spelled_in_another_way(book: Path, tmp_path: Path, spelling: Callable[[bytes], bytes]) -> None:
    spelt = SPELT[:2] if spelling is utf16 else SPELT  # other readers do not read the rest of it so
    check(doctored(book, dict.fromkeys(spelt, spelling)), tmp_path / "out.xlsx")


def absolute(data: bytes) -> bytes:
    return data.replace(b'Target="', b'Target="/xl/').replace(b'Target="/xl/../', b'Target="/xl/')


def test_relationships_that_name_their_targets_from_the_root(book: Path, tmp_path: Path) -> None:
    rels = ("xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet2.xml.rels")
    check(doctored(book, dict.fromkeys(rels, absolute)), tmp_path / "out.xlsx")


def test_parts_named_in_another_case(book: Path, tmp_path: Path) -> None:
    def respelled(path: Path, pattern: str, wanted: str) -> Path:
        with zipfile.ZipFile(out := tmp_path / f"{path.stem}-case.xlsx", "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, data in parts(path).items():
                zipped.writestr(re.sub(pattern, wanted, name), data)
        return out

    old = respelled(book, r"worksheets/sheet(\d)\.xml$", r"Worksheets/Sheet\1.xml")
    check(old, tmp_path / "out.xlsx", lambda path: respelled(path, r"Worksheets/Sheet", "worksheets/sheet"))


class Pipe(io.RawIOBase):
    """A file that cannot go back, as a web server writes to: sizes stand behind the data of each member."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return self._file.write(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def test_members_whose_sizes_stand_behind_them(book: Path, tmp_path: Path, shared: Path) -> None:
    old = tmp_path / "piped.xlsx"
    with Pipe(old) as pipe, zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as zipped:  # type: ignore[call-overload]
        for name, data in parts(book).items():
            zipped.writestr(name, data)
    assert zipfile.ZipFile(old).infolist()[0].flag_bits & 8
    check(old, out := tmp_path / "out.xlsx")
    assert new_faults(shared, old, out) == set()


def test_saved_by_openpyxl(book: Path, tmp_path: Path, shared: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    for row, value in ((4, 6), (5, 8), (6, 10)):  # it keeps no cached values, so plain ones stand in for them
        workbook["Table"].cell(row, 4, value)
    workbook.save(old := tmp_path / "saved.xlsx")
    check(old, out := tmp_path / "out.xlsx")
    assert new_faults(shared, old, out) == set()


def test_a_table_without_a_filter_and_one_beside_it(tmp_path: Path, shared: Path) -> None:
    with xlsxwriter.Workbook(old := tmp_path / "two.xlsx") as workbook:
        sheet = workbook.add_worksheet("Table")
        sheet.add_table("A1:B3", {"name": "Left", "autofilter": False, "columns": [{"header": "a"}, {"header": "b"}]})
        sheet.add_table("E1:F3", {"name": "Right", "columns": [{"header": "a"}, {"header": "b"}]})
    changes = Edit(Package.open(old))
    changes.add_columns("Table", Area(0, 0, 2, 1), [NewColumn("c", [1, 2])])
    changes.append_rows("Table", "Right", [["x", "y"]])
    changes.save(out := tmp_path / "out.xlsx")
    assert {t.name: str(t.area) for t in Package.open(out).tables} == {"Left": "A1:C3", "Right": "E1:F4"}
    assert b"autoFilter" not in parts(out)["xl/tables/table1.xml"]
    assert new_faults(shared, old, out) == set()


def test_the_last_cell_of_a_sheet(book: Path, tmp_path: Path, shared: Path) -> None:
    edit(book, {"'My Data'!XFD1048576": "the end"}, output=(out := tmp_path / "out.xlsx"))
    rows = list(openpyxl.load_workbook(out, read_only=True)["My Data"].iter_rows(min_row=1048576))
    assert rows[-1][-1].value == "the end"
    assert new_faults(shared, book, out) == set()
