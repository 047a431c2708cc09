"""A currency by its code (ISO 4217); names and signs that can mean only one are turned into the code.

Formulas look rates up by the code, so it is what the column holds. A sign that several currencies share is read by the
customer's country, then by the home country; alone it stays open.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| EUR | | EUR | | |
| CNY | | CNY | | |
| eur | | EUR | untidy-value | EUR |
| ' USD ' | | USD | untidy-value | USD |
| 'US\\u200bD' | | USD | invisible-characters | USD |
| € | | EUR | untidy-value | EUR |
| US$ | | USD | untidy-value | USD |
| RMB | | CNY | untidy-value | CNY |
| 人民币 | | CNY | untidy-value | CNY |
| 美元 | | USD | untidy-value | USD |
| Euro | | EUR | untidy-value | EUR |
| US Dollar | | USD | untidy-value | USD |
| ￥ | country=CN | CNY | untidy-value | CNY |
| ¥ | country=JP | JPY | untidy-value | JPY |
| $ | country=CA | CAD | untidy-value | CAD |
| ¥ | home=CN | CNY | untidy-value | CNY |
| $ | | | ambiguous-value | |
| ¥ | | | ambiguous-value | |
| $ | country=DE | | ambiguous-value | |
| DEM | | | unreadable-value | |
| Taler | | | unreadable-value | |
| EURO$ | | | unreadable-value | |
| 100.0 | | | unreadable-value | |
"""

from __future__ import annotations

import unicodedata

from .. import countries
from ..countries.spelling import fold
from ..speech import Sentence
from . import Ambiguous, Appearance, Context, Options, Raw, Reading, Tidy, Validation
from ._characters import clean, shown
from ._cldr_names import named, named_anywhere
from ._currency_signs import codes
from ._refusals import not_a

depends_on = ("country",)
CURRENCY = Sentence("a currency")
_LANGUAGES = ("en", "zh", "zh-Hant", "es", "ar", "fr", "ru", "de", "pt", "ja", "ko", "it")
_TELLING = 2
"""A single letter such as E is rather a slip than the sign of a currency few use."""
_SHORTEST = 4
"""Shorter texts are no name of a currency in languages few write."""


def read(raw: Raw, context: Context) -> Reading:
    """The ISO 4217 code of the currency that the cell names."""
    if not isinstance(raw, str):
        return not_a(raw, CURRENCY)
    cleaned = clean(raw)
    text = cleaned.text
    if text.upper() in countries.currencies():
        return _tidy(raw, text.upper(), True)
    meant = _meant(text, context.language)
    if len(meant) == 1:
        return _tidy(raw, min(meant), len(text) >= _TELLING or not text.isascii())
    for country in (context.row.get("country"), context.home):
        own = countries.currency(country, context.as_of) if country in countries.alpha2() else None
        if own in meant:
            return _tidy(raw, str(own), False)
    if not meant:
        return not_a(raw, CURRENCY)
    return Ambiguous(tuple(sorted(meant)), Sentence("“{value}” is the sign of several currencies.", value=shown(raw)))


def appearance(options: Options, language: str) -> Appearance:
    offered = Validation("list", "lists_currencies", stop=False)
    return Appearance(number_format="@", width=9, align="center", validation=offered, example="EUR")


def _tidy(raw: str, code: str, certain: bool) -> Tidy:
    if raw == code:
        return Tidy(code)
    cleaned = clean(raw)
    if cleaned.fault == "invisible-characters":
        return Tidy(code, cleaned.fault, code, certain, cleaned.why)
    why = Sentence("“{value}” stands for the currency “{code}”.", value=shown(raw), code=code)
    return Tidy(code, "untidy-value", code, certain, why)


def _meant(text: str, language: str) -> frozenset[str]:
    """The currencies in use that are called so: in the workbook's language, by a sign, in usual languages, in any."""
    key, in_use = fold(text), frozenset(countries.currencies())
    if not codes(text):
        for sign in (c for c in text if unicodedata.category(c) == "Sc"):
            in_use &= codes(sign)  # “EURO$” is neither
    for found in (
        named("currencies", language).get(key, frozenset()),
        codes(text),
        named("currencies", *_LANGUAGES).get(key, frozenset()),
    ):
        if meant := found & in_use:
            return meant
    if len(key) < _SHORTEST or not any(c.isalpha() for c in key):
        return frozenset()
    return named_anywhere("currencies").get(key, frozenset()) & in_use
