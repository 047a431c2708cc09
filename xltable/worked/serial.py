"""Days as Excel counts them: whole days since 1899-12-30, the time of day behind the point."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

EPOCH = date(1899, 12, 30)
_MIDNIGHT = datetime(1899, 12, 30)

_NONE = float("nan")

Floats = NDArray[np.float64]


def serial(value: Any) -> float:
    """The number of a day, or of any number; NaN for what is neither.

    >>> serial(date(2026, 3, 1)), serial(datetime(2026, 3, 1, 12)), serial(7)
    (46082.0, 46082.5, 7.0)
    """
    if value is None:
        return _NONE
    if type(value) is float:
        return value
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None) - _MIDNIGHT) / timedelta(days=1)
    if isinstance(value, date):
        return float((value - EPOCH).days)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return _NONE


def day(number: float) -> date:
    """The day of a number.

    >>> day(46082.5)
    datetime.date(2026, 3, 1)
    """
    return EPOCH + timedelta(days=int(np.floor(number)))


def days(numbers: Floats) -> list[date | None]:
    """The days of many numbers; None for NaN. Each day is made once."""
    known = np.unique(np.floor(numbers[~np.isnan(numbers)])).tolist()
    made = {n: day(n) for n in known}
    return [None if n != n else made[n] for n in np.floor(numbers).tolist()]


def cells(numbers: Floats) -> list[float | None]:
    """Numbers as cells hold them; None for NaN."""
    return [None if n != n else n for n in numbers.tolist()]


def counts(numbers: Floats) -> list[int | None]:
    """Whole numbers as cells hold them; None for NaN."""
    return [None if n != n else int(n) for n in numbers.tolist()]
