"""Whole columns of tidy values, as arrays: what a rule compares without visiting the rows one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time

import numpy as np
from numpy.typing import NDArray

from ..book import Table
from ..kinds import Tidy, Value

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


def flags(table: Table, key: str, test: Callable[[Value], bool]) -> Flags:
    """Which records have a tidy value in the column that passes the test; none where there is no such column."""
    if key not in table:
        return np.zeros(len(table), dtype=bool)
    readings = table.readings(key)
    hits = np.array([_has(r) and test(r.value) for r in readings.readings], dtype=bool)  # type: ignore[union-attr]
    return hits[readings.codes]


def filled(table: Table, key: str) -> Flags:
    """Which records have anything in the column, readable or not."""
    return table.columns[key].filled if key in table else np.zeros(len(table), dtype=bool)


def numbers(table: Table, key: str, number: Callable[[Value], float | None] = lambda v: _number(v)) -> Numbers:
    """The column's values as numbers; NaN where a cell is empty, has no one reading, or is no number."""
    if key not in table:
        return np.full(len(table), np.nan)
    readings = table.readings(key)
    found = (number(r.value) if isinstance(r, Tidy) and r.value is not None else None for r in readings.readings)
    return np.array([np.nan if n is None else n for n in found], dtype=np.float64)[readings.codes]


def days(table: Table, key: str) -> Numbers:
    """The column's dates as days, with the time of day as their fraction; NaN where there is none."""
    return numbers(table, key, day_number)


def codes(tables: Sequence[Table], key: str) -> tuple[list[NDArray[np.int64]], list[Value]]:
    """For each table the codes of its tidy values, counted over all of them; code 0 is no value."""
    values: list[Value] = [None]
    seen: dict[Value, int] = {None: 0}
    found: list[NDArray[np.int64]] = []
    for table in tables:
        if key not in table:
            found.append(np.zeros(len(table), dtype=np.int64))
            continue
        readings = table.readings(key)
        to = np.zeros(len(readings.readings), dtype=np.int64)
        for i, reading in enumerate(readings.readings):
            value = reading.value if isinstance(reading, Tidy) else None
            code = seen.get(value)
            if code is None:
                code = seen[value] = len(values)
                values.append(value)
            to[i] = code
        found.append(to[readings.codes])
    return found, values


def day_number(value: Value) -> float | None:
    """Days since year 1, a time of day as the fraction; None for what is no date."""
    if isinstance(value, datetime):
        midnight = datetime.combine(value.date(), time(), value.tzinfo)
        return value.toordinal() + (value - midnight).total_seconds() / 86400
    return float(value.toordinal()) if isinstance(value, date) else None


def records(found: Flags) -> Iterable[int]:
    """The records that are flagged, in order."""
    return [int(i) for i in np.flatnonzero(found)]


def _has(reading: object) -> bool:
    return isinstance(reading, Tidy) and reading.value is not None


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
