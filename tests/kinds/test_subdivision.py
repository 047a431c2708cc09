"""States are those of the row's country, and another country's are told from unknown ones."""

from __future__ import annotations

import pytest

from xltable.kinds import Context, Tidy, Unreadable, kind


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("ON", "CA", "CA-ON"),
        ("Ontario", "CA", "CA-ON"),
        ("NSW", "AU", "AU-NSW"),
        ("13", "JP", "JP-13"),
        (13.0, "JP", "JP-13"),
        ("内蒙古", "CN", "CN-NM"),
        ("内蒙古自治区", "CN", "CN-NM"),
        ("Guangdong Province", "CN", "CN-GD"),
        ("서울", "KR", "KR-11"),
        ("Московская область", "RU", "RU-MOS"),
        ("NRW", "DE", "DE-NW"),
        ("Catalonia", "ES", "ES-CT"),
        ("Toscana", "IT", "IT-52"),
        ("State of California", "US", "US-CA"),
        ("La Rioja", "ES", "ES-LO"),
    ],
)
def test_states_by_any_of_their_names(raw: str | float, country: str, value: str) -> None:
    reading = kind("subdivision").read(raw, Context(row={"country": country}))
    assert reading == Tidy(value)


def test_a_state_of_another_country_is_read_as_such() -> None:
    assert kind("subdivision").read("Ontario", Context(row={"country": "US"})) == Tidy("CA-ON")
    assert kind("subdivision").read("CA-ON", Context(row={"country": "US"})) == Tidy("CA-ON")


def test_counties_that_iso_does_not_list_stay_text_where_no_state_is_needed() -> None:
    assert kind("subdivision").read("Middlesex", Context(row={"country": "GB"})) == Tidy("Middlesex")
    refused = kind("subdivision").read("Middlesex", Context(row={"country": "US"}))
    assert isinstance(refused, Unreadable)
    assert "United States" in str(refused.why)


def test_a_slip_is_mended_only_when_asked() -> None:
    reading = kind("subdivision").read("Califronia", Context(row={"country": "US"}))
    assert isinstance(reading, Tidy)
    assert (reading.written, reading.safe) == ("California", False)
