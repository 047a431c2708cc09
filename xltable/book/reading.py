"""How a column is read: each distinct value, with the values of the columns it depends on, once."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..kinds import Context, Kind, Raw, Reading, Tidy, Value, kind
from .anywhere import contexts_of, read_anywhere
from .column import Codes, Column
from .narrowed import narrowed
from .readings import Readings
from .whereabouts import COUNTRY, STATE, Countries, countries_of_rows, tidy_codes

if TYPE_CHECKING:
    from .table import Table

Beside = dict[str, tuple[Codes, Sequence[Value]]]
"""By column, codes over the values of the rows, and the values; of countries, those that each row can be in."""

_AT_ONCE = 1 << 14
"""Values given to a kind at once: their letters fit into the processor's cache."""


def read(table: Table, column: Column) -> Readings:
    """Read each distinct (value, values of the columns it depends on) once, but for those known to be clean."""
    assert column.spec is not None
    reader = kind(column.spec.kind)
    context = _context(table, column)
    clean = _as_held(reader, column, context)
    clean[0] = True  # the empty cell
    if clean.all():
        return Readings(column.codes, column.distinct, column.distinct, {})
    context = replace(context, evidence=reader.evidence(_counted(column), context))
    beside = _beside(table, column, reader)
    if beside:
        return _read_with_row(column, reader, context, clean, beside)
    told = {code: reader.read(column.distinct[code], context) for code in np.flatnonzero(~clean).tolist()}
    found = _readings(column.codes, column.distinct, told)
    return narrowed(table, found) if column.spec.key == COUNTRY else found


def _beside(table: Table, column: Column, reader: Kind) -> Beside:
    """What stands in the columns that the kind needs to know; a country may be proved by the state beside it."""
    assert column.spec is not None
    key = column.spec.key
    found: Beside = {}
    for each in reader.depends_on:
        if each == COUNTRY and key != COUNTRY:
            if whereabouts := _whereabouts(table, key):
                found[each] = whereabouts
        elif each in table and each != key:
            found[each] = tidy_codes(table.readings(each))
    return found


def _whereabouts(table: Table, key: str) -> tuple[Codes, Sequence[Countries]] | None:
    """Where the rows can be; a state does not prove its own country."""
    if key != STATE:
        return countries_of_rows(table)
    return table.countries if COUNTRY in table else None


def _read_with_row(column: Column, reader: Kind, base: Context, clean: NDArray[np.bool_], beside: Beside) -> Readings:
    """Clean values come first; each other (value, values of its row) that occurs has a code behind them."""
    records = np.flatnonzero(~clean[column.codes])
    joint = column.codes[records].astype(np.int64)
    rows: list[tuple[Codes, Sequence[Value]]] = []
    for row_codes, values in beside.values():
        rows.append((row_codes[records], values))
        joint = joint * len(values) + row_codes[records]
    _, first, inverse = np.unique(joint, return_index=True, return_inverse=True)
    raws = list(itertools.compress(column.distinct, clean.tolist()))
    codes = (np.cumsum(clean, dtype=np.int32) - 1)[column.codes]
    codes[records] = inverse + len(raws)
    told: dict[int, Reading] = {}
    contexts: dict[tuple[int, ...], tuple[Context, ...]] = {}
    firsts = (row_codes[first].tolist() for row_codes, _ in rows)
    for code, *here in zip(column.codes[records[first]].tolist(), *firsts, strict=True):
        found = contexts.get(tuple(here))
        if found is None:
            row = {key: values[c] for key, (_, values), c in zip(beside, rows, here, strict=True)}
            found = contexts[tuple(here)] = contexts_of(base, row)
        told[len(raws)] = read_anywhere(reader, column.distinct[code], found)
        raws.append(column.distinct[code])
    return _readings(codes, raws, told)


def _readings(codes: Codes, raws: list[Raw], told: Mapping[int, Reading]) -> Readings:
    meanings: list[Value] = list(raws)
    for code, reading in told.items():
        meanings[code] = reading.value if isinstance(reading, Tidy) else None
    return Readings(codes, raws, meanings, told)


def _as_held(reader: Kind, column: Column, context: Context) -> NDArray[np.bool_]:
    """Which distinct values their kind knows to be clean without reading them."""
    if reader.as_held is None:
        return np.zeros(len(column.distinct), dtype=np.bool_)
    chunks = range(0, len(column.distinct), _AT_ONCE)
    return np.concatenate([reader.as_held(column.distinct[at : at + _AT_ONCE], context) for at in chunks])


def _context(table: Table, column: Column) -> Context:
    """What a reading of the column may look at, but for what the column itself proves."""
    assert column.spec is not None
    book = table.book
    options = column.spec.options(book.template, book.keys if column.spec.reference else None)
    return Context(
        options=options,
        language=book.kept_in,
        home=book.home,
        as_of=book.as_of,
        canonical=book.generated,
        hints={**book.hints, **book.hints.get("columns", {}).get(column.spec.key, {})},
    )


def _counted(column: Column) -> dict[Raw, int]:
    """How often each value stands in the column."""
    counts = np.bincount(column.codes, minlength=len(column.distinct)).tolist()
    return {raw: n for raw, n in zip(column.distinct, counts, strict=True) if raw is not None and n}
