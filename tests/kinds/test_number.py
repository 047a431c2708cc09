"""Numbers are read with the decimal sign the column proves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from xltable.kinds import Ambiguous, Tidy, Unreadable, kind
from xltable.speech import messages, say

from ._columns import CELLS, assert_laws, context_of, reading, value

LOCALES = [
    "en",
    "en_IN",
    "de",
    "de_CH",
    "de_AT",
    "fr",
    "fr_CH",
    "es",
    "pt",
    "pt_PT",
    "ru",
    "uk",
    "pl",
    "cs",
    "sv",
    "nb",
    "tr",
    "it",
    "nl",
    "zh",
    "ja",
    "ko",
    "th",
    "vi",
    "id",
    "he",
]
SCRIPTS = {
    "arabic": ("٠", "٬٫\u061c-"),
    "persian": ("۰", "٬٫\u200e−"),
    "devanagari": ("०", ",.-"),
    "bengali": ("০", ",.-"),
    "thai": ("๐", ",.-"),
    "full-width": ("０", "，．－"),
}
"""The digit nought, and the signs for grouping, decimals and minus."""
EXACT = st.decimals(-99_999_999, 99_999_999, places=4, allow_nan=False)
PROOF = Decimal("1234567.25")


@given(CELLS, st.lists(CELLS, max_size=4), st.sampled_from([None, ",", "."]), st.sampled_from([None, 0.0]))
def test_laws(raw: object, others: list[object], decimal: str | None, minimum: float | None) -> None:
    hints = {} if decimal is None else {"decimal": decimal}
    assert_laws("number", raw, context_of("number", [raw, *others], hints=hints, minimum=minimum))


@given(st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**15), 10**15)))
def test_a_real_number_is_clean(number: float) -> None:
    assert reading("number", number) == Tidy(number)


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=25)
@given(number=EXACT)
def test_as_every_locale_writes_it(locale: str, number: Decimal) -> None:
    text = format_decimal(number, "#,##0.####", locale=locale)
    assert value("number", text, format_decimal(PROOF, locale=locale)) == float(number)


@pytest.mark.parametrize(("zero", "signs"), SCRIPTS.values(), ids=SCRIPTS)
@settings(max_examples=25)
@given(number=EXACT)
def test_in_the_digits_of_other_scripts(zero: str, signs: str, number: Decimal) -> None:
    def spelt(amount: Decimal) -> str:
        signed = str.maketrans({",": signs[0], ".": signs[1], "-": signs[2:]})
        text = format_decimal(amount, "#,##0.####", locale="en_IN").translate(signed)
        return "".join(chr(ord(zero) + int(c)) if c.isascii() and c.isdigit() else c for c in text)

    assert value("number", spelt(number), spelt(PROOF)) == float(number)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(",."))
def test_a_lone_sign_before_three_digits_is_never_guessed(whole: int, part: int, sign: str) -> None:
    text = f"{whole}{sign}{part:03d}"
    other = "," if sign == "." else "."
    grouped, fraction = float(f"{whole}{part:03d}"), float(f"{whole}.{part:03d}")
    alone = reading("number", text)
    assert isinstance(alone, Ambiguous)
    assert {float(r) for r in alone.readings} == {grouped, fraction}
    assert value("number", text, f"1{sign}5") == fraction
    assert value("number", text, f"1{other}5") == grouped
    assert isinstance(reading("number", text, "1,5", "1.5"), Ambiguous)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1'234", 1234),
        ("1’234.5", 1234.5),
        ("1 234,56", 1234.56),
        ("1\u00a0234,56", 1234.56),
        ("1\u2009234\u2009567", 1234567),
        ("1\u202f234,5", 1234.5),
        ("1,23,456", 123456),
        ("12,34,567.5", 1234567.5),
        ("1.234.567", 1234567),
        ("0.001", 0.001),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5),
        ("1234,567", 1234.567),
        ("+5", 5),
        ("−5", -5),
        ("5−", -5),
        ("(5)", -5),
        ("（5）", -5),
        ("- 5", -5),
        ("▲5", -5),
        ("△1,234.5", -1234.5),
        ("５００", 500),
        ("१२३", 123),
        ("٣٫٥", 3.5),
        ("۱۲۳٬۴۵۶", 123456),
        ("๑๒", 12),
        ("1.2万", 12000),
        ("1.2 萬", 12000),
        ("3億", 3e8),
        ("3千万", 3e7),
        ("1億2000万", 1.2e8),
        ("3万5千", 35000),
        ("1万2345", 12345),
        ("2.5百万", 2.5e6),
        ("1.5亿", 1.5e8),
        ("2만", 20000),
        ("3.5k", 3500),
        ("3.5K", 3500),
        ("2 Mio.", 2e6),
        ("2,5 Mrd.", 2.5e9),
        ("5 Tsd.", 5000),
        ("2 млн", 2e6),
        ("5 тыс.", 5000),
        ("1.5 lakh", 150000),
        ("2 crore", 2e7),
        ("1.5 million", 1.5e6),
        ("2 millones", 2e6),
        ("٢ مليون", 2e6),
        ("1.5bn", 1.5e9),
    ],
)
def test_forms(text: str, number: float) -> None:
    found = reading("number", text)
    assert isinstance(found, Tidy), found
    assert (found.value, found.fault, found.safe) == (number, "number-stored-as-text", True)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [("12 mil", "es", 12000), ("1,5 mil", "pt", 1500), ("12 mil.", "es", 12000), ("2 Cr", "hi", 2e7)],
)
def test_words_that_multiply_in_some_languages_only(text: str, language: str, number: float) -> None:
    assert value("number", text, language=language) == number
    assert isinstance(reading("number", text), Unreadable), "a million, or a credit, elsewhere"


@pytest.mark.parametrize("text", ["007", "00.5", "1.38E+10", "1e5", "1234567890123456789", "0.12345678901234567"])
def test_what_a_number_would_lose_is_not_lost_unseen(text: str) -> None:
    found = reading("number", text)
    assert isinstance(found, Tidy) and not found.safe


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("12 pcs", "“12 pcs” is more than a number: beside 12 it says “pcs”."),
        ("2m", "“2m” is more than a number: beside 2 it says “m”."),
        ("~50", "“~50” is more than a number: beside 50 it says “~”."),
        ("12.03.2021", "“12.03.2021” is not a number."),
        ("10-20", "“10-20” is not a number."),
        ("1,2345,678", "“1,2345,678” is not a number."),
        ("1.234,567.8", "“1.234,567.8” is not a number."),
        ("5²", "“5²” is more than a number: beside 5 it says “²”."),
        ("1/2", "“1/2” is not a number."),
        ("#N/A", "“#N/A” is an error of a formula, not a number."),
        ("暂无", "“暂无” is not a number: it only says that there is none, and an empty cell says that better."),
        (True, "“TRUE” says yes or no; it is not a number."),
        (float("nan"), "“nan” is not a number."),
    ],
)
def test_what_is_refused_says_why(raw: object, why: str) -> None:
    found = reading("number", raw)
    assert isinstance(found, Unreadable)
    assert str(found.why) == why
    assert found.why.text in messages("zh") and "number" not in say(found.why, "zh")


def test_the_bare_number_is_proposed() -> None:
    found = reading("number", "12 pcs")
    assert isinstance(found, Unreadable) and found.proposal == 12


@pytest.mark.parametrize(
    ("raw", "low", "high", "fault"),
    [
        (5.0, 1, 5, None),
        (5.5, 1, 5, "out-of-range"),
        ("6", 1, 5, "out-of-range"),
        (-1.0, 0, None, "out-of-range"),
        (9.0, None, 8, "out-of-range"),
    ],
)
def test_out_of_range(raw: float | str, low: float | None, high: float | None, fault: str | None) -> None:
    found = reading("number", raw, minimum=low, maximum=high)
    assert isinstance(found, Tidy)
    assert (found.value, found.fault, found.written) == (float(raw), fault, None)


def test_the_validation_in_excel_takes_what_is_read() -> None:
    options = context_of("number", [], minimum=1, maximum=5).options
    check = kind("number").appearance(options, "en").validation
    assert check is not None and (check.type, check.first, check.second) == ("decimal", 1, 5)
