"""Names read back as their own country, and the facts are those of the day."""

from __future__ import annotations

from datetime import date

import pycountry
import pytest

from xltable import countries
from xltable.errors import UsageError


def test_every_iso_country_and_kosovo() -> None:
    assert set(countries.alpha2()) == {c.alpha_2 for c in pycountry.countries} | {"XK"}
    assert list(countries.alpha2()) == sorted(countries.alpha2())


@pytest.mark.parametrize(
    "language", ["en", "zh", "zh-Hant", "de", "fr", "es", "it", "pt", "ru", "ja", "ko", "ar", "vi", "nb"]
)
def test_every_name_reads_back_in_its_language(language: str) -> None:
    names = countries.names(language)
    assert set(names) == set(countries.alpha2())
    assert {code: countries.find(name, language).code for code, name in names.items()} == {code: code for code in names}


def test_names() -> None:
    assert countries.name("DE", "en") == "Germany"
    assert countries.name("DE", "zh") == "德国"
    assert countries.name("FM", "en") == "Micronesia (FM)", "what a region is called too gets its code"
    assert countries.name("DE", "xx") == "Germany", "English where the language is not known"
    with pytest.raises(UsageError):
        countries.name("QQ", "en")


def test_nearest_names() -> None:
    assert countries.nearest("Grmany")[0] == "DE"
    assert countries.nearest("qqqqqq") == ()


def test_facts() -> None:
    assert countries.dial_code("DE") == "+49"
    assert countries.dial_code("XK") == "+383"
    assert countries.dial_code("AQ") is None
    assert countries.languages("CH")[0] == "de"
    assert countries.time_zones("CN")[0] == "Asia/Shanghai"
    assert countries.weekend("DE") == (5, 6)
    assert countries.weekend("SA") == (4, 5)
    assert countries.continent("MX") == "north-america"
    assert countries.flag("DE") == "🇩🇪"
    assert countries.alpha3("DE") == "DEU"
    assert countries.subdivisions("US")["US-CA"] == "California"
    assert countries.subdivisions("AQ") == {}
    assert "CNY" in countries.currencies() and "DEM" not in countries.currencies()


def test_currencies_as_of_a_day() -> None:
    assert countries.currency("CN") == "CNY"
    assert countries.currency("HR", date(2022, 12, 31)) == "HRK"
    assert countries.currency("HR", date(2023, 1, 1)) == "EUR"
    assert countries.currency("BG", date(2025, 12, 31)) == "BGN"
    assert countries.currency("BG", date(2026, 1, 1)) == "EUR"
    assert countries.currency("AQ") is None
