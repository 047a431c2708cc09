"""Phone numbers as libphonenumber knows them: the only door to the library, and a quicker way for plain ones."""

from __future__ import annotations

import functools
import re
from typing import Any

from ._phone_plans import Number, Plan, Plans, plan

EXTENSION = " ext. "
_NO_SIGNS = str.maketrans("", "", "+()[]-./ ")
_TRUNK_ZERO = re.compile(r"(\+\d[\d ]*?)\s*[(\[]0[)\]]")


def plain_international(text: str) -> Number | None:
    """A number written after a `+`, from patterns alone; None where this needs the library."""
    return _plans().abroad(text.translate(_NO_SIGNS))


def region_of(country: object) -> str | None:
    """A region the library knows; None for anything else."""
    return country if isinstance(country, str) and country in _library().SUPPORTED_REGIONS else None


def abroad(text: str) -> Number:
    """A number written with its country code, `(0)` and all."""
    bare = _TRUNK_ZERO.sub(r"\1", text)
    number = number_of(bare)
    if not number.valid and bare != text:
        return number_of(text)
    return number


def at_home(text: str, region: str) -> Number:
    number = number_of(text, region)
    if not number.valid and _plans().of(region).code == "39":
        return number_of("0" + text, region)
    return number


@functools.lru_cache(maxsize=100_000)
def number_of(text: str, region: str | None = None) -> Number:
    """What the library of phone numbers makes of a text, from patterns of its own where it is plainly written.

    `text` holds digits, `+` and signs only. An impossible number is ("", False).
    """
    digits = text.translate(_NO_SIGNS)
    found = None
    if digits.isascii() and digits.isdigit():
        if text[0] == "+":
            found = _plans().abroad(digits)
        elif region is not None and "+" not in text:
            found = _plans().at_home(digits, region)
    return found or by_library(text, region)


def by_library(text: str, region: str | None = None) -> Number:
    """The number as the library of phone numbers says; ("", False) where it finds none."""
    library = _library()
    try:
        number = library.parse(text, region)
    except library.NumberParseException:
        return Number("", False)
    e164: str = library.format_number(number, library.PhoneNumberFormat.E164)
    return Number(e164, bool(library.is_valid_number(number)))


@functools.lru_cache(maxsize=100_000)
def formatted(value: str) -> str:
    """E.164 with an extension as people write it internationally."""
    library = _library()
    number, _, extension = value.partition(EXTENSION)
    parsed = library.parse(number, None)
    written: str = library.format_number(parsed, library.PhoneNumberFormat.INTERNATIONAL)
    return written + (EXTENSION + extension if extension else "")


def national_digits(e164: str) -> str:
    """The digits dialled inside the country."""
    library = _library()
    written = library.format_number(library.parse(e164, None), library.PhoneNumberFormat.NATIONAL)
    return "".join(c for c in written if c.isdigit())


def region_by_area(value: str) -> str | None:
    """The country of a number, the first of several, by its area code; None for one that lies nowhere (toll-free)."""
    library = _library()
    number = library.parse(value.partition(";")[0].partition(EXTENSION)[0], None)
    types = library.PhoneNumberType
    if library.number_type(number) not in (types.FIXED_LINE, types.MOBILE, types.FIXED_LINE_OR_MOBILE):
        return None
    region: str | None = library.region_code_for_number(number)
    return region


def is_short(digits: str, region: str) -> bool:
    from phonenumbers import shortnumberinfo

    number = _library().PhoneNumber(country_code=int(_plans().of(region).code), national_number=int(digits))
    return bool(shortnumberinfo.is_valid_short_number_for_region(number, region))


@functools.cache
def _plans() -> Plans:
    return Plans(of=_plan, regions=functools.cache(lambda code: _library().region_codes_for_country_code(int(code))))


@functools.cache
def _plan(region: str) -> Plan:
    return plan(_library().PhoneMetadata.metadata_for_region(region))


@functools.cache
def _library() -> Any:
    import phonenumbers

    return phonenumbers
