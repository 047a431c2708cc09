"""What is no workbook, or no safe one, is said in one sentence."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from xltable.errors import DamagedFile, EncryptedFile, Refused, UnreadableFile
from xltable.package import Package, edit

from ._books import doctored, parts, value

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), EncryptedFile, "is encrypted"),
        (OLE2 + "Workbook".encode("utf-16-le"), UnreadableFile, "Excel 97-2003"),
        (b"a,b\n1,2\n", UnreadableFile, "is not an Excel workbook"),
        (b"", UnreadableFile, "is not an Excel workbook"),
        (b"PK\x03\x04 and then nothing", DamagedFile, "is damaged"),
    ],
)
def test_files_that_are_no_workbooks(tmp_path: Path, content: bytes, error: type[Exception], reason: str) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    with pytest.raises(error, match=reason):
        Package.open(path)


def test_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no file"):
        Package.open(tmp_path / "nowhere.xlsx")


def test_another_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "some.xlsx"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a.txt", "x")
    with pytest.raises(UnreadableFile, match="zip file, but not an Excel workbook"):
        Package.open(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "reason"), [("XL/Workbook.xml", "twice"), ("xl\\extra.xml", "backslashes")], ids=["twice", "backslash"]
)
def test_names_no_two_readers_agree_on(book: Path, name: str, reason: str) -> None:
    with zipfile.ZipFile(book, "a") as zipped:
        zipped.writestr(name, b"<x/>")
    with pytest.raises(Refused, match=reason):
        Package.open(book)


def test_zip_bombs(book: Path) -> None:
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("xl/media/zeros.bin", bytes(80 << 20))
    with pytest.raises(Refused, match="absurd size"):
        Package.open(book)


def test_a_part_that_lies_about_its_sum(book: Path, tmp_path: Path) -> None:
    data = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as zipped:
        info = zipped.getinfo("xl/worksheets/sheet1.xml")
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(info.filename)] != info.filename.encode():
        at = data.index(b"PK\x01\x02", at + 4)
    data[at + 16 : at + 20] = struct.pack("<I", info.CRC ^ 1)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(data)
    with pytest.raises(DamagedFile, match=r"sheet1\.xml"):
        edit(broken, {"'My Data'!A1": "x"}, output=tmp_path / "out.xlsx")


def test_large_members_are_copied_with_zip64_records(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xltable.package.zipwriter._LIMIT", 600)
    edit(book, {"'My Data'!A2": "Ann"}, output=(out := tmp_path / "out.xlsx"))
    assert b"PK\x06\x06" in out.read_bytes()
    assert value(out, "My Data", "A2") == "Ann"
    assert parts(out).keys() == parts(book).keys()
    with zipfile.ZipFile(out) as zipped:
        for info in zipped.infolist():
            large = info.file_size >= 600 or info.compress_size >= 600
            sizes = struct.pack("<HHQQ", 1, 16, info.file_size, info.compress_size)
            assert (info.extra[4:20] == sizes[4:]) == large, info.filename


def test_a_beta_of_excel_2007(book: Path, tmp_path: Path) -> None:
    old, new = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://schemas.microsoft.com/office/excel/2006/2",
    )
    beta = doctored(book, {"xl/workbook.xml": lambda d: d.replace(old, new)})
    with pytest.raises(Refused, match="trial version"):
        edit(beta, {"'My Data'!A1": "x"}, output=tmp_path / "out.xlsx")


def test_entities_in_a_part_that_nobody_reads(book: Path) -> None:
    lie = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
    old = doctored(book, {"xl/charts/chart1.xml": lambda d: lie + d[d.index(b"?>") + 2 :]})
    with pytest.raises(Refused, match="declares XML entities"):
        Package.open(old)
