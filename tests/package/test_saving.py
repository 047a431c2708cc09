"""A result takes its place whole or not at all, and what is in the way is named."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from xltable.errors import UnwritableFile, UsageError
from xltable.package import Edit, Package, atomic_write, back_up, edit
from xltable.package.draft import Draft
from xltable.package.finishing import finish
from xltable.package.save import save
from xltable.package.zipwriter import ZipWriter

from ._books import doctored, parts, value

CELL = {"'My Data'!A2": "Ann"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_in_place_with_a_copy_beside_it(book: Path) -> None:
    before = book.read_bytes()
    changes = Edit(Package.open(book))
    changes.set("My Data", 1, 0, "Ann")
    changes.save(book, backup=True)
    copies = [path for path in book.parent.iterdir() if ".bak" in path.name]
    assert [copy.read_bytes() for copy in copies] == [before]
    assert value(book, "My Data", "A2") == "Ann"


def test_the_last_five_copies_are_kept(book: Path) -> None:
    stranger = book.with_name("customers.2020.bak.xlsx")
    stranger.write_bytes(b"the user's own")
    for minute in range(7):
        back_up(book, datetime(2026, 11, 22, 10, 15) + timedelta(minutes=minute))
    copies = [f"customers.2026-11-22T10{minute}00.bak.xlsx" for minute in range(17, 22)]
    assert names(book.parent) == sorted([book.name, stranger.name, *copies])


@pytest.mark.parametrize("lock", ["~$customers.xlsx", ".~lock.customers.xlsx#"])
def test_a_file_that_is_open_elsewhere(book: Path, lock: str) -> None:
    book.with_name(lock).write_bytes(b"")
    before = book.read_bytes()
    with pytest.raises(UnwritableFile, match=r"customers\.xlsx” is open in a spreadsheet program"):
        edit(book, CELL, output=book)
    assert book.read_bytes() == before
    edit(book, CELL, output=book.with_name("out.xlsx"))  # reading it does no harm


def test_a_file_that_changed_since_it_was_read(book: Path) -> None:
    changes = Edit(Package.open(book))
    changes.set("My Data", 1, 0, "Ann")
    edit(book, {"'My Data'!A3": "somebody else's"}, output=book)
    with pytest.raises(UnwritableFile, match="changed by another program"):
        changes.save(book)
    assert value(book, "My Data", "A3") == "somebody else's"


def test_no_folder_a_folder_in_the_way_and_no_permission(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnwritableFile, match="no folder"):
        edit(book, CELL, output=tmp_path / "nowhere" / "out.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(UnwritableFile, match="is a folder"):
        edit(book, CELL, output=tmp_path / "folder.xlsx")
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = book.read_bytes()
    with pytest.raises(UnwritableFile, match="write-protected"):
        edit(book, CELL, output=book)
    assert book.read_bytes() == before
    assert names(tmp_path) == ["customers.xlsx", "folder.xlsx"]


def test_a_full_disk_leaves_the_old_file(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = book.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableFile, match="no space left"):
        edit(book, CELL, output=book)
    assert book.read_bytes() == before
    assert names(book.parent) == [book.name]


def test_permissions_and_links_are_kept(book: Path) -> None:
    book.chmod(0o640)
    link = book.with_name("link.xlsx")
    link.symlink_to(book)
    edit(link, CELL, output=link)
    assert link.is_symlink() and value(book, "My Data", "A2") == "Ann"
    assert stat.S_IMODE(book.stat().st_mode) == 0o640


def test_any_file_is_written_whole(tmp_path: Path) -> None:
    atomic_write(tmp_path / "out.json", b"{}")
    atomic_write(tmp_path / "out.json", b"[]")
    assert (tmp_path / "out.json").read_bytes() == b"[]"
    assert names(tmp_path) == ["out.json"]


def test_an_ending_excel_would_not_open(shared: Path, book: Path, tmp_path: Path) -> None:
    macros = next((shared / "data" / "corpus" / "poi").glob("47089.xlsm"))
    sheet = Package.open(macros).sheets[0].name
    with pytest.raises(UsageError, match=r"must end in \.xlsm"):
        edit(macros, {f"'{sheet}'!Z99": 1}, output=tmp_path / "out.xlsx")
    edit(macros, {f"'{sheet}'!Z99": 1}, output=tmp_path / "out.xlsm")
    with pytest.raises(UsageError, match=r"must end in \.xlsx"):
        edit(book, CELL, output=tmp_path / "book.xlsm")


ROW = (
    '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="inlineStr"><is><t>some text {0}</t></is></c>'
    '<c r="C{0}"><v>1.5</v></c></row>'
)
MEASURE = """
import resource, sys
from xltable.package import Edit, Package
changes = Edit(Package.open(sys.argv[1]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for row in range(0, 300_000, 50):
    changes.set("My Data", row, 1, "new")
changes.save(sys.argv[2])
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in another way there")
def test_memory_stays_flat_however_many_rows(book: Path, tmp_path: Path) -> None:
    def many(data: bytes) -> bytes:
        rows = "".join(ROW.format(n) for n in range(1, 300_001)).encode()
        head, tail = data[: data.index(b"<sheetData>") + 11], data[data.index(b"</sheetData>") :]
        return head + rows + tail

    big, out = doctored(book, {"xl/worksheets/sheet1.xml": many}), tmp_path / "out.xlsx"
    measured = subprocess.run([sys.executable, "-c", MEASURE, big, out], check=True, capture_output=True, text=True)
    assert int(measured.stdout) < 40
    assert parts(out)["xl/worksheets/sheet1.xml"].count(b">new<") == 6_000


def test_two_copies_within_a_second_are_two(book: Path) -> None:
    moment = datetime(2026, 11, 22, 10, 15)
    first, second = back_up(book, moment), back_up(book, moment)
    assert first != second
    assert first.read_bytes() == second.read_bytes() == book.read_bytes()


def test_a_relationship_that_leads_nowhere_is_not_written(book: Path, tmp_path: Path) -> None:
    loose = doctored(
        book,
        {"xl/worksheets/_rels/sheet2.xml.rels": lambda d: d.replace(b"</Relationships>", LOOSE + b"</Relationships>")},
    )
    with closing(Draft(Package.open(loose))) as draft:
        draft.relations("xl/worksheets/sheet2.xml").add("http://example.com/more", "xl/more.xml")
        finish(draft)
        with pytest.raises(UnwritableFile, match=r"missing part “xl/more\.xml”"):
            save(draft, tmp_path / "out.xlsx", backup=False)
    assert not (tmp_path / "out.xlsx").exists()
    with closing(Draft(Package.open(loose))) as draft:  # what led nowhere before is the user's own
        draft.relations("xl/worksheets/sheet2.xml").add("http://example.com/more", "xl/workbook.xml")
        finish(draft)
        save(draft, tmp_path / "out.xlsx", backup=False)


LOOSE = b'<Relationship Id="rId77" Type="http://example.com/lost" Target="../lost.xml"/>'


@pytest.mark.parametrize("flaw", ["another", "short"])
def test_a_part_that_was_not_copied_well_is_noticed(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flaw: str
) -> None:
    whole = ZipWriter.copy

    def flawed(self: ZipWriter, info: zipfile.ZipInfo, pieces: Iterable[bytes]) -> tuple[int, int]:
        data = b"".join(pieces)
        return whole(self, info, [data[:-1] + (b"" if flaw == "short" else bytes([data[-1] ^ 1]))])

    monkeypatch.setattr(ZipWriter, "copy", flawed)
    with pytest.raises(UnwritableFile):
        edit(book, {"'My Data'!A2": "x"}, output=(out := tmp_path / "out.xlsx"))
    assert not out.exists()
