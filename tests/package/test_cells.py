"""Cells are set, and nothing else in the workbook is."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from xltable.errors import Refused, UsageError
from xltable.formula import Formula
from xltable.package import Edit, Package, edit

from ._books import changed, doctored, new_faults, parts, sheet_xml, value


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Zoë & <Co>", "Zoë & <Co>"),
        ("=1+1", "=1+1"),
        (" two\nlines ", " two\nlines "),
        ("tab\there", "tab\there"),
        (12, 12),
        (0.1, 0.1),
        (-1e300, -1e300),
        (True, True),
        (None, None),
        (Formula("1+1", 2), 2),
        (Formula('"a"&"<"', "a<"), "a<"),
        (Formula("1/0", "#DIV/0!"), "#DIV/0!"),
        (Formula("TRUE()", True), True),
        (date(2024, 2, 29), datetime(2024, 2, 29)),
        (datetime(2024, 2, 29, 13, 30), datetime(2024, 2, 29, 13, 30)),
        (time(13, 30), time(13, 30)),
    ],
)
def test_a_value_is_read_back(book: Path, tmp_path: Path, given: object, read: object) -> None:
    out = tmp_path / "out.xlsx"
    edit(book, {"'My Data'!B3": given}, output=out)  # type: ignore[dict-item]
    assert value(out, "My Data", "B3") == read


def test_what_looks_like_an_escape_is_escaped(book: Path, tmp_path: Path) -> None:
    edit(book, {"'My Data'!A3": "_x0041_ and \r"}, output=(out := tmp_path / "out.xlsx"))
    assert "_x005F_x0041_ and _x000D_" in sheet_xml(out)
    assert python_calamine.load_workbook(out).get_sheet_by_name("My Data").to_python()[2][0] == "_x0041_ and \r"


def test_text_beginning_with_an_equals_sign_is_no_formula(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    edit(book, {"'My Data'!A2": "=1+1"}, output=out)
    assert (1, 0) not in Package.open(out).look("My Data").formulas


def test_only_the_sheet_changes_and_in_it_only_the_cell(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    edit(book, {"'My Data'!A3": "Bob"}, output=out)
    assert changed(book, out) == {"xl/worksheets/sheet1.xml"}
    cell = re.compile(r'<c r="A3".*?</c>')
    assert cell.sub("", sheet_xml(book)) == cell.sub("", sheet_xml(out))


def test_members_that_are_not_touched_keep_their_packed_bytes(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    edit(book, {"'My Data'!A3": "Bob"}, output=out)
    before, after = Package.open(book).archive, Package.open(out).archive
    with before.open_raw() as one, after.open_raw() as two:
        for name in before.members.keys() - {"xl/worksheets/sheet1.xml"}:
            assert b"".join(before.raw(one, name)) == b"".join(after.raw(two, name))
    assert list(before.members) == list(after.members)


def test_nothing_asked_for_gives_the_same_parts(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    edit(book, {}, output=out)
    assert parts(book) == parts(out)


def test_the_cells_style_stays_and_a_date_gets_one_only_where_it_needs_it(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    edit(
        book, {"'My Data'!A1": "Title", "'My Data'!C2": date(2024, 5, 1), "'My Data'!B2": date(2024, 5, 1)}, output=out
    )
    sheet = openpyxl.load_workbook(out)["My Data"]
    assert sheet["A1"].font.b
    assert sheet["C2"].number_format == "dd.mm.yyyy"
    assert sheet["B2"].number_format == "yyyy-mm-dd"
    assert sheet["B2"].value == datetime(2024, 5, 1)


def test_a_number_format_is_made_once(book: Path, tmp_path: Path) -> None:
    package = Package.open(book)
    changes = Edit(package)
    for row in range(1, 4):
        changes.set("My Data", row, 1, 5, number_format='0.00 "kg"')
    changes.save(out := tmp_path / "out.xlsx")
    assert parts(out)["xl/styles.xml"].count(b"kg") == 1
    assert {Package.open(out).look("My Data").number_format(row, 1) for row in range(1, 4)} == {'0.00 "kg"'}


def test_days_count_from_1904_where_the_workbook_does(book: Path, tmp_path: Path) -> None:
    old = doctored(book, {"xl/workbook.xml": lambda d: d.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')})
    edit(old, {"'My Data'!C2": date(2024, 2, 29)}, output=(out := tmp_path / "out.xlsx"))
    assert "<v>43889</v>" in sheet_xml(out)
    assert value(out, "My Data", "C2") == datetime(2024, 2, 29)


@pytest.mark.parametrize(("day", "number"), [(date(1900, 1, 1), 1), (date(1900, 2, 28), 59), (date(1900, 3, 1), 61)])
def test_the_leap_day_that_never_was(book: Path, tmp_path: Path, day: date, number: int) -> None:
    edit(book, {"'My Data'!C2": day}, output=(out := tmp_path / "out.xlsx"))
    assert f"<v>{number}</v>" in sheet_xml(out)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("bell\x07", "U+0007"),
        ("\ufffe", "U+FFFE"),
        ("x" * 32_768, "32,768"),
        (float("nan"), "nan"),
        (12345678901234567, "too many digits"),
        (date(1899, 12, 31), "before the first day"),
        (Formula(""), "between 1 and 8,192"),
        ([1], "list"),
    ],
)
def test_what_no_cell_can_hold_is_refused_by_name(book: Path, tmp_path: Path, given: object, reason: str) -> None:
    out = tmp_path / "out.xlsx"
    with pytest.raises(Refused) as refusal:
        edit(book, {"'My Data'!B3": given}, output=out)  # type: ignore[dict-item]
    assert refusal.value.cell == "My Data!B3"
    assert reason in str(refusal.value)
    assert not out.exists()


def test_a_merged_area_takes_a_value_only_in_its_first_cell(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    with pytest.raises(Refused, match="My Data!F2 lies inside the merged cells E1:F2; only E1"):
        edit(book, {"'My Data'!F2": "x"}, output=out)
    edit(book, {"'My Data'!E1": "x"}, output=out)
    assert value(out, "My Data", "E1") == "x"


def test_every_refusal_is_told_at_once_and_the_rest_can_be_done(book: Path, tmp_path: Path) -> None:
    changes = Edit(Package.open(book))
    changes.set("My Data", 1, 5, "in the merge")
    changes.set("My Data", 2, 0, "\x00")
    changes.set("My Data", 3, 0, "fine")
    assert [refusal.cell for refusal in changes.refusals()] == ["My Data!F2", "My Data!A3"]


def test_cells_and_rows_that_were_not_there(book: Path, tmp_path: Path, shared: Path) -> None:
    out = tmp_path / "out.xlsx"
    edit(book, {"'My Data'!D3": 1, "'My Data'!Z9": 2, "'My Data'!A100": 3, "Table!A1": 4}, output=out)
    assert [value(out, *p) for p in (("My Data", "D3"), ("My Data", "Z9"), ("My Data", "A100"), ("Table", "A1"))] == [
        1,
        2,
        3,
        4,
    ]
    assert str(Package.open(out).look("My Data").dimension) == "A1:Z100"
    assert new_faults(shared, book, out) == set()


def test_spans_grow_with_the_row(book: Path, tmp_path: Path) -> None:
    edit(book, {"'My Data'!J3": 1}, output=(out := tmp_path / "out.xlsx"))
    assert re.search(r'<row r="3" spans="1:10"', sheet_xml(out))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Nowhere!A1", "no sheet called “Nowhere”"),
        ("'my dat'!A1", "did you mean “My Data”"),
        ("A1", "does not name a cell"),
        ("'My Data'!ZZZ9", "does not name a cell"),
        ("'My Data'!A0", "does not name a cell"),
    ],
)
def test_a_place_that_is_not_there(book: Path, tmp_path: Path, place: str, told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        edit(book, {place: 1}, output=tmp_path / "out.xlsx")


def test_apostrophes_in_a_sheets_name_are_doubled(book: Path, tmp_path: Path) -> None:
    odd = doctored(book, {"xl/workbook.xml": lambda d: d.replace(b'name="Table"', b'name="Amy\'s &amp; Co!"')})
    edit(odd, {"'Amy''s & Co!'!A1": "x"}, output=(out := tmp_path / "out.xlsx"))
    assert value(out, "Amy's & Co!", "A1") == "x"


def test_rich_text_is_kept_where_it_reads_the_same(book: Path, tmp_path: Path) -> None:
    rich = b"<si><r><rPr><b/></rPr><t>A</t></r><r><t>my</t></r></si>"
    old = doctored(book, {"xl/sharedStrings.xml": lambda d: d.replace(b"<si><t>Amy</t></si>", rich)})
    edit(old, {"'My Data'!A2": "Amy"}, output=(out := tmp_path / "same.xlsx"))
    assert changed(old, out) == set()
    edit(old, {"'My Data'!A2": "Amy B."}, output=(out := tmp_path / "other.xlsx"))
    assert value(out, "My Data", "A2") == "Amy B."


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        (b"<si><t>Amy</t></si>", "Amy"),
        (b'<si><t xml:space="preserve"> A &amp; Co </t></si>', " A & Co "),
        (b"<si><t>\xe8\xb1\x8a\xe7\x94\xb0</t><rPh sb='0' eb='2'><t>\xe3\x83\x88</t></rPh></si>", "豊田"),
        (b"<si><t>two_x000a_lines</t></si>", "two\nlines"),
        (b"<si><t><![CDATA[a<b]]></t></si>", "a<b"),
    ],
    ids=["plain", "blanks and entities", "a phonetic guide", "escaped", "CDATA"],
)
def test_a_text_that_is_there_already_is_left_as_it_is_kept(book: Path, tmp_path: Path, kept: bytes, text: str) -> None:
    old = doctored(book, {"xl/sharedStrings.xml": lambda d: d.replace(b"<si><t>Amy</t></si>", kept)})
    edit(old, {"'My Data'!A2": text}, output=(out := tmp_path / "same.xlsx"))
    assert changed(old, out) == set()
    edit(old, {"'My Data'!A2": text + "!"}, output=(out := tmp_path / "other.xlsx"))
    assert value(out, "My Data", "A2") == text + "!"
    assert changed(old, out) == {"xl/worksheets/sheet1.xml"}


def test_what_only_looks_like_a_text_that_is_there_is_written(book: Path, tmp_path: Path) -> None:
    old = doctored(book, {"xl/sharedStrings.xml": lambda d: d.replace(b"<t>Amy<", b"<t>_x0041_my<")})
    edit(old, {"'My Data'!A2": "_x0041_my"}, output=(out := tmp_path / "out.xlsx"))
    assert b"_x005F_x0041_my" in parts(out)["xl/worksheets/sheet1.xml"]


def test_rich_text_in_the_cell_itself_is_kept_where_it_reads_the_same(book: Path, tmp_path: Path) -> None:
    rich = b'<c r="A2" t="inlineStr"><is><r><rPr><b/></rPr><t>A</t></r><r><t>my</t></r></is></c>'
    old = doctored(book, {"xl/worksheets/sheet1.xml": lambda d: re.sub(rb'<c r="A2".*?</c>', rich, d, count=1)})
    edit(old, {"'My Data'!A2": "Amy"}, output=(out := tmp_path / "same.xlsx"))
    assert changed(old, out) == set()


def test_a_signed_workbook_is_refused(book: Path, tmp_path: Path) -> None:
    signed = doctored(book, {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    with pytest.raises(Refused, match="signed"):
        edit(signed, {"'My Data'!A2": "x"}, output=tmp_path / "out.xlsx")
