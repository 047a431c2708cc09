"""Every format is read the same way."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from xltable import files
from xltable.errors import Refused

from ..recalculate import needs_office
from ._sheets import CONTACTS, PEOPLE, keys, told, workbook

ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(path: Path, gap: str = "", doctype: str = "") -> Path:
    """The smallest OpenDocument spreadsheet with a list in it; `gap` stands between its cells."""
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        "<table:table-row>" + gap + gap.join(cell.format(escape(str(v))) for v in row) + gap + "</table:table-row>"
        for row in (CONTACTS, *PEOPLE)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("META-INF/manifest.xml", f"{doctype}<manifest/>")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="Contacts">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def test_an_opendocument_spreadsheet(tmp_path: Path) -> None:
    book = files.open(ods(tmp_path / "a.ods"))
    assert (book.format, told(book)) == ("ods", [("contacts", "Contacts", "A1:E6", 5)])
    assert book.look("Contacts") is None


def test_an_opendocument_spreadsheet_laid_out_for_people(tmp_path: Path) -> None:
    loose, close = files.open(ods(tmp_path / "a.ods", gap="\n     ")), files.open(ods(tmp_path / "b.ods"))
    assert told(loose) == told(close)
    assert [c.raw for c in loose["contacts"].columns.values()] == [c.raw for c in close["contacts"].columns.values()]


def test_an_opendocument_part_may_name_its_document_type_but_declare_no_entities(tmp_path: Path) -> None:
    assert files.open(ods(tmp_path / "a.ods", doctype='<!DOCTYPE manifest:manifest PUBLIC "-//x//" "Manifest.dtd">'))
    with pytest.raises(Refused, match="declares XML entities"):
        files.open(ods(tmp_path / "b.ods", doctype='<!DOCTYPE m [<!ENTITY a "aaaa">]>'))


def test_cells_beyond_the_last_row_a_sheet_can_have(tmp_path: Path) -> None:
    """Some programs have longer sheets than Excel, and wider: a reader that lays them out whole would die of it."""
    path = workbook(tmp_path / "a.xlsx", {"Contacts": {"A1": (CONTACTS, *PEOPLE), "H1": [["far"]]}})
    far = re.sub(rb'r="H1"', b'r="XFE1"', member(path, "xl/worksheets/sheet1.xml"))
    far = re.sub(rb"</sheetData>", b'<row r="16777217"><c r="XFE16777217"><v>3</v></c></row></sheetData>', far)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, far if name == "xl/worksheets/sheet1.xml" else old.read(name))
    assert told(files.open(tmp_path / "b.xlsx")) == [("contacts", "Contacts", "A1:E6", 5)]


def member(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def test_the_ending_of_a_workbooks_name_does_not_matter(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Contacts": {"A1": (CONTACTS, *PEOPLE)}}).rename(tmp_path / "a.xls")
    assert files.open(path).format == "xlsx"
    assert files.open(ods(tmp_path / "b.xlsx")).format == "ods"
    assert files.open(path.rename(tmp_path / "a.xlsm")).format == "xlsm"


@needs_office
@pytest.mark.full
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_what_libreoffice_saves_reads_the_same(tmp_path: Path, ending: str) -> None:
    office = shutil.which("soffice")
    assert office
    path = workbook(tmp_path / "a.xlsx", {"Contacts": {"A3": (CONTACTS, *PEOPLE)}, "Notes": {"A1": [["free text"]]}})
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    one, other = files.open(path), files.open(tmp_path / f"a.{ending}")
    assert other.format == ending
    assert told(other) == told(one)
    assert keys(other["contacts"]) == keys(one["contacts"])
    assert other["contacts"].columns["phone"].raw == one["contacts"].columns["phone"].raw
