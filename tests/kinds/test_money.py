"""Amounts keep their currency in the currency column, or say what stands in the way."""

from __future__ import annotations

import pytest
from babel.numbers import format_currency
from hypothesis import given, settings
from hypothesis import strategies as st

from xltable.kinds import Ambiguous, Tidy, Unreadable, kind
from xltable.kinds._currency_signs import codes

from ._columns import CELLS, assert_laws, context_of, reading, value

LOCALES = [
    "en",
    "de",
    "de_CH",
    "fr",
    "es",
    "es_MX",
    "pt",
    "pt_BR",
    "ru",
    "ar_EG",
    "ja",
    "zh",
    "zh_Hant",
    "en_IN",
    "hi",
    "pl",
    "cs",
    "sv",
    "da",
    "tr",
    "it",
    "nl",
    "ko",
    "th",
]
CODES = ("USD", "EUR", "GBP", "CNY", "JPY", "INR", "BRL", "RUB", "CHF", "PLN", "SEK", "MXN", "EGP", "CAD", "KRW")


@given(CELLS, st.lists(CELLS, max_size=3), st.sampled_from([None, "EUR", "USD", "CNY"]))
def test_laws(raw: object, others: list[object], currency: str | None) -> None:
    assert_laws("money", raw, context_of("money", [raw, *others], row={"currency": currency}))


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=25)
@given(cents=st.integers(-99_999_999, 99_999_999), code=st.sampled_from(CODES))
def test_as_every_locale_writes_it(locale: str, cents: int, code: str) -> None:
    def spelt(amount: float) -> str:
        return format_currency(amount, code, locale=locale, currency_digits=False, format="¤#,##0.00")

    assert value("money", spelt(cents / 100), spelt(1234567.25), row={"currency": code}) == cents / 100


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("12,50 €", "EUR", 12.5),
        ("€12.50", "EUR", 12.5),
        ("EUR 12,50", "EUR", 12.5),
        ("12.5 euros", "EUR", 12.5),
        ("A$ 5", "AUD", 5),
        ("$5", "HKD", 5),
        ("US$5", "USD", 5),
        ("USD 5", "USD", 5),
        ("$ 5 USD", "USD", 5),
        ("(€5)", "EUR", -5),
        ("€-5", "EUR", -5),
        ("-€5", "EUR", -5),
        ("5,- €", "EUR", 5),
        ("¥1200", "CNY", 1200),
        ("¥1200", "JPY", 1200),
        ("￥1200元", "CNY", 1200),
        ("1200元整", "CNY", 1200),
        ("RMB 1200", "CNY", 1200),
        ("人民币1.2万元", "CNY", 12000),
        ("1200円", "JPY", 1200),
        ("5 Mio. EUR", "EUR", 5e6),
        ("₹1,23,456", "INR", 123456),
        ("Rs.500/-", "INR", 500),
        ("500 р.", "RUB", 500),
        ("500 руб.", "RUB", 500),
        ("R$ 5,50", "BRL", 5.5),
        ("5.50 zł", "PLN", 5.5),
        ("kr 5,50", "SEK", 5.5),
        ("£3.5k", "GBP", 3500),
        ("٥٠٠ ر.س.", "SAR", 500),
        ("HK$ 5", "HKD", 5),
        ("NT$500", "TWD", 500),
        ("Fr. 5.50", "CHF", 5.5),
        ("CHF 1'200.–", "CHF", 1200),
    ],
)
def test_the_currency_of_the_row_goes_without_loss(text: str, currency: str, amount: float) -> None:
    found = reading("money", text, row={"currency": currency})
    assert isinstance(found, Tidy), found
    assert (found.value, found.fault, found.safe) == (amount, "number-stored-as-text", True)


def test_where_the_row_has_none_the_currency_is_not_lost_unseen() -> None:
    found = reading("money", "12,50 €")
    assert isinstance(found, Tidy)
    assert (found.value, found.safe) == (12.5, False)
    assert "EUR" in str(found.why)


def test_another_currency_is_refused_naming_both() -> None:
    found = reading("money", "12,50 €", row={"currency": "USD"})
    assert isinstance(found, Unreadable)
    assert str(found.why) == "“12,50 €” is in EUR, but the row's currency is USD."
    assert isinstance(reading("money", "$ 5 EUR", row={"currency": "USD"}), Unreadable), "two currencies at once"


def test_money_without_a_smaller_unit_has_no_decimals() -> None:
    assert value("money", "1,234円") == 1234
    assert value("money", "¥1,234", row={"currency": "JPY"}) == 1234
    assert value("money", "1.234", row={"currency": "VND"}) == 1234
    for row in ({"currency": "CNY"}, {}):
        assert isinstance(reading("money", "¥1,234", row=row), Ambiguous)


def test_signs_that_several_countries_share() -> None:
    assert {"USD", "CAD", "AUD", "MXN"} <= codes("$")
    assert codes("¥") == codes("￥") == {"CNY", "JPY"}
    assert {"SEK", "NOK", "DKK"} <= codes("kr")
    assert not codes("pcs") and not codes("%") and not codes("")


def test_it_asks_for_the_rows_currency() -> None:
    assert kind("money").depends_on == ("currency",)


@pytest.mark.parametrize(("currency", "kind_of"), [("MMK", Ambiguous), ("PGK", Ambiguous), ("EUR", Tidy)])
def test_letters_that_multiply_and_are_a_sign_of_the_rows_currency_are_not_guessed(
    currency: str, kind_of: type
) -> None:
    assert isinstance(reading("money", "8 K", row={"currency": currency}), kind_of)
