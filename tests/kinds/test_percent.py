"""Percentages are kept as Excel keeps them; 5 and 0.05 are told apart by the column."""

from __future__ import annotations

import pytest
from babel.numbers import format_percent
from hypothesis import given, settings
from hypothesis import strategies as st

from xltable.kinds import Ambiguous, Tidy, Unreadable

from ._columns import CELLS, assert_laws, context_of, reading, value

LOCALES = ["en", "de", "fr", "es", "pt", "ru", "ar_EG", "ja", "zh", "tr", "eu", "he", "sv"]


@given(CELLS, st.lists(CELLS, max_size=4), st.sampled_from([None, 1.0]), st.booleans())
def test_laws(raw: object, others: list[object], maximum: float | None, canonical: bool) -> None:
    assert_laws("percent", raw, context_of("percent", [raw, *others], maximum=maximum, canonical=canonical))


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=25)
@given(permille=st.integers(-999, 999))
def test_as_every_locale_writes_it(locale: str, permille: int) -> None:
    text = format_percent(permille / 1000, format=None, locale=locale, decimal_quantization=False)
    found = reading("percent", text)
    assert isinstance(found, Tidy), found
    assert found.value == permille / 1000


@given(st.floats(-1, 1))
def test_a_fraction_is_clean(share: float) -> None:
    assert reading("percent", share) == Tidy(share)


def test_points_are_told_by_the_column() -> None:
    assert value("percent", 5.0, 10.0, 15.0) == 0.05
    assert value("percent", 1.0, 10.0, 0.0) == 0.01
    assert value("percent", 1.0, 0.0) == 1.0
    assert value("percent", "5", "10") == 0.05
    assert isinstance(reading("percent", 5.0, 0.1), Ambiguous)
    assert isinstance(reading("percent", 1e307, 0.1), Ambiguous)
    assert reading("percent", 0.1, 5.0) == Tidy(0.1)


def test_a_maximum_decides() -> None:
    assert value("percent", 5.0, 0.1, maximum=1) == 0.05
    found = reading("percent", 500.0, maximum=1)
    assert isinstance(found, Tidy) and found.fault == "out-of-range"


def test_points_are_changed_only_with_consent_and_only_where_they_read_back() -> None:
    five, hundred = reading("percent", 5.0, 100.0), reading("percent", 100.0, 5.0)
    assert isinstance(five, Tidy) and (five.written, five.safe) == (0.05, False)
    assert isinstance(hundred, Tidy) and (hundred.value, hundred.written) == (1.0, None)


def test_in_our_own_workbooks_a_number_is_what_the_cell_shows() -> None:
    assert reading("percent", 1.2, 0.05, canonical=True) == Tidy(1.2)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("5%", 0.05),
        ("5 %", 0.05),
        ("%5", 0.05),
        ("٥٪", 0.05),
        ("5,5 %", 0.055),
        ("5‰", 0.005),
        ("百分之5", 0.05),
        ("5 pct.", 0.05),
        ("5 Prozent", 0.05),
        ("-5%", -0.05),
        ("(5%)", -0.05),
        ("5 por ciento", 0.05),
        ("0.1%", 0.001),
        ("７％", 0.07),
    ],
)
def test_forms(text: str, share: float) -> None:
    found = reading("percent", text)
    assert isinstance(found, Tidy), found
    assert (found.value, found.written, found.safe) == (share, share, True)


@pytest.mark.parametrize("raw", ["5 EUR", "half", "5%%", "5% 10%", True, "#NUM!", "n/a", float("inf")])
def test_refused(raw: object) -> None:
    assert isinstance(reading("percent", raw), Unreadable)
