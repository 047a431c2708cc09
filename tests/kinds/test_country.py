"""A column of countries keeps its own form, and only what is certain is written unasked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from xltable import countries
from xltable.kinds import Ambiguous, Context, Options, Raw, Tidy, Unreadable, kind
from xltable.speech import say

COUNTRY = kind("country")


def read(raw: Raw, *column: Raw, **context: Any) -> Tidy | Ambiguous | Unreadable:
    base = Context(**context)
    return COUNTRY.read(
        raw, replace(base, evidence=COUNTRY.evidence(dict.fromkeys(column, 1), base)) if column else base
    )


@pytest.mark.parametrize(
    ("raw", "column", "written"),
    [
        ("Germny", ("France", "Italy"), "Germany"),
        ("Germny", ("法国", "意大利"), "德国"),
        ("Germny", ("FR", "IT"), "DE"),
        ("Germny", ("FRA", "ITA"), "DEU"),
        ("Germny", ("FRANCE", "ITALY"), "GERMANY"),
        ("Germny", ("FRANCE", "Italy", "Spain"), "Germany"),
        ("Germny", ("Frankreich", "Italien", "Spanien", "Spain"), "Deutschland"),
        ("Germny", ("Cuba", "Oman", "Ghana", "Canada", "Nepal", "Irlanda", "Cina"), "Germania"),
    ],
)
def test_what_is_mended_takes_the_form_of_the_column(raw: str, column: tuple[str, ...], written: str) -> None:
    reading = read(raw, *column)
    assert isinstance(reading, Tidy)
    assert (reading.value, reading.written) == ("DE", written)


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("germany", True),
        (" DE ", True),
        ("🇩🇪", True),
        ("+49", True),
        ("Korea, Rep. of", True),
        ("CÃ´te d'Ivoire", True),
        ("Germny", False),
        ("Chnese", False),
        ("Scotland", False),
        ("Zaire", False),
        ("German", False),
        ("+44", False),
        ("276", False),
        ("Zurich, Switzerland", False),
    ],
)
def test_only_what_is_certain_is_safe(raw: str, safe: bool) -> None:
    reading = read(raw)
    assert isinstance(reading, Tidy)
    assert reading.fault in ("untidy-value", "mojibake")
    assert reading.safe is safe


def test_complete_forms_are_clean_in_any_column() -> None:
    for column in (("FR", "IT"), ("FRANCE", "ITALY"), ("法国", "意大利"), ("France", "Italy")):
        for raw in (
            "DE",
            "DEU",
            "Germany",
            "Deutschland",
            "德国",
            "Federal Republic of Germany",
            "UK",
            "USA",
            "Holland",
        ):
            assert read(raw, *column).fault is None, (raw, column)


def test_the_readings_of_a_shared_name_are_told() -> None:
    reading = read("Korea", language="de")
    assert isinstance(reading, Ambiguous)
    assert reading.readings == ("Nordkorea", "Südkorea")


def test_na_among_names_may_say_that_nothing_is_known() -> None:
    assert read("NA", "Germany", "France") == read("NA", "Germany", "France")
    assert isinstance(read("NA", "Germany", "France"), Ambiguous)
    assert read("NA", "DE", "FR") == Tidy("NA")
    assert read("NA") == Tidy("NA")


def test_a_refusal_names_the_nearest() -> None:
    reading = read("Germanistan")
    assert isinstance(reading, Unreadable)
    assert "“Germany”" in str(reading.why)
    chinese = read("Germanistan", language="zh")
    assert isinstance(chinese, Unreadable) and "德国" in say(chinese.why, "zh")


def test_appearance() -> None:
    assert COUNTRY.appearance(Options(), "zh").example == countries.name("DE", "zh")
