"""Names, dates and numbers as CLDR writes them in every language, through babel: columns to be read back."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
    get_territory_currencies,
)

from xltable import countries

from ._cases import Cell, Column

DAYS, NUMBERS = 40, 30


def locales() -> list[Locale]:
    """Every locale of CLDR."""
    return [Locale.parse(name) for name in sorted(localedata.locale_identifiers())]


def tag(locale: Locale) -> str:
    """Its BCP 47 tag: a language may be written in two scripts, with other words in each."""
    return str(locale).replace("_", "-")


def columns() -> Iterator[Column]:
    """Every column of this file."""
    for make in (country_names, currency_names, language_names, cities, dates, numbers, percentages, amounts):
        yield from make()


def country_names() -> Iterator[Column]:
    """What each language calls each country, in a workbook of that language; and each name once, in an English one.

    A name that languages give to different countries may be read there as any of them.
    """
    meant = defaultdict(set)
    for locale in locales():
        known = {code: name for code, name in locale.territories.items() if code in countries.alpha2()}
        for code, name in known.items():
            meant[name].add(code)
        if not locale.territory:
            cells = [Cell(name, code) for code, name in known.items()]
            yield Column("country", "names in the workbook's language", cells, tag(locale))
    cells = [Cell(name, frozenset(codes)) for name, codes in sorted(meant.items())]
    yield Column("country", "names in every language of CLDR", cells, same=lambda value, codes: value in codes)


def currency_names() -> Iterator[Column]:
    """What each language calls each currency in use, in a workbook of that language."""
    codes = set(countries.currencies())
    for locale in _languages():
        cells = [Cell(name, code) for code, name in locale.currencies.items() if code in codes and name != code]
        yield Column("currency", "names in every language of CLDR", cells, tag(locale))


def language_names() -> Iterator[Column]:
    """What each language calls the languages of two letters, in a workbook of that language."""
    for locale in _languages():
        cells = [Cell(name, code) for code, name in locale.languages.items() if len(code) == 2]
        yield Column("language", "names in every language of CLDR", cells, tag(locale), _same_language)


def _same_language(value: str, meant: str) -> bool:
    """Hebrew and others have two codes in CLDR."""
    aliases = get_global("language_aliases")
    return aliases.get(meant, meant) == aliases.get(value, value)


def cities() -> Iterator[Column]:
    """The city of each time zone beside its country, in a workbook of each language."""
    lies_in = get_global("zone_territories")
    for locale in _languages():
        cells = [
            Cell(zone["city"], name, {"country": lies_in[name]})
            for name, zone in locale.time_zones.items()
            if "city" in zone and name in countries.time_zones(lies_in.get(name, ""))
        ]
        yield Column("timezone", "cities in every language of CLDR", cells, tag(locale))


def dates() -> Iterator[Column]:
    """Columns of days in each form of each locale; days above 12 are among them."""
    chance = random.Random(5)
    days = [date(2010, 1, 31) + timedelta(days=chance.randrange(6000)) for _ in range(DAYS)] + [date(2019, 12, 31)]
    seen = set()
    for locale in locales():
        for form in ("short", "medium", "long"):
            written = tuple(format_date(day, form, locale) for day in days)
            if written not in seen:
                seen.add(written)
                yield Column("date", f"{form} dates", [*map(Cell, written, days)], tag(locale))


def _written_numbers() -> list[Decimal]:
    chance = random.Random(6)
    shapes = [Decimal(chance.randrange(10**n)).scaleb(-2) for n in (3, 4, 5, 6, 7, 8, 9) for _ in range(5)]
    return [*shapes[:NUMBERS], Decimal("1234567.89"), Decimal("-1234.5"), Decimal("0.25")]


def numbers() -> Iterator[Column]:
    """Columns of numbers in each locale's own digits and signs."""
    given, seen = _written_numbers(), set()
    for locale in locales():
        written = tuple(format_decimal(n, locale=locale, numbering_system="default") for n in given)
        if written not in seen:
            seen.add(written)
            yield Column("number", "numbers of every locale", [*map(Cell, written, map(float, given))], tag(locale))


def percentages() -> Iterator[Column]:
    """Columns of percentages with up to two decimals."""
    given, seen = [n / 1000 for n in (0, 5, 50, 125, 333, 999, 1000)], set()
    for locale in locales():
        written = tuple(
            format_percent(n, locale=locale, decimal_quantization=False, numbering_system="default") for n in given
        )
        if written not in seen:
            seen.add(written)
            yield Column("percent", "percentages of every locale", [*map(Cell, written, given)], tag(locale))


def amounts() -> Iterator[Column]:
    """Columns of amounts in the currency of each locale's country, which stands beside them."""
    for locale in locales():
        own = get_territory_currencies(locale.territory) if locale.territory else ()
        if own and own[0] in countries.currencies():
            given = [round(n, get_currency_precision(own[0])) for n in _written_numbers()]
            written = [format_currency(n, own[0], locale=locale, numbering_system="default") for n in given]
            cells = [Cell(w, float(n), {"currency": own[0]}) for w, n in zip(written, given, strict=True)]
            yield Column("money", "amounts of every locale", cells, tag(locale))


def _languages() -> Iterator[Locale]:
    return (locale for locale in locales() if not locale.territory)
