"""When people are in the office: known clocks on known days."""

from __future__ import annotations

from datetime import date

import pytest

from xltable import countries

WINTER, SUMMER = date(2026, 1, 15), date(2026, 7, 15)


@pytest.mark.parametrize(
    ("code", "winter", "summer"),
    [
        ("CN", (8,), (8,)),  # one time for the whole country by law
        ("DE", (1,), (2,)),
        ("IN", (5.5,), (5.5,)),
        ("NP", (5.75,), (5.75,)),
        ("ES", (1,), (2,)),  # most of it, not the Canaries
        ("NZ", (13,), (12,)),
    ],
)
def test_clocks(code: str, winter: tuple[float, ...], summer: tuple[float, ...]) -> None:
    assert countries.clocks(code, WINTER) == winter
    assert countries.clocks(code, SUMMER) == summer


def test_countries_of_several_clocks_tell_them_all() -> None:
    assert countries.main_zone("US") is None
    assert {-10, -8, -7, -6, -5} <= set(countries.clocks("US", WINTER))


def test_every_country_has_a_clock_and_a_working_week() -> None:
    for code in countries.alpha2():
        assert 4 <= len(countries.working_days(code)) <= 6, code
        assert set(countries.working_days(code)).isdisjoint(countries.weekend(code))
    without = [code for code in countries.alpha2() if not countries.clocks(code, WINTER)]
    assert len(without) <= 3, without  # islands nobody lives on


@pytest.mark.parametrize(
    ("code", "days"),
    [("CN", (0, 1, 2, 3, 4)), ("AE", (0, 1, 2, 3, 4)), ("SA", (6, 0, 1, 2, 3)), ("IN", (0, 1, 2, 3, 4, 5))],
)
def test_working_week(code: str, days: tuple[int, ...]) -> None:
    assert countries.working_days(code) == days
