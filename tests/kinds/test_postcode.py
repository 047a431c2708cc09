"""Postcodes are those of the row's country, and a zero is put back only where the length proves it."""

from __future__ import annotations

import pytest

from xltable import countries
from xltable.kinds import Context, Raw, Tidy, Unreadable, kind
from xltable.kinds._postal_forms import form

READ = kind("postcode").read


def test_every_country_accepts_its_own_example() -> None:
    known = 0
    for code in countries.alpha2():
        if found := form(code):
            known += 1
            assert READ(found.example, Context(row={"country": code})) == Tidy(found.example), code
    assert known > 170


@pytest.mark.parametrize(
    ("raw", "country", "written", "safe"),
    [
        (1067.0, "DE", "01067", True),
        ("1067", "DE", "01067", True),
        (501.0, "US", "00501", True),
        (1310100.0, "BR", "01310-100", True),
        (600000.0, "JP", "060-0000", True),
        ("185", "IT", "00185", True),
        ("10", "IT", "00010", False),
    ],
)
def test_zeros_that_were_lost(raw: Raw, country: str, written: str, safe: bool) -> None:
    reading = READ(raw, Context(row={"country": country}))
    assert isinstance(reading, Tidy)
    assert (reading.fault, reading.written, reading.safe) == ("lost-leading-zero", written, safe)


@pytest.mark.parametrize(
    ("raw", "country"), [("101", "AT"), (999.0, "CH"), ("75", "IN"), ("SW1A 1AA", "US"), ("010671", "DE")]
)
def test_where_no_zero_can_be_lost_it_is_a_mismatch(raw: Raw, country: str) -> None:
    reading = READ(raw, Context(row={"country": country}))
    assert isinstance(reading, Unreadable)
    assert reading.fault == "postcode-country-mismatch"
    assert countries.name(country) in str(reading.why)


def test_without_a_country_nothing_is_known() -> None:
    assert READ("sw1a1aa", Context()) == Tidy("sw1a1aa")
    assert READ(1067.0, Context()) == Tidy("1067")
