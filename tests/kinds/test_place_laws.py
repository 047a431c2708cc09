"""Kinds of place keep the laws: nothing raises, what is written reads back, what is clean stays clean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.kinds._laws import CELLS, hold, in_column
from xltable import countries
from xltable.kinds import Context, Raw, Tidy, kind

KINDS = ("country", "subdivision", "language", "timezone", "currency", "postcode", "tax-id")
ROWS = (None, "DE", "US", "CN", "GB", "PT", "JP", "BR", "IT", "AE", "XK", "CH", "GR")
COLUMNS: tuple[tuple[Raw, ...], ...] = (
    (),
    ("DE", "FR"),
    ("GERMANY", "FRANCE"),
    ("Deutschland", "Italien"),
    ("en", "de"),
)


@pytest.mark.parametrize("name", KINDS)
@given(
    raw=CELLS, row=st.sampled_from(ROWS), column=st.sampled_from(COLUMNS), language=st.sampled_from(("en", "zh", "de"))
)
@example(raw="", row="DE", column=(), language="en")
@example(raw="\x00", row="DE", column=(), language="en")
@example(raw="²", row="DE", column=(), language="en")
@example(raw="٠١٠٦٧", row="DE", column=(), language="en")
@example(raw="+", row="CN", column=(), language="zh")
@example(raw="/", row="CN", column=(), language="zh")
@settings(max_examples=40, deadline=None)
def test_any_cell(name: str, raw: Raw, row: str | None, column: tuple[Raw, ...], language: str) -> None:
    needed = kind(name).depends_on
    context = Context(row=dict.fromkeys(needed, row), language=language, as_of=date(2026, 11, 22))
    hold(name, raw, in_column(name, column, context) if column else context)


SEEDS: dict[str, tuple[str, ...]] = {
    "country": tuple(countries.names("en").values())
    + tuple(countries.names("zh").values())
    + ("Congo", "USSR", "Asia"),
    "subdivision": tuple(n for c in ("US", "CN", "DE", "JP", "ES") for n in countries.subdivisions(c).values()),
    "language": (
        "English",
        "zh-Hans-CN",
        "Deutsch",
        "简体中文",
        "pt_BR",
        "français",
        "ger",
        "English, French",
        "العربية",
    ),
    "timezone": (
        "Europe/Berlin",
        "UTC+8",
        "GMT-03:30",
        "东八区",
        "CST",
        "China Standard Time",
        "New York",
        "(UTC+01:00) Rome",
    ),
    "currency": ("EUR", "US$", "¥", "人民币", "US Dollar", "kr", "Fr.", "R$", "元", "pesos", "£"),
    "postcode": (
        "SW1A 1AA",
        "01067",
        "1010-001",
        "154-0023",
        "H3Z 2Y7",
        "1234 AB",
        "95014-1234",
        "〒154-0023",
        "D-01067",
    ),
    "tax-id": (
        "DE136695976",
        "FR40303265045",
        "91110000600037341L",
        "16.727.230/0001-97",
        "ATU13585627",
        "00743110157",
    ),
}


@st.composite
def spoilt(draw: st.DrawFn, name: str) -> str:
    """A real value of the kind with its case, spaces, letters or characters meddled with."""
    text = draw(st.sampled_from(SEEDS[name]))
    for slip in draw(
        st.lists(st.sampled_from(("upper", "lower", "pad", "drop", "hide", "swap", "space", "wide")), max_size=3)
    ):
        at = draw(st.integers(0, max(0, len(text) - 1)))
        text = {
            "upper": text.upper(),
            "lower": text.lower(),
            "pad": f" {text}  ",
            "drop": text[:at] + text[at + 1 :],
            "hide": f"{text[:at]}\u200b{text[at:]}",
            "swap": text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            "space": f"{text[:at]} {text[at:]}",
            "wide": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
        }[slip]
    return text


@pytest.mark.parametrize("name", KINDS)
@given(
    data=st.data(),
    row=st.sampled_from(ROWS),
    column=st.sampled_from(COLUMNS),
    language=st.sampled_from(("en", "zh", "de")),
)
@settings(max_examples=100, deadline=None)
def test_spoilt_values(name: str, data: st.DataObject, row: str | None, column: tuple[Raw, ...], language: str) -> None:
    context = Context(row=dict.fromkeys(kind(name).depends_on, row), language=language, as_of=date(2026, 11, 22))
    hold(name, data.draw(spoilt(name)), in_column(name, column, context) if column else context)


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "es", "ru", "ar", "ja", "pt", "vi"])
def test_every_country_by_its_name_is_clean_and_spoilt_is_mended(language: str) -> None:
    context = Context(language=language)
    for code, label in countries.names(language).items():
        assert hold("country", label, context) == Tidy(code)
        spoilt = hold("country", f"  {label} ", context)
        assert isinstance(spoilt, Tidy) and spoilt.value == code and spoilt.fault == "untidy-value" and spoilt.safe


@pytest.mark.parametrize("code", ["US", "CN", "DE", "JP", "IN", "BR", "ES", "IT", "FR", "RU", "MX"])
def test_every_subdivision_by_its_name_and_code_is_clean(code: str) -> None:
    context = Context(row={"country": code})
    for subdivision in countries.subdivisions(code):
        assert hold("subdivision", subdivision, context) == Tidy(subdivision)
        short = hold("subdivision", subdivision.partition("-")[2], context)
        assert isinstance(short, Tidy) and short.fault is None


def test_every_time_zone_and_currency_is_clean() -> None:
    for code in countries.alpha2():
        for zone in countries.time_zones(code):
            assert hold("timezone", zone, Context(row={"country": code})) == Tidy(zone)
    for code in countries.currencies():
        assert hold("currency", code, Context()) == Tidy(code)
