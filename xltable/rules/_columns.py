"""Whole columns of tidy values, as arrays: what a rule compares without visiting the rows one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time

import numpy as np
from numpy.typing import NDArray

from ..book import Table
from ..kinds import Value, looks_empty
from ..kinds._refusals import is_placeholder

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]
_NAMES = ("company", "identifier", "text")


def flags(table: Table, key: str, test: Callable[[Value], bool]) -> Flags:
    """Which records have a tidy value in the column that passes the test; none where there is no such column."""
    if key not in table:
        return np.zeros(len(table), dtype=bool)
    readings = table.readings(key)
    hits = np.array([v is not None and test(v) for v in readings.meanings], dtype=np.bool_)
    return hits[readings.codes]


def filled(table: Table, key: str) -> Flags:
    """Which records have anything in the column that can be seen, readable or not."""
    if key not in table:
        return np.zeros(len(table), dtype=bool)
    column = table.columns[key]
    return np.array([not looks_empty(raw) for raw in column.distinct], dtype=np.bool_)[column.codes]


def wanting(table: Table, key: str) -> Flags:
    """Which records have nothing in the column, or only a text such as TBD or ??? where a name or number belongs."""
    column = table.columns[key]
    named = column.spec is not None and column.spec.kind in _NAMES
    empty = [looks_empty(raw) or (named and isinstance(raw, str) and is_placeholder(raw)) for raw in column.distinct]
    return np.array(empty, dtype=np.bool_)[column.codes]


def at_fault(table: Table, key: str, fault: str) -> Flags:
    """Which records have a cell in the column whose reading names this fault."""
    readings = table.readings(key)
    hit = np.zeros(len(readings), dtype=np.bool_)
    hit[list(readings.faults.get(fault, ()))] = True
    return hit[readings.codes]


def numbers(table: Table, key: str, number: Callable[[Value], float | None] = lambda v: _number(v)) -> Numbers:
    """The column's values as numbers; NaN where a cell is empty, has no one reading, or is no number."""
    if key not in table:
        return np.full(len(table), np.nan)
    readings = table.readings(key)
    found = (number(v) if v is not None else None for v in readings.meanings)
    return np.array([np.nan if n is None else n for n in found], dtype=np.float64)[readings.codes]


def days(table: Table, key: str) -> Numbers:
    """The column's dates as days, with the time of day as their fraction; NaN where there is none."""
    return numbers(table, key, day_number)


def codes(tables: Sequence[Table], key: str) -> tuple[list[NDArray[np.int64]], Sequence[Value]]:
    """For each table the codes of its tidy values, counted over all of them; code 0 is no value."""
    if len(tables) == 1 and key in tables[0] and (only := tables[0].readings(key)).as_held:
        return [only.codes.astype(np.int64)], only.meanings
    seen: dict[Value, int] = {None: 0}
    found: list[NDArray[np.int64]] = []
    for table in tables:
        if key not in table:
            found.append(np.zeros(len(table), dtype=np.int64))
            continue
        readings = table.readings(key)
        to = np.fromiter((seen.setdefault(v, len(seen)) for v in readings.meanings), np.int64, len(readings))
        found.append(to[readings.codes])
    return found, list(seen)


def both(table: Table, first: str, second: str, test: Callable[[Value, Value], bool]) -> Flags:
    """Which records have tidy values in both columns that pass the test together; each distinct pair is tested once."""
    (ones,), left = codes((table,), first)
    (others,), right = codes((table,), second)
    pairs, inverse = np.unique(ones * len(right) + others, return_inverse=True)
    split = (divmod(pair, len(right)) for pair in pairs.tolist())
    return np.array([bool(i and j) and test(left[i], right[j]) for i, j in split], dtype=np.bool_)[inverse]


def day_number(value: Value) -> float | None:
    """Days since year 1, a time of day as the fraction; None for what is no date."""
    if isinstance(value, datetime):
        midnight = datetime.combine(value.date(), time(), value.tzinfo)
        return value.toordinal() + (value - midnight).total_seconds() / 86400
    return float(value.toordinal()) if isinstance(value, date) else None


def records(found: Flags) -> Iterable[int]:
    """The records that are flagged, in order."""
    return [int(i) for i in np.flatnonzero(found)]


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
