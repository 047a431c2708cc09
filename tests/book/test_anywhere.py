"""A cell is read in every country that its row can be in: what all say holds, what none accepts is refused."""

from __future__ import annotations

import pytest

from xltable.book.anywhere import contexts_of, read_anywhere
from xltable.kinds import Context, Reading, Tidy, Unreadable, kind
from xltable.speech import say

KOREAS, SAINT_MARTINS, VIRGINS = ("KR", "KP"), ("MF", "SX"), ("VG", "VI")


def read(name: str, raw: str, countries: tuple[str, ...]) -> Reading:
    return read_anywhere(kind(name), raw, contexts_of(Context(), {"country": countries}))


@pytest.mark.parametrize(
    ("name", "raw", "countries", "value"),
    [
        ("postcode", "d-01067", ("DE",), "01067"),
        ("postcode", "1067", (), "1067"),
        ("postcode", "97150", SAINT_MARTINS, "97150"),
        ("postcode", "00801", VIRGINS, "00801"),
        ("postcode", "vg1110", VIRGINS, "vg1110"),
        ("phone", "030 901820", ("DE",), "+4930901820"),
        ("phone", "030 901820", ("DE", "AT"), "030901820"),
        ("phone", "+49 30 901820", KOREAS, "+4930901820"),
        ("subdivision", "Seoul", KOREAS, "Seoul"),
    ],
)
def test_what_a_cell_is_wherever_its_row_is(name: str, raw: str, countries: tuple[str, ...], value: str) -> None:
    reading = read(name, raw, countries)
    assert isinstance(reading, Tidy)
    assert reading.value == value


@pytest.mark.parametrize(
    ("name", "raw", "countries", "named"),
    [
        ("postcode", "SW1A 1AA", ("DE",), "Germany"),
        ("postcode", "95017", SAINT_MARTINS, "St. Martin or Sint Maarten"),
        ("postcode", "SW1A 1AA", VIRGINS, "the British Virgin Islands or the U.S. Virgin Islands"),
        ("tax-id", "no number", ("DE", "AT"), ""),
    ],
)
def test_what_no_country_accepts(name: str, raw: str, countries: tuple[str, ...], named: str) -> None:
    reading = read(name, raw, countries)
    assert isinstance(reading, Unreadable)
    assert named in say(reading.why, "en")


def test_a_cell_whose_row_has_no_country_is_read_once() -> None:
    base = Context(language="de")
    assert contexts_of(base, {}) == (base,)
    assert [context.row for context in contexts_of(base, {"country": KOREAS, "state": "KR-11"})] == [
        {"country": place, "state": "KR-11"} for place in (*KOREAS, None)
    ]
