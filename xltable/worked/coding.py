"""A column as numbers that say which of its distinct values each record has; number 0 is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..book import Table
from ..kinds import Raw, Reading, Tidy, Value

Codes = NDArray[np.int64]
Meaning = Callable[[Any, Reading | None], Value]
"""What a cell with a reading means."""


def merged(parts: Iterable[Table], key: str, meaning: Meaning) -> tuple[Codes, list[Value]]:
    """Codes over the meanings of a column's cells on all sheets of a table, and what they mean."""
    values: list[Value] = [None]
    seen: dict[Value, int] = {None: 0}
    found: list[Codes] = []
    for part in parts:
        if key not in part:
            found.append(np.zeros(len(part), dtype=np.int64))
            continue
        read = part.readings(key)
        to = np.zeros(len(read.readings), dtype=np.int64)
        for i, (raw, reading) in enumerate(zip(read.raws, read.readings, strict=True)):
            value = None if raw is None else meaning(raw, reading)
            if value not in seen:
                seen[value] = len(values)
                values.append(value)
            to[i] = seen[value]
        found.append(to[read.codes])
    return (np.concatenate(found) if found else np.zeros(0, dtype=np.int64)), values


def coded(values: Iterable[Value]) -> tuple[Codes, list[Value]]:
    """Codes over values as they are.

    >>> codes, values = coded(["b", None, "b"])
    >>> codes.tolist(), values
    ([1, 0, 1], [None, 'b'])
    """
    distinct: list[Value] = [None]
    seen: dict[Value, int] = {None: 0}
    codes = []
    for value in values:
        code = seen.get(value)
        if code is None:
            code = seen[value] = len(distinct)
            distinct.append(value)
        codes.append(code)
    return np.array(codes, dtype=np.int64), distinct


def meaning(raw: Raw, reading: Reading | None) -> Value:
    """The tidy value of a cell; None where it has none."""
    return reading.value if isinstance(reading, Tidy) else None


def identity(raw: Raw, reading: Reading | None) -> Value:
    """What tells an identifier from another: its tidy value, else what is typed."""
    if isinstance(reading, Tidy):
        return None if reading.value is None else str(reading.value)
    return text(raw).strip()


def text(raw: Raw) -> str:
    """A cell as its text is written; whole numbers without a point.

    >>> text(17850.0), text("A-1")
    ('17850', 'A-1')
    """
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)
