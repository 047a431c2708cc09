"""A cell's value as text: as a person reads it, and as JSON carries it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from ..kinds import Raw


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
    """The value as JSON can carry it: days and times in ISO 8601, whole numbers without a fraction.

    >>> jsonable(date(2026, 11, 22)), jsonable(17850.0), jsonable("x")
    ('2026-11-22', 17850, 'x')
    """
    if isinstance(raw, date | datetime | time):
        return raw.isoformat()
    if isinstance(raw, timedelta):
        return raw.total_seconds()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return int(raw)
    return raw


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
