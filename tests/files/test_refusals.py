"""What cannot be read is refused with one sentence that names the file; never with a traceback."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from xltable import files
from xltable.errors import DamagedFile, EncryptedFile, UnreadableFile, XltableError
from xltable.speech import messages, say

from ._sheets import CONTACTS, PEOPLE, workbook

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD = {
    "empty.xlsx": (b"", UnreadableFile, "“empty.xlsx” is empty."),
    "blank.csv": (b"\r\n \n", UnreadableFile, "“blank.csv” is empty."),
    "scan.xlsx": (b"%PDF-1.7\n%\xe2\xe3", UnreadableFile, "“scan.xlsx” is a PDF document, not a workbook."),
    "logo.xlsx": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", UnreadableFile, "“logo.xlsx” is a picture, not a workbook."),
    "photo.xls": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", UnreadableFile, "“photo.xls” is a picture, not a workbook."),
    "page.xls": (b"<html><body><table><tr><td>1", UnreadableFile, "“page.xls” is a web page, not a workbook"),
    "old.xls": (b'<?xml version="1.0"?><Workbook xmlns="urn:x">', UnreadableFile, "“old.xls” is an XML file"),
    "list.xlsx": (b"Company,E-mail\nA,a@b.de\n", UnreadableFile, "“list.xlsx” is a text file under a workbook's name"),
    "secret.xlsx": (
        OLE2 + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        EncryptedFile,
        "protected by a password",
    ),
    "letter.xls": (OLE2 + b"\0" * 600 + "WordDocument".encode("utf-16-le"), UnreadableFile, "is a Word document"),
    "broken.xls": (OLE2 + b"\0" * 600, DamagedFile, "“broken.xls” is damaged"),
    "cut.xls": (OLE2 + b"\0" * 600 + "Workbook".encode("utf-16-le"), DamagedFile, "“cut.xls” is damaged"),
    "cut.xlsx": (b"PK\x03\x04" + b"\0" * 40, DamagedFile, "“cut.xlsx” is damaged"),
    "program.csv": (b"\x7fELF\x02\x01\x01" + b"\0" * 99, UnreadableFile, "is a program"),
    "first.xls": (b"\x09\x00\x04\x00\x02\x00\x10\x00", UnreadableFile, "an .xls of a kind that xltable cannot read"),
    "noise.xlsx": (bytes(range(256)) * 8, UnreadableFile, "“noise.xlsx” is neither a workbook nor a text file."),
    "noise.bin": (bytes(range(256)) * 8, UnreadableFile, "“noise.bin” is neither a workbook nor a text file."),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_workbook(tmp_path: Path, name: str) -> None:
    data, error, sentence = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        files.open(path)
    assert sentence in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize("name", BAD)
def test_every_refusal_is_said_in_chinese(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name][0])
    with pytest.raises(XltableError) as caught:
        files.open(path)
    assert caught.value.text in messages("zh")
    assert name in say(caught.value, "zh")


def test_where_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"There is no file “.*nowhere\.xlsx”\."):
        files.open(tmp_path / "nowhere.xlsx")
    with pytest.raises(UnreadableFile, match="is a folder"):
        files.open(tmp_path)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        files.open("a\0b.xlsx")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_without_permission(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": {"A1": [CONTACTS]}})
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="no permission"):
        files.open(path)


def test_other_office_files_and_plain_zips(tmp_path: Path) -> None:
    for part, sentence in (
        ("word/document.xml", "is a Word document"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("a.jpg", "no text file"),
    ):
        path = tmp_path / "a.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml" if "/" in part else "b.jpg", "<Types/>")
            archive.writestr(part, "<x/>")
        with pytest.raises(UnreadableFile, match=sentence):
            files.open(path.rename(tmp_path / "a.zip") if part == "a.jpg" else path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(90):
                part.write(b"\0" * (1 << 20))
    with pytest.raises(XltableError, match=r"bomb\.xlsx"):
        files.open(path)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_cut_off(tmp_path: Path, cut: float) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Contacts": {"A1": (CONTACTS, *PEOPLE * 50)}})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
    with pytest.raises(DamagedFile, match=r"“a\.xlsx” is damaged"):
        files.open(path)


def test_spoilt_parts_never_end_in_a_traceback(tmp_path: Path) -> None:
    """Every byte region of a workbook spoilt in turn: it opens or is refused."""
    good = workbook(tmp_path / "a.xlsx", {"Contacts": {"A1": (CONTACTS, *PEOPLE)}}).read_bytes()
    path = tmp_path / "b.xlsx"
    for at in range(0, len(good), 211):
        path.write_bytes(good[:at] + b"\xff\x00\xaa" + good[at + 3 :])
        try:
            files.open(path)
        except XltableError as error:
            assert "“" in str(error)


def test_an_empty_workbook_has_no_tables(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"Sheet1": {}}))
    assert (book.tables, book.sheets, book.other_sheets) == ((), ("Sheet1",), ("Sheet1",))


@pytest.mark.full
def test_every_workbook_of_the_corpus_opens_or_is_refused(shared: Path) -> None:
    for path in sorted((shared / "data" / "corpus").rglob("*.xls*")):
        try:
            files.open(path)
        except XltableError as error:
            assert str(error), path
