"""Postcodes are those of the row's country, and a zero is put back only where the length proves it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

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
        (185.0, "IT", "00185", True),
        (10.0, "IT", "00010", False),
    ],
)
def test_zeros_that_were_lost(raw: Raw, country: str, written: str, safe: bool) -> None:
    reading = READ(raw, Context(row={"country": country}))
    assert isinstance(reading, Tidy)
    assert (reading.fault, reading.written, reading.safe) == ("lost-leading-zero", written, safe)


@pytest.mark.parametrize(
    ("raw", "country"),
    [("101", "AT"), (999.0, "CH"), (234.0, "DE"), (75.0, "FR"), ("75", "IN"), ("SW1A 1AA", "US"), ("010671", "DE")],
)
def test_where_no_zero_can_be_lost_it_is_a_mismatch(raw: Raw, country: str) -> None:
    reading = READ(raw, Context(row={"country": country}))
    assert isinstance(reading, Unreadable)
    assert reading.fault == "postcode-country-mismatch"
    assert countries.name(country) in str(reading.why)


def test_without_a_country_nothing_is_known() -> None:
    assert READ("sw1a1aa", Context()) == Tidy("sw1a1aa")
    assert READ(1067.0, Context()) == Tidy("1067")


def in_column(raw: Raw, country: str | None, *others: Raw) -> object:
    context = Context(row={"country": country})
    column = kind("postcode").evidence(dict(Counter((raw, *others))), context)
    return READ(raw, replace(context, evidence=column))


LOST = (*map(float, range(20100, 20140)), 9124.0, 7028.0)
KEPT = ("08035", "15106", "80525", "94105", "30301")


@pytest.mark.parametrize(
    ("raw", "country", "others", "fault", "written", "safe"),
    [
        (2116.0, "US", LOST, "lost-leading-zero", "02116", True),
        (2116.0, "US", (7028.0, 9124.0), "lost-leading-zero", "02116", True),
        ("2116", "US", KEPT, "lost-leading-zero", "02116", False),
        ("94105", "JP", KEPT, "postcode-country-mismatch", None, False),
        (85055.0, "CN", LOST, "lost-leading-zero", "085055", False),
        (1039.0, None, LOST, "lost-leading-zero", "01039", False),
        (1039.0, "NG", LOST, "lost-leading-zero", "01039", False),
        ("1039", None, KEPT, None, None, True),
        (1010.0, "AT", LOST, None, None, True),
        (1010.0, None, (*range(1020, 1040), 20095.0, 10115.0), None, None, True),
        (1010.0, None, (20095.0, 10115.0), None, None, True),
    ],
)
def test_the_column_says_whether_zeros_were_lost(
    raw: Raw, country: str | None, others: tuple[Raw, ...], fault: str | None, written: str | None, safe: bool
) -> None:
    reading = in_column(raw, country, *others)
    if isinstance(reading, Unreadable):
        assert (reading.fault, reading.proposal) == (fault, written)
    else:
        assert isinstance(reading, Tidy)
        assert (reading.fault, reading.written, reading.safe) == (fault, written, safe)


def test_a_column_may_leave_out_the_space() -> None:
    assert in_column(11000.0, "CZ", 11001.0, 60200.0, 70030.0) == Tidy("110 00")
    assert in_column("SW1A1AA", "GB", "EC1A1BB", "WC2N5DU") == Tidy("SW1A 1AA")
    mixed = in_column("11000", "CZ", "110 01", "602 00", "700 30")
    assert isinstance(mixed, Tidy) and (mixed.written, mixed.safe) == ("110 00", True)
