"""Scores are read on their survey's scale, and on no other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xltable.kinds import Tidy, Unreadable

from ._columns import CELLS, assert_laws, context_of, reading, value


@given(CELLS, st.lists(CELLS, max_size=3), st.sampled_from([(None, None), (1.0, 5.0), (0.0, 10.0)]))
def test_laws(raw: object, others: list[object], ends: tuple[float | None, float | None]) -> None:
    assert_laws("score", raw, context_of("score", [raw, *others], minimum=ends[0], maximum=ends[1]))


@given(
    st.integers(1, 5),
    st.sampled_from(
        ["{}/{}", "{} / {}", "{} out of {}", "{} von {}", "{} sur {}", "{} из {}", "{} de {}", "{} من {}", "{}分/{}分"]
    ),
)
def test_of_the_columns_own_scale(score: int, form: str) -> None:
    assert value("score", form.format(score, 5), minimum=1, maximum=5) == score
    assert isinstance(reading("score", form.format(score, 10), minimum=1, maximum=5), Unreadable)


@given(st.integers(1, 5))
def test_stars(score: int) -> None:
    for text in (
        "★" * score + "☆" * (5 - score),
        "⭐" * score,
        "★" * score,
        f"{score}★",
        f"{score} stars",
        f"{score}星",
        f"{score}分",
    ):
        assert value("score", text, minimum=1, maximum=5) == score


@pytest.mark.parametrize("text", ["★★★★☆☆", "4/10", "4 of 7"])
def test_another_scale_is_refused(text: str) -> None:
    found = reading("score", text, minimum=1, maximum=5)
    assert isinstance(found, Unreadable)
    assert "but the column counts up to 5" in str(found.why)


@pytest.mark.parametrize("raw", [6.0, "6", "★★★★★★", "6分", 0.0])
def test_out_of_range(raw: object) -> None:
    found = reading("score", raw, minimum=1, maximum=5)
    assert isinstance(found, Tidy)
    assert (found.fault, found.written) == ("out-of-range", None)


def test_a_date_that_was_a_fraction_is_proposed_back() -> None:
    found = reading("score", date(2026, 4, 5), minimum=1, maximum=5)
    assert isinstance(found, Unreadable) and found.proposal == 4
    found = reading("score", date(2026, 5, 5), minimum=1, maximum=5)
    assert isinstance(found, Unreadable) and found.proposal == 5
    found = reading("score", date(2026, 7, 9), minimum=1, maximum=5)
    assert isinstance(found, Unreadable) and found.proposal is None


@pytest.mark.parametrize("raw", ["good", "满意", "80%", "5 EUR", True, "n/a", "#REF!"])
def test_refused(raw: object) -> None:
    assert isinstance(reading("score", raw, minimum=1, maximum=5), Unreadable)
