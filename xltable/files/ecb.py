"""Euro reference rates of the European Central Bank as downloaded: eurofxref.csv or .xml, daily or whole history.

Source of the forms: “Euro foreign exchange reference rates” on ecb.europa.eu. The CSV has a column for each currency
and `N/A` where there was no rate; the XML has a Cube for each day. Rates say what one euro is worth in the currency.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

from ..errors import UnreadableFile

SOURCE = "ECB"
_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y")
Reference = tuple[str, date, float]
"""Currency, day, and what one euro was worth."""


def read(path: Path) -> list[Reference]:
    """Every rate in the file, also inside the .zip it is offered in.

    Raises UnreadableFile for anything else, and names the line of a CSV that holds something else than a day and rates.
    """
    if not path.exists():
        raise UnreadableFile("There is no file “{file}”.", file=str(path))
    try:
        text = _text(path)
        found = list(_xml(text) if text.lstrip().startswith("<") else _csv(text.splitlines(), path.name))
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile, ElementTree.ParseError, csv.Error, ValueError):
        found = []
    if not found:
        raise UnreadableFile("“{file}” holds no reference rates of the European Central Bank.", file=path.name)
    return found


def _text(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8-sig")
    with zipfile.ZipFile(path) as archive:
        return archive.read(archive.namelist()[0]).decode("utf-8-sig")


def _csv(lines: Sequence[str], file: str) -> Iterator[Reference]:
    table = csv.reader(lines, skipinitialspace=True)
    codes = [c.strip() for c in next(table, [])]
    if not codes or codes[0].casefold() != "date":
        return
    for row in table:
        try:
            yield from _rates_of(codes, row)
        except ValueError as error:
            raise UnreadableFile(
                "“{file}” is no file of reference rates: line {line} does not hold a day and rates.",
                file=file,
                line=table.line_num,
            ) from error


def _rates_of(codes: Sequence[str], row: Sequence[str]) -> Iterator[Reference]:
    """The rates of one day. Raises ValueError for a cell that is no day or no rate."""
    if row and row[0].strip():
        day = _day(row[0].strip())
        for code, cell in zip(codes[1:], row[1:], strict=False):
            if code and cell.strip() not in ("", "N/A"):
                yield code, day, _rate(cell)


def _rate(text: str) -> float:
    rate = float(text)
    if not 0 < rate < float("inf"):
        raise ValueError(text)
    return rate


def _xml(text: str) -> Iterator[Reference]:
    for cube in ElementTree.fromstring(text.encode()).iter():
        when = cube.get("time")
        for one in cube if when else ():
            code, rate = one.get("currency"), one.get("rate")
            if code and rate:
                yield code, _day(str(when)), _rate(rate)


def _day(text: str) -> date:
    """A day as the CSV of one day or of the history writes it."""
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(text)
