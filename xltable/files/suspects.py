"""What a file is by its first bytes, and a clear word on what cannot be read as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import DamagedFile, EncryptedFile, UnreadableFile, XltableError
from ..package.archive import OLE2, Archive
from ..speech import Sentence

WORKBOOKS = ("xlsx", "xlsm", "xlsb", "xls", "ods")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
    (b"\x00\x01\x00\x00Standard", "a database"),
    (b"{\\rtf", "a text document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"PAR1", "a Parquet file"),
)
_WEB = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style", b"<body", b"<div")
_BARE = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
"""The first record of an .xls without its container, as Excel 2 to 4 and some programs since wrote it; no reader at
hand takes one ([MS-XLS] 2.4.21; OpenOffice.org's documentation of the format, 5.8)."""


def workbook_format(path: Path) -> str | None:
    """The workbook format of a file (`xlsx`, `xls` …), or None where it may be text, packed or plain.

    Raises UnreadableFile, EncryptedFile or DamagedFile with a sentence that names the file.
    """
    start = first_bytes(path)
    if not start.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise UnreadableFile("“{file}” is empty.", file=path.name)
    if start.startswith(OLE2):
        return _ole2_format(path)
    if start.startswith(b"PK"):
        return _zip_format(path)
    if start.startswith(_BARE):
        raise UnreadableFile(
            "“{file}” is an .xls of a kind that xltable cannot read; open it in Excel or LibreOffice "
            "and save it as .xlsx.",
            file=path.name,
        )
    for magic, what in _OTHERS:
        if start.startswith(magic) and (len(magic) > 2 or b"\x00" in start):
            raise _other(path, what)
    _refuse_markup(path, start)
    return None


def first_bytes(path: Path, size: int = 4096) -> bytes:
    """The first bytes of a file. Raises UnreadableFile, saying why, where there are none to be had."""
    try:
        if path.is_dir():
            raise UnreadableFile("“{file}” is a folder, not a file.", file=str(path))
        with path.open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        raise UnreadableFile("There is no file “{file}”.", file=str(path)) from None
    except PermissionError:
        raise UnreadableFile("“{file}” cannot be read: you have no permission to.", file=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile("“{file}” cannot be read: {reason}.", file=str(path), reason=reason) from None


def encrypted(path: Path) -> EncryptedFile:
    """The refusal of a file behind a password."""
    return EncryptedFile(
        "“{file}” is protected by a password; open it in Excel, WPS or LibreOffice, "
        "save it without the password, and try again.",
        file=path.name,
    )


def damaged(path: Path) -> DamagedFile:
    """The refusal of a file that starts like a workbook and is none."""
    return DamagedFile(
        "“{file}” is damaged: it starts like a workbook but cannot be read as one; "
        "let Excel or LibreOffice repair it, or take an earlier copy.",
        file=path.name,
    )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Whatever a reader raises inside, panics of Rust included, becomes one of our errors with the file's name."""
    try:
        yield
    except DamagedFile:
        raise damaged(path) from None
    except (XltableError, KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        if "password" in f"{type(error).__name__} {error}".lower():
            raise encrypted(path) from None
        raise damaged(path) from None


def _other(path: Path, what: str) -> UnreadableFile:
    return UnreadableFile("“{file}” is {what}, not a workbook.", file=path.name, what=Sentence(what))


def _refuse_markup(path: Path, start: bytes) -> None:
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").replace(b"\x00", b"")[:300].lower()
    if head.startswith(_WEB) or (head.startswith(b"mime-version:")):
        raise UnreadableFile(
            "“{file}” is a web page, not a workbook; open it in Excel or LibreOffice and save it as .xlsx.",
            file=path.name,
        )
    if head.startswith((b"<?xml", b"<workbook")):
        raise UnreadableFile(
            "“{file}” is an XML file, not a workbook; open it in Excel or LibreOffice and save it as .xlsx.",
            file=path.name,
        )


def _ole2_format(path: Path) -> str:
    """xls, or a refusal. An OLE2 file with a stream EncryptedPackage is an encrypted xlsx ([MS-OFFCRYPTO] 2.3.4.4)."""
    names = first_bytes(path, 64 << 20)
    if _utf16("EncryptedPackage") in names:
        raise encrypted(path)
    if _utf16("WordDocument") in names:
        raise _other(path, "a Word document")
    if _utf16("PowerPoint Document") in names:
        raise _other(path, "a PowerPoint presentation")
    if _utf16("Workbook") in names or _utf16("Book") in names:
        return "xls"
    raise damaged(path)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _zip_format(path: Path) -> str | None:
    """The workbook format inside a zip; None where it may be packed text."""
    with reading(path):
        archive = Archive(path)
    parts = archive.members
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if any(p.startswith("word/") for p in parts):
        raise _other(path, "a Word document")
    if any(p.startswith("ppt/") for p in parts):
        raise _other(path, "a PowerPoint presentation")
    if "[content_types].xml" in parts:
        return "xlsm" if "xl/vbaproject.bin" in parts or path.suffix.lower() == ".xlsm" else "xlsx"
    if "mimetype" in parts and "content.xml" in parts:
        if b"spreadsheet" not in archive.read("mimetype"):
            raise _other(path, "a document of another kind")
        if "manifest.xml" in "".join(parts) and b"encryption-data" in archive.read("meta-inf/manifest.xml"):
            raise encrypted(path)
        return "ods"
    return None
