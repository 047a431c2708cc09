"""Reading a text file (CSV, TSV): what its fields are, and the form it is kept in."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ..book import TextForm
from ..errors import UnreadableFile
from . import encodings, separators, unpack
from .grid import Grid, from_rows

_NEWLINE = re.compile(r"\r\n|\n|\r")
_RUNAWAY = 200
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

csv.field_size_limit(min(sys.maxsize, (1 << 31) - 1))


def read(path: Path) -> tuple[Grid, TextForm]:
    """The one grid of a text file and its form. Raises UnreadableFile where it is no text."""
    text, form = decoded(path)
    body = text[form.preamble :]
    grid = from_rows(unpack.stem(path)[:31], rows(body, form))
    return grid, form


def decoded(path: Path) -> tuple[str, TextForm]:
    """The text of a file without its mark, and its form."""
    data, packing = unpack.read(path)
    encoding, mark = encodings.decide(data)
    text = data[len(mark) :].decode(encoding, errors="replace")
    if not text.strip("\ufeff \t\r\n\x00"):
        raise UnreadableFile("“{file}” is empty.", file=path.name)
    if len(_CONTROLS.findall(text[:4096])) > 8:
        raise UnreadableFile("“{file}” is neither a workbook nor a text file.", file=path.name)
    said = separators.stated(text)
    separator, preamble = said if said else (separators.decide(text), 0)
    newline = _NEWLINE.search(text)
    form = TextForm(encoding, mark, separator, newline[0] if newline else "\n", _quoted(text), preamble, packing)
    return text, form


def rows(body: str, form: TextForm) -> Iterator[list[str]]:
    """The records of a text; a quote that is never closed is taken for a plain character."""
    source = io.StringIO(body, newline="")
    if form.quoted:
        return csv.reader(source, delimiter=form.separator)
    return csv.reader(source, delimiter=form.separator, quoting=csv.QUOTE_NONE)


def _quoted(text: str) -> bool:
    """Whether quotes hold fields together: not where one is left open and swallows the rest."""
    if text.count('"') % 2 == 0:
        return True
    last = max(csv.reader(io.StringIO(text, newline="")), key=lambda row: max(map(len, row), default=0), default=[])
    return max((field.count("\n") for field in last), default=0) < _RUNAWAY
