"""Cells that hold a code or a name of a place: text, or a number that stands for text."""

from __future__ import annotations

from datetime import date, time, timedelta

from . import Raw
from ._characters import as_text, clean
from ._digits import whole


def as_code(raw: Raw) -> str | None:
    """The text of the cell with its characters put right; None for what is no text and no whole number.

    >>> as_code(1067.0), as_code("1067.0"), as_code(" SW1A 1AA"), as_code(True), as_code(12.5)
    ('1067', '1067', 'SW1A 1AA', None, None)
    """
    if raw is None or isinstance(raw, bool | date | time | timedelta):
        return None
    if isinstance(raw, float) and not raw.is_integer():
        return None
    return whole(clean(as_text(raw)).text)
