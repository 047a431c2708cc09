"""A cell's value as text: as a person reads it, and as JSON carries it."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from ..kinds import Raw

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?(E[+-]?\d+)?", re.IGNORECASE)


def shown(raw: Raw) -> str:
    """The value as a person would read it in the cell.

    >>> shown(17850.0), shown(None), shown(True)
    ('17850', '', 'TRUE')
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.isoformat(" ", "seconds")
    return str(raw)


def jsonable(raw: Raw) -> Any:
    """The value as JSON can carry it: days and times in ISO 8601, whole numbers without a fraction, no infinity.

    >>> jsonable(date(2026, 11, 22)), jsonable(17850.0), jsonable("x")
    ('2026-11-22', 17850, 'x')
    """
    if isinstance(raw, date | datetime | time):
        return raw.isoformat()
    if isinstance(raw, timedelta):
        return raw.total_seconds()
    if isinstance(raw, float) and not math.isfinite(raw):
        return str(raw)
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return int(raw)
    return raw


def harmless(text: str) -> str:
    """Text that no spreadsheet runs when it opens a CSV file; an apostrophe stands before what it would run.

    Numbers stay as they are. The signs are those OWASP lists, and their full-width forms.

    >>> harmless("=1+1"), harmless("-12.5"), harmless("+49 30 901820"), harmless("a=b")
    ("'=1+1", '-12.5', "'+49 30 901820", 'a=b')
    """
    if not (text.startswith(_RUN) or text.lstrip().startswith(_RUN)):
        return text
    return text if _NUMBER.fullmatch(text) else f"'{text}"


def visible(text: str) -> str:
    """Text with its invisible characters made visible, so that a change of them can be seen.

    >>> visible("a\\u200bb")
    'a\\\\u200bb'
    """
    return "".join(c if c == "\n" or c.isprintable() else f"\\u{ord(c):04x}" for c in text).replace("\n", "⏎")


def printable(text: str) -> str:
    """Text without control characters, so that none can move a cursor or end a page: each is shown by its number.

    >>> printable("a\\x1b[31mb")
    'a\\\\u001b[31mb'
    """
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """Text for one line of a terminal, its line ends shown as ⏎."""
    return printable("⏎".join(text.splitlines()))


def kind_of(raw: Raw) -> str:
    """The type of a raw value by a name that other programs know.

    >>> kind_of(True), kind_of(1.5), kind_of(None)
    ('boolean', 'number', 'empty')
    """
    if raw is None:
        return "empty"
    if isinstance(raw, bool):
        return "boolean"
    if isinstance(raw, datetime):
        return "date-time"
    for kind, name in ((int | float, "number"), (date, "date"), (time, "time"), (timedelta, "duration")):
        if isinstance(raw, kind):
            return name
    return "text"
