"""Time zones by offset, abbreviation and name, within the customer's country."""

from __future__ import annotations

from datetime import date

import pytest

from xltable.kinds import Context, Tidy, kind

READ = kind("timezone").read


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("UTC+2", "DE", "Europe/Berlin"),
        ("UTC+1", "DE", "Europe/Berlin"),
        ("GMT", "GB", "GMT"),
        ("UTC-3", "UY", "America/Montevideo"),
        ("GMT+5.30", "IN", "Asia/Kolkata"),
        ("UTC−5", "US", "America/New_York"),
        ("PST", "US", "America/Los_Angeles"),
        ("西五区", "US", "America/New_York"),
        ("Central European Time", None, "Europe/Paris"),
        ("CET", "FR", "Europe/Paris"),
        ("W. Europe Standard Time", None, "Europe/Berlin"),
        ("上海", None, "Asia/Shanghai"),
        ("UTC+0", None, "Etc/UTC"),
    ],
)
def test_read(raw: str, country: str | None, value: str) -> None:
    assert READ(raw, Context(row={"country": country}, language="zh", as_of=date(2026, 6, 1))) == Tidy(value)


def test_an_offset_that_two_zones_of_the_country_keep_differently_is_what_it_says() -> None:
    assert READ("UTC-7", Context(row={"country": "US"}, as_of=date(2026, 6, 1))) == Tidy("Etc/GMT+7")


@pytest.mark.parametrize(("city", "zone"), [("Красноярск", "Asia/Krasnoyarsk"), ("Якутск", "Asia/Yakutsk")])
def test_a_city_is_its_own_zone_whatever_other_zones_are_called_after_it(city: str, zone: str) -> None:
    assert READ(city, Context(row={"country": "RU"}, language="ru", as_of=date(2026, 6, 1))) == Tidy(zone)
