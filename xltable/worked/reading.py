"""A column of a table over all its sheets: what the user typed, or what the shelf of derived columns makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..book import Table
from ..kinds import Value
from . import coding, columns
from .coding import Codes
from .serial import Floats, serial

if TYPE_CHECKING:
    from .worked import Worked


def values(worked: Worked, table: str, key: str) -> list[Value]:
    """The value of every record; where the user typed over a live formula of ours, what is typed."""
    if worked.typed(table, key):
        return [v for t in worked.book.of(table) for v in t.values(key)]
    if columns.lacking(worked, table, key) != ():
        return [v for n, t in enumerate(worked.book.of(table)) for v in _typed_values(worked, t, n, key)]
    found = list(columns.module(table, key).values(worked))
    start = 0
    for number, part in enumerate(worked.book.of(table)):
        own = worked.typed_part(part, number, key)
        over = range(len(part)) if own else typed_over(worked, part, number, key)
        if over:
            typed = part.values(key)
            for record in over:
                found[start + record] = typed[record]
        start += len(part)
    return found


def numbers(worked: Worked, table: str, key: str) -> Floats:
    """The column as numbers; NaN where a cell is none."""
    if worked.typed(table, key):
        which, distinct = worked.codes(table, key)
        return np.array([serial(v) for v in distinct])[which]
    if not worked.has(table, key) and not any(key in t for t in worked.book.of(table)):
        return np.full(worked.length(table), np.nan)
    return np.array([serial(v) for v in worked.column(table, key)], dtype=np.float64)


def codes(worked: Worked, table: str, key: str) -> tuple[Codes, list[Value]]:
    """For each record, which of the distinct values it has."""
    if worked.typed(table, key):
        return coding.merged(worked.book.of(table), key, coding.meaning)
    return coding.coded(worked.column(table, key))


def ids(worked: Worked, table: str, key: str) -> tuple[Codes, list[str | None]]:
    """As `codes`, for identifiers and references."""
    which, distinct = coding.merged(worked.book.of(table), key, coding.identity)
    return which, [None if v is None else str(v) for v in distinct]


def typed_over(worked: Worked, table: Table, number: int, key: str) -> list[int]:
    """Records of a sheet in which the user typed over a live formula of ours."""
    area = worked.book.marked.get((table.key, key, number))
    facts = worked.book.look(table.sheet) if area and key in table else None
    if area is None or facts is None:
        return []
    column = table.columns[key]
    formulas = facts.formulas
    live = np.array([(row, column.index) in formulas for row in table.rows.tolist()], dtype=bool)
    return np.flatnonzero(~live & column.filled).tolist() if live.any() else []


def _typed_values(worked: Worked, table: Table, number: int, key: str) -> list[Value]:
    return table.values(key) if worked.typed_part(table, number, key) else [None] * len(table)
