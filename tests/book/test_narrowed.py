"""A name that several countries bear is the country that the phone or the postcode of its row proves."""

from __future__ import annotations

import pytest

from xltable.kinds import Raw

from ..rules.builder import book_of


@pytest.mark.parametrize(
    ("country", "phone", "postcode", "code"),
    [
        ("Korea", "+82 2 312 3456", None, "KR"),
        ("Korea", "0082 2 312 3456", None, "KR"),
        ("Korea", "02 312 3456", None, None),
        ("Korea", "+49 30 901820", None, None),
        ("Korea", None, "03051", "KR"),
        ("Korea", "+850 2 381 2345", "03051", None),
        ("Congo", "+243 81 234 5678", None, "CD"),
        ("Congo", 242064123456.0, None, None),
        ("Saint Martin", "+590 590 87 12 34", "97150", "MF"),
        ("Saint Martin", "+1 721 542 1234", None, "SX"),
        ("Saint Martin", None, "95017", None),
        ("Virgin Islands", None, "00801", "VI"),
        ("Virgin Islands", None, "VG1110", "VG"),
        ("Germany", "+82 2 312 3456", None, "DE"),
    ],
)
def test_the_country_that_a_row_proves(country: str, phone: Raw, postcode: Raw, code: str | None) -> None:
    columns = {"country": ["Korea", country], "phone": [None, phone], "postcode": [None, postcode]}
    table = book_of({"contacts": columns})["contacts"]
    assert table.values("country") == [None, code]
    assert table.readings("country").raws[table.readings("country").codes[1]] == country


@pytest.mark.parametrize(
    "numbers", [("+82 2 312 3456", None), (None, "+82 10 2345 6789"), ("02 312 3456", "+82 2 312 3456")]
)
def test_any_phone_of_the_row_proves_it(numbers: tuple[Raw, Raw]) -> None:
    phone, mobile = numbers
    table = book_of({"contacts": {"country": ["Korea"], "phone": [phone], "mobile": [mobile]}})["contacts"]
    assert table.values("country") == ["KR"]
