"""Tax numbers are checked by the rules of the row's country."""

from __future__ import annotations

import pytest

from xltable.kinds import Context, Raw, Tidy, Unreadable, kind

READ = kind("tax-id").read


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("IT00743110157", "IT", "IT00743110157"),
        ("GB980780684", "GB", "980780684"),
        ("GR094259216", "GR", "EL094259216"),
        ("27AAPFU0939F1ZV", "IN", "27AAPFU0939F1ZV"),
        ("404833048", "FR", "404833048"),
        ("B58378431", "ES", "ESB58378431"),
        ("NL004495445B01", "NL", "NL004495445B01"),
        ("995525828MVA", "NO", "995525828MVA"),
    ],
)
def test_complete_numbers_are_clean(raw: str, country: str, value: str) -> None:
    assert READ(raw, Context(row={"country": country})) == Tidy(value)


@pytest.mark.parametrize(
    ("raw", "country", "fault", "said"),
    [
        ("DE136695977", "DE", "unreadable-value", "its check digit does not fit"),
        ("DE1366", "DE", "unreadable-value", "it has the wrong length"),
        ("DE13669597X", "DE", "unreadable-value", "it is not written like one"),
        ("FR40303265045", "DE", "tax-id-country-mismatch", "a tax number of France, not of Germany"),
        ("16.727.230/0001-97", "CN", "tax-id-country-mismatch", "a tax number of Brazil, not of China"),
    ],
)
def test_a_refusal_says_what_is_wrong(raw: str, country: str, fault: str, said: str) -> None:
    reading = READ(raw, Context(row={"country": country}))
    assert isinstance(reading, Unreadable)
    assert reading.fault == fault
    assert said in str(reading.why)


def test_a_zero_lost_from_a_number_cell_is_proved_by_the_check_digit() -> None:
    for raw, safe in ((743110157.0, True), ("743110157", False)):
        reading = READ(raw, Context(row={"country": "IT"}))
        assert isinstance(reading, Tidy)
        assert (reading.fault, reading.written, reading.safe) == ("lost-leading-zero", "00743110157", safe)


@pytest.mark.parametrize(("raw", "country"), [("136695978", "DE"), (136695978.0, "DE"), (1234.0, "FO"), ("1234", "FO")])
def test_no_zero_is_put_before_a_number_that_no_check_digit_proves(raw: Raw, country: str) -> None:
    reading = READ(raw, Context(row={"country": country}))
    assert isinstance(reading, Unreadable)
    assert reading.proposal == (None if isinstance(raw, str) else f"{raw:.0f}".zfill({"DE": 10, "FO": 6}[country]))
