"""A sign is read by the customer's country, then by the home country, and never without one."""

from __future__ import annotations

import pytest

from xltable.kinds import Ambiguous, Context, Tidy, kind

READ = kind("currency").read


@pytest.mark.parametrize(
    ("raw", "country", "home", "code", "safe"),
    [
        ("￥", "CN", None, "CNY", False),
        ("￥", "JP", "CN", "JPY", False),
        ("¥", "DE", "CN", "CNY", False),
        ("$", "AU", None, "AUD", False),
        ("RMB", None, None, "CNY", True),
        ("US$", "DE", None, "USD", True),
        ("£", "GB", None, "GBP", False),
        ("€", "US", "US", "EUR", True),
        ("yuan", None, None, "CNY", True),
        ("日元", None, None, "JPY", True),
        ("Britisches Pfund", None, None, "GBP", True),
    ],
)
def test_signs_and_names(raw: str, country: str | None, home: str | None, code: str, safe: bool) -> None:
    reading = READ(raw, Context(row={"country": country}, home=home))
    assert isinstance(reading, Tidy)
    assert (reading.value, reading.fault, reading.written, reading.safe) == (code, "untidy-value", code, safe)


def test_a_shared_sign_alone_is_not_guessed() -> None:
    reading = READ("¥", Context())
    assert isinstance(reading, Ambiguous)
    assert reading.readings == ("CNY", "JPY")


def test_the_language_of_the_workbook_comes_before_signs_of_others() -> None:
    for language, code in (("os", "RUB"), ("ky", "KGS"), ("en", "KGS")):
        reading = READ("Сом", Context(language=language))
        assert isinstance(reading, Tidy)
        assert reading.value == code


def test_names_are_known_in_languages_few_write() -> None:
    reading = READ("Íslensk króna", Context(language="en"))
    assert isinstance(reading, Tidy)
    assert reading.value == "ISK"
