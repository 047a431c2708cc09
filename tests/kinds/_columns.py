"""A cell read as it would be in its column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from xltable.kinds import Context, Options, Raw, Reading, Tidy, kind

TODAY = date(2026, 6, 1)

PIECES = [
    "0",
    "1",
    "5",
    "12",
    "31",
    "2016",
    "16",
    "05",
    "1437",
    "2559",
    "105",
    "1,234",
    "1.234,56",
    "12.5",
    "(",
    ")",
    "-",
    "−",
    "+",
    "/",
    ".",
    ",",
    ":",
    "'",
    "%",
    "‰",
    "€",
    "$",
    "EUR",
    "元",
    "万",
    "億",
    "k",
    "m",
    "Mio.",
    "e",
    "E+10",
    "★",
    "☆",
    "½",
    "分",
    "Mar",
    "märz",
    "марта",
    "مارس",
    "มี.ค.",
    "三月",
    "年",
    "月",
    "日",
    "令和",
    "民国",
    "元年",
    "T",
    "Z",
    "+08:00",
    "16:07",
    "24:00",
    "下午",
    "PM",
    "Uhr",
    "h",
    "g\u200f",
    "\xa0",
    "\u202f",
    "２",
    "٥",
    "५",
    "²",
    "①",
    "n/a",
    "#N/A",
    "of",
    "von",
    "de",
]

CELLS = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join),
    st.floats(),
    st.integers(),
    st.floats(0, 60_000),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


def context_of(name: str, column: Iterable[Raw], **given: Any) -> Context:
    """The context of a column's cells."""
    options = Options(minimum=given.pop("minimum", None), maximum=given.pop("maximum", None))
    base = Context(**{"as_of": TODAY, "options": options, **given})
    return replace(base, evidence=kind(name).evidence(dict.fromkeys(column, 1), base))


def reading(name: str, raw: Raw, *others: Raw, **given: Any) -> Reading:
    """What the kind makes of a cell in a column with `others`."""
    return kind(name).read(raw, context_of(name, (raw, *others), **given))


def value(name: str, raw: Raw, *others: Raw, **given: Any) -> Any:
    """The value of a cell that must have one."""
    found = reading(name, raw, *others, **given)
    assert isinstance(found, Tidy), (raw, found)
    return found.value


def assert_laws(name: str, raw: Raw, context: Context) -> None:
    """What is written reads the same and has no fault; every fault says why; sentences can be said."""
    found = kind(name).read(raw, context)
    if not isinstance(found, Tidy):
        assert str(found.why)
        return
    if found.fault is None:
        assert found.written is None
        return
    assert found.why is not None and str(found.why)
    if found.written is not None:
        again = kind(name).read(found.written, context)
        assert isinstance(again, Tidy), (found, again)
        assert (again.value, again.fault) == (found.value, None), (found, again)
