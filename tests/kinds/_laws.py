"""The laws every kind keeps, as checks on one cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from xltable.kinds import Ambiguous, Context, Raw, Reading, Tidy, Unreadable, kind

CELLS = st.one_of(
    st.text(max_size=24),
    st.text("0123456789 -./+()ABCDEeäöü中国￥$€", max_size=12),
    st.floats(),
    st.floats(0, 1e6).map(round).map(float),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


def in_column(name: str, column: Iterable[Raw], context: Context) -> Context:
    """The context with what a column of these cells proves."""
    return replace(context, evidence=kind(name).evidence(dict.fromkeys(column, 1), context))


def tidy(reading: Reading) -> Tidy:
    """The reading of a cell that must have a value."""
    assert isinstance(reading, Tidy), reading
    return reading


def hold(name: str, raw: Raw, context: Context) -> Reading:
    """Read a cell, and hold that what is written reads back as the same thing, clean; gives the reading."""
    reading = kind(name).read(raw, context)
    assert isinstance(reading, Tidy | Ambiguous | Unreadable)
    if isinstance(reading, Tidy) and reading.fault:
        again = kind(name).read(reading.written, context)
        assert isinstance(again, Tidy), (raw, reading, again)
        assert (again.value, again.fault) == (reading.value, None), (raw, reading, again)
        assert reading.written != raw, (raw, reading)
    if isinstance(reading, Tidy) and isinstance(reading.value, str):
        canonical = kind(name).read(reading.value, replace(context, evidence=None))
        assert isinstance(canonical, Tidy), (raw, reading, canonical)
        assert canonical.value == reading.value, (raw, reading, canonical)
    if reading.fault:
        assert reading.why is not None and str(reading.why)
    return reading
