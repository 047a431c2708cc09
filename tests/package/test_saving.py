"""A result takes its place whole or not at all, and what is in the way is named."""

from __future__ import annotations

import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from xltable.errors import UnwritableFile
from xltable.package import Edit, Package, atomic_write, back_up, edit

from ._books import value

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
