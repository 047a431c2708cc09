"""What a formula comes to, as the file keeps it beside the formula."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ..formula import Formula

_EPOCH = datetime(1899, 12, 30)


def cached(value: Any) -> Any:
    """A formula's value as the file keeps it: days are counted from the epoch, nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    if isinstance(value, datetime):
        return (value - _EPOCH).total_seconds() / 86400
    return value


def told(value: Any) -> Any:
    """What a formula comes to, where it stands for a value worked out."""
    return value.value if isinstance(value, Formula) else "" if value is None else value
