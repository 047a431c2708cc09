"""What a formula can read of a column: only what needs no reading.

A formula sees the raw cell. Where every raw cell is what it means (a number that is a number, a currency by its code),
a live formula and Python agree; where a cell must first be read (“1.234,56 €” as text), Python's values are written
instead, and it is said which cells stand in the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..book import Table
from ..kinds import Raw, Tidy, Value
from .labels import yes_no
from .serial import serial

if TYPE_CHECKING:
    from .worked import Worked

NUMBERS = ("number", "money", "percent", "score", "date", "date-time")
KEYS = ("identifier", "reference")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_MOST_DIGITS = 15
_SPREADSHEET_READS = re.compile(rf"{_MONTH}[a-z]*\W*\d+|\d+\W*{_MONTH}[a-z]*(\W*\d+)?|\d+e\d+", re.IGNORECASE)


def obstacle(worked: Worked, table: str, key: str) -> str | None:
    """A cell that a formula would read otherwise than we do, as typed; None where there is none."""
    for number, part in enumerate(worked.book.of(table)):
        if key not in part or (spec := part.columns[key].spec) is None:
            continue
        records = None if worked.typed_part(part, number, key) else worked.typed_over(part, number, key)
        for raw, meaning in _cells(part, key, records):
            if not _agrees(worked, spec.kind, raw, meaning):
                return str(raw)
    return None


def _cells(part: Table, key: str, records: list[int] | None) -> Iterable[tuple[Raw, Any]]:
    """Each distinct cell with its reading; only those of some records, where they are given."""
    read = part.readings(key)
    codes = range(len(read.raws)) if records is None else {int(read.codes[r]) for r in records}
    for code in codes:
        reading = read.readings[code]
        if reading is not None:
            yield read.raws[code], reading.value if isinstance(reading, Tidy) else None


def _agrees(worked: Worked, kind: str, raw: Raw, meaning: Value) -> bool:
    if kind in NUMBERS:
        seen, meant = serial(raw), serial(meaning)
        if kind == "date" and seen == seen:
            seen //= 1
        return seen == meant or (seen != seen and meant != meant and isinstance(raw, str))
    if kind in KEYS or kind == "currency":
        return meaning is None or _same_text(raw, meaning)
    if kind == "country":
        from ..countries.names import name

        known = (meaning, name(meaning, worked.book.language)) if meaning else ()
        return isinstance(raw, str) and any(_same_text(raw, k) for k in known)
    # An empty cell equals FALSE in a formula, so Excel's own truth values are told apart in words only.
    return isinstance(raw, str)


def _same_text(raw: Raw, meaning: str) -> bool:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw)) == meaning
    return str(raw).casefold() == meaning.casefold()


def unmatchable(worked: Worked, columns: Iterable[tuple[str, str]]) -> str | None:
    """A key that COUNTIFS, SUMIFS or MATCH would confuse with another; None where all are safe to match.

    Text and numbers never match each other; `?`, `*`, `~`, `<`, `>` and `=` mean something in a criterion; the case of
    letters is not seen. Text that looks like a number or a day is taken for one, so `12`, `012` and `12.0` would be the
    same; where all such keys are of one shape, none is like another.
    """
    seen: dict[str, str] = {}
    types: set[bool] = set()
    shapes: set[str] = set()
    for table, key in columns:
        for part in worked.book.of(table):
            if key not in part:
                continue
            for raw, meaning in _cells(part, key, None):
                text = str(raw if meaning is None else meaning)
                is_text = isinstance(raw, str)
                types.add(is_text)
                clash = seen.setdefault(text.casefold(), text) != text
                if is_text and not _named(text):
                    shapes.add(_shape(text))
                if clash or len(types) > 1 or len(shapes) > 1 or (is_text and not _criterion(text)):
                    return str(raw)
    return None


def plain(text: str) -> bool:
    """Whether a text in a criterion is told from every other, and from numbers and days."""
    return bool(text) and _criterion(text) and _named(text)


def _criterion(text: str) -> bool:
    """Whether a criterion made of the text means the text and nothing else."""
    digits = sum(c.isdigit() for c in text)
    return (
        len(text) <= 255
        and not set("?*~") & set(text)
        and text[0] not in "<>="
        and text.casefold() not in ("true", "false")
        and (_named(text) or digits <= _MOST_DIGITS)
    )


def _named(text: str) -> bool:
    """Whether nobody would take the text for a number or a day."""
    return any(c.isalpha() for c in text) and not _SPREADSHEET_READS.fullmatch(text)


def _shape(text: str) -> str:
    """The text with every digit and letter alike; whole numbers without leading zeros are of one shape."""
    if text.isdecimal() and not text.startswith("0"):
        return "9"
    return "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in text) + "0"


def repeated(worked: Worked, table: str, key: str) -> str | None:
    """A value that stands in a column twice; None where every value stands there once."""
    codes, values = worked.ids(table, key)
    counts = np.bincount(codes, minlength=len(values))
    twice = np.flatnonzero(counts[1:] > 1)
    return values[int(twice[0]) + 1] if len(twice) else None


def spellings(worked: Worked, table: str, key: str, *choices: str) -> list[str]:
    """What stands for one of some choices in a column: labels in the workbook's language and English, and as typed.

    Texts that differ in case only are one, as formulas do not tell them apart.
    """
    spec = worked.book.template.table(table)
    column = spec.column(key) if spec else None
    listed = worked.book.template.choices.get(column.choices or "", ()) if column else ()
    wanted = [c for c in listed if c.key in choices]
    found = [t for c in wanted for t in (c.label(worked.book.language), c.label("en"), c.key)]
    for part in worked.book.of(table):
        if key in part:
            found += [str(raw) for raw, meaning in _cells(part, key, None) if meaning in choices]
    return list({t.casefold(): t for t in reversed(found)}.values())[::-1] or list(choices)


def yes_or_no(worked: Worked, table: str, key: str, wanted: bool) -> list[str]:
    """What stands for yes, or for no, in a column: as the workbook writes it, and as typed."""
    found = [yes_no(worked.book.language, wanted), yes_no("en", wanted)]
    for part in worked.book.of(table):
        if key in part:
            found += [raw for raw, meaning in _cells(part, key, None) if meaning is wanted and isinstance(raw, str)]
    return list({t.casefold(): t for t in reversed(found)}.values())[::-1]


def other_than_text(worked: Worked, table: str, key: str) -> str | None:
    """A cell of a column that is no text; None where there is none."""
    for part in worked.book.of(table):
        for raw in part.columns[key].distinct if key in part else ():
            if raw is not None and not isinstance(raw, str):
                return str(raw)
    return None


def other_than_number(worked: Worked, table: str, key: str) -> str | None:
    """A cell of a column that is no number and no day; None where there is none."""
    for part in worked.book.of(table):
        for raw in part.columns[key].distinct if key in part else ():
            if raw is not None and serial(raw) != serial(raw):
                return str(raw)
    return None
