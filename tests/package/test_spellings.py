"""The same sheet, spelled in every way XML allows: it is patched all the same, or refused in clear words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import python_calamine

from xltable.errors import DamagedFile, Refused
from xltable.package import Package, edit

from ._books import doctored, parts, value

SHEET = "xl/worksheets/sheet1.xml"


def prefixed(data: bytes) -> bytes:
    data = re.sub(rb"<(/?)(?!\?)(\w+)(?=[\s/>])", rb"<\1x:\2", data)
    return data.replace(b"xmlns=", b"xmlns:x=")


def with_mark(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def utf16(data: bytes) -> bytes:
    return data.decode("utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def latin1(data: bytes) -> bytes:
    return data.decode("utf-8").replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1")


def without_names(data: bytes) -> bytes:
    data = re.sub(rb'<row r="\d+"', b"<row", data)
    return re.sub(rb'<c r="[A-Z]+\d+"', b"<c", data)


def single_quoted(data: bytes) -> bytes:
    head, rest = data.split(b"<sheetData>")
    rows, tail = rest.split(b"</sheetData>")
    return head + b"<sheetData>" + rows.replace(b'"', b"'") + b"</sheetData>" + tail


def style_first(data: bytes) -> bytes:
    return re.sub(rb'<c (r="[A-Z]+\d+") (s="\d+")', rb"<c \2 \1", data)


def commented(data: bytes) -> bytes:
    data = data.replace(b'<c r="A3"', b'<!--<c r="A3"/>--><c r="A3"')
    return data.replace(b'<row r="3"', b'<!-- <row r="3"><c r="A3"><v>0</v></c></row> --><row r="3"')


def with_cdata(data: bytes) -> bytes:
    lie = b'<c r="D3" t="inlineStr"><is><t><![CDATA[</c><c r="A3"></row></sheetData>]]></t></is></c>'
    at = data.index(b"</row>", data.index(b'<row r="3"'))
    return data[:at] + lie + data[at:]


def spaced(data: bytes) -> bytes:
    return data.replace(b"</c>", b"</c >").replace(b"</row>", b"</row >").replace(b"</sheetData>", b"</sheetData\n>")


def strict(data: bytes) -> bytes:
    return data.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    )


SPELLINGS = [
    prefixed, with_mark, utf16, latin1, without_names, single_quoted, style_first, commented, with_cdata, spaced,
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda f: f.__name__)
def test_a_cell_is_found_and_nothing_else_moves(book: Path, tmp_path: Path, spelling: Callable[[bytes], bytes]) -> None:
    old = doctored(book, {SHEET: spelling})
    out = tmp_path / "out.xlsx"
    cells = {"A3": "Bobby", "C3": None, "D2": "new", "A7": "row", "B5": 7}
    edit(old, {f"'My Data'!{name}": given for name, given in cells.items()}, output=out)
    assert {name: value(out, "My Data", name) for name in cells} == cells
    for name in ("A1", "A2", "B2", "C2", "B3", "A4", "B4", "C4"):
        assert value(out, "My Data", name) == value(old, "My Data", name), name
    if spelling is commented:
        assert parts(out)[SHEET].count(b"<!--") == 2


def test_strict_workbooks_stay_strict(shared: Path, tmp_path: Path) -> None:
    source = shared / "data" / "corpus" / "poi" / "SimpleStrict.xlsx"
    package = Package.open(source)
    sheet = package.sheets[0].name
    edit(source, {f"'{sheet}'!ZZ99": "added"}, output=(out := tmp_path / "out.xlsx"))
    assert Package.open(out).strict
    assert b"schemas.openxmlformats.org/spreadsheetml" not in parts(out)[package.sheets[0].part]
    assert python_calamine.load_workbook(out).get_sheet_by_name(sheet).to_python()[-1][-1] == "added"


def test_an_empty_sheet(book: Path, tmp_path: Path) -> None:
    for empty in (b"<sheetData/>", b"<sheetData></sheetData>", b"<sheetData />"):
        old = doctored(book, {SHEET: lambda d, e=empty: re.sub(rb"<sheetData>.*</sheetData>", e, d, flags=re.DOTALL)})
        edit(old, {"'My Data'!B2": "x"}, output=(out := tmp_path / "out.xlsx"))
        assert value(out, "My Data", "B2") == "x"
        edit(old, {"'My Data'!B2": None}, output=(out := tmp_path / "none.xlsx"))
        assert parts(out)[SHEET] == parts(old)[SHEET]


def test_rows_counted_and_named_stand_beside_each_other(book: Path, tmp_path: Path) -> None:
    rows = (
        b'<sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>'
        b'<row r="4"><c><v>4</v></c></row><row><c r="B5"><v>5</v></c></row></sheetData>'
    )
    old = doctored(book, {SHEET: lambda d: re.sub(rb"<sheetData>.*</sheetData>", rows, d, flags=re.DOTALL)})
    given = {"E1": 30, "B1": 10, "A5": 50, "B5": 51, "A3": 33}
    edit(old, {f"'My Data'!{name}": number for name, number in given.items()}, output=(out := tmp_path / "out.xlsx"))
    assert {name: value(out, "My Data", name) for name in given} == given
    assert [value(out, "My Data", name) for name in ("A1", "D1", "A4")] == [1, 2, 4]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda d: d.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet', 1), Refused),
        (lambda d: d[: len(d) // 2], DamagedFile),
        (lambda d: d.replace(b"</row>", b"</wor>", 1), DamagedFile),
        (lambda d: re.sub(rb"<sheetData>.*</sheetData>", b"", d, flags=re.DOTALL), DamagedFile),
    ],
    ids=["entities", "cut off", "malformed", "no rows"],
)
def test_what_cannot_be_read_is_refused(
    book: Path, tmp_path: Path, change: Callable[[bytes], bytes], error: type[Exception]
) -> None:
    old = doctored(book, {SHEET: change})
    out = tmp_path / "out.xlsx"
    with pytest.raises(error):
        edit(old, {"'My Data'!A4": "x"}, output=out)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["customers.xlsx", "doctored.xlsx"]
