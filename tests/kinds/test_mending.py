"""A whole column of any kind, mended: what a person would see after `normalise`, held to the laws of kinds.md.

The cells are those of the kind's own table, of the tables of other kinds, and invented ones; the column is read again
as it stands after mending, with what it proves then.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xltable import kinds
from xltable.kinds import Context, Raw, Reading, Tidy, kind

from ._laws import CELLS, in_column
from ._tables import lines


class Cell(NamedTuple):
    """A cell and what came of it: a reading, and what stands there when safe changes are made."""

    raw: Raw
    reading: Reading
    after: Raw


def mended(name: str, column: Sequence[Raw], context: Context) -> list[Cell]:
    """A column read as a whole, with its safe changes."""
    filled = [raw for raw in column if raw not in (None, "")]
    around = in_column(name, filled, context)
    found = []
    for raw in filled:
        reading = kind(name).read(raw, around)
        changed = isinstance(reading, Tidy) and reading.fault and reading.safe and reading.written is not None
        found.append(Cell(raw, reading, reading.written if changed and isinstance(reading, Tidy) else raw))
    return found


@functools.cache
def contexts(name: str) -> list[Context]:
    """What stands around the cells of the kind's own table."""
    return list({str(line.context): line.context for line in lines() if line.kind == name}.values())


@functools.cache
def shown(name: str) -> list[Raw]:
    """The cells of the kind's own table."""
    return [raw for line in lines() if line.kind == name for raw in (line.raw, *line.column)]


@functools.cache
def shown_elsewhere() -> list[Raw]:
    """The cells of every table."""
    return [line.raw for line in lines()]


@pytest.mark.parametrize("name", kinds.SHELF.names)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_mended_column_stays_as_it_is(name: str, data: st.DataObject) -> None:
    cells: st.SearchStrategy[Raw] = st.one_of(
        st.sampled_from(shown(name)), st.sampled_from(shown(name)), st.sampled_from(shown_elsewhere()), CELLS
    )
    column = data.draw(st.lists(cells, min_size=1, max_size=8))
    hold_when_mended(name, column, data.draw(st.sampled_from(contexts(name))))


def hold_when_mended(name: str, column: Sequence[Raw], context: Context) -> None:
    """Mended twice is mended once; what was clean is clean; a cell keeps its value."""
    once = mended(name, column, context)
    kept = [cell for cell in once if cell.after not in (None, "")]
    twice = mended(name, [cell.after for cell in kept], context)
    for before, after in zip(kept, twice, strict=True):
        assert _alike(after.after, after.raw), ("mended again", before, after)
        if isinstance(before.reading, Tidy) and (before.reading.fault is None or not _alike(before.after, before.raw)):
            assert isinstance(after.reading, Tidy) and after.reading.fault is None, ("not clean", before, after)
            assert after.reading.value == before.reading.value, ("another value", before, after)


def _alike(one: Raw, other: Raw) -> bool:
    return type(one) is type(other) and (one == other or one != one)
