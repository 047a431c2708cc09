"""Writing a text file again with some cells changed, everything else byte for byte as it was."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from ..book import Book, TextForm
from ..errors import Refused
from ..kinds import Raw
from ..package import atomic_write
from ..package.archive import stamp
from . import unpack
from .textfile import rows

Edit = tuple[int, int, str]
_LINE_END = re.compile(r"\r\n|\n|\r")


def write_text(book: Book, path: str | Path, cells: Mapping[tuple[int, int], Raw]) -> None:
    """Write the text file a book was read from to `path`, with these cells changed: (row, column) from 0, None blanks.

    Encoding, separator, line ends, quotes and packing stay. Raises Refused where a text cannot be kept in the file's
    encoding, where the file has changed since it was read, or where a cell is beyond the file's rows.
    """
    form = book.text_form
    if form is None:
        raise Refused("“{file}” is not a text file.", file=book.path.name)
    if book.stamp != stamp(book.path):
        raise Refused("“{file}” has changed since it was read; read it again.", file=book.path.name)
    data, _ = unpack.read(book.path)
    text = data[len(form.mark) :].decode(form.encoding, errors="surrogateescape")
    edits = _edits(text, form, cells, book.path)
    atomic_write(
        path, _packed(form.mark + _spliced(data[len(form.mark) :], text, edits, form, book.path), form, book.path)
    )


def _edits(text: str, form: TextForm, cells: Mapping[tuple[int, int], Raw], path: Path) -> list[Edit]:
    """What to put where in the text."""
    if form.quoted and sum(1 for _ in rows(text[form.preamble :], form)) != sum(1 for _ in _records(text, form)):
        raise Refused("The quotes in “{file}” do not close; mend them by hand first.", file=path.name)
    by_row: dict[int, dict[int, Raw]] = {}
    for (row, col), value in cells.items():
        by_row.setdefault(row, {})[col] = value
    edits: list[Edit] = []
    for row, (start, end) in enumerate(_records(text, form)):
        if row in by_row:
            edits += _record_edits(text, start, end, form, by_row.pop(row))
        if not by_row:
            return edits
    raise Refused("“{file}” has no row {row}.", file=path.name, row=min(by_row) + 1)


def _records(text: str, form: TextForm) -> Iterator[tuple[int, int]]:
    """Where each record begins and ends, its line end left out; quotes hold line ends."""
    record = re.compile(rf"{_field(form)}(?:{re.escape(form.separator)}{_field(form)})*")
    at = form.preamble
    while at < len(text):
        found = record.match(text, at)
        end = found.end() if found else at
        yield at, end
        line_end = _LINE_END.match(text, end)
        at = line_end.end() if line_end else len(text)


def _field(form: TextForm) -> str:
    plain = rf"[^{re.escape(form.separator)}\r\n]*"
    return rf'(?:"[^"]*(?:""[^"]*)*"{plain}|{plain})' if form.quoted else plain


def _record_edits(text: str, start: int, end: int, form: TextForm, changes: Mapping[int, Raw]) -> Iterator[Edit]:
    spans = list(_fields(text, start, end, form))
    written = [text[a:b] for a, b in spans]
    always = form.quoted and len(spans) > 1 and all(f.startswith('"') for f in written if f)
    for col in sorted(c for c in changes if c < len(spans)):
        yield (*spans[col], _written(changes[col], form, always or written[col].startswith('"')))
    beyond = {c: v for c, v in changes.items() if c >= len(spans)}
    if beyond:
        tail = [_written(beyond.get(c), form, always and c in beyond) for c in range(len(spans), max(beyond) + 1)]
        yield end, end, form.separator + form.separator.join(tail)


def _fields(text: str, start: int, end: int, form: TextForm) -> Iterator[tuple[int, int]]:
    """Where the fields of a record begin and end, quotes and all."""
    one = re.compile(_field(form))
    at = start
    while True:
        found = one.match(text, at, end)
        stop = found.end() if found else end
        yield at, stop
        if stop >= end:
            return
        at = stop + len(form.separator)


def _spliced(data: bytes, text: str, edits: list[Edit], form: TextForm, path: Path) -> bytes:
    """The bytes with the edits put in; all between stays as it was, whatever other bytes would spell the same."""
    pieces: list[bytes] = []
    done = at = 0
    for start, end, new in edits:
        passed = at + len(text[done:start].encode(form.encoding, "surrogateescape"))
        pieces += (data[at:passed], _encoded(new, form, path))
        at = passed + len(text[start:end].encode(form.encoding, "surrogateescape"))
        done = end
    rest = len(text[done:].encode(form.encoding, "surrogateescape"))
    if at + rest != len(data):
        raise Refused("“{file}” cannot be changed in its encoding; save it as UTF-8 first.", file=path.name)
    return b"".join((*pieces, data[at:]))


def _written(value: Raw, form: TextForm, quote: bool) -> str:
    text = _as_text(value)
    needs = any(c in text for c in (form.separator, '"', "\r", "\n")) or text != text.strip()
    if not form.quoted:
        if form.separator in text or "\n" in text or "\r" in text:
            raise Refused("“{value}” cannot be kept in a text file without quotes.", value=text)
        return text
    return '"' + text.replace('"', '""') + '"' if quote or needs else text


def _as_text(value: Raw) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time().isoformat() != "00:00:00" else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _encoded(text: str, form: TextForm, path: Path) -> bytes:
    try:
        return text.encode(form.encoding)
    except UnicodeEncodeError as error:
        raise Refused(
            "“{char}” cannot be kept in “{file}”, whose encoding is {encoding}; save it as an .xlsx or as UTF-8 first.",
            char=text[error.start : error.end][:20],
            file=path.name,
            encoding=form.encoding,
        ) from None


def _packed(data: bytes, form: TextForm, path: Path) -> bytes:
    if form.packing is None:
        return data
    if form.packing == "gz":
        return gzip.compress(data, mtime=0)
    if form.packing == "bz2":
        return bz2.compress(data)
    if form.packing == "xz":
        return lzma.compress(data)
    raise Refused("“{file}” is packed as .{packing}; unpack it first.", file=path.name, packing=form.packing)
