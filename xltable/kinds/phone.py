"""A phone number, understood with the country of its row and written so that it can be dialled from anywhere.

A complete number in any usual form is clean. A local number belongs to the row's country; where no country is known it
is kept as it stands, because nothing proves it wrong. A number that no plan gives out, or with letters in it, is
reported and never changed.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| +49 170 1234567 | | '+491701234567' | | |
| '+491701234567' | | '+491701234567' | | |
| +49-30-901820 | | '+4930901820' | | |
| 030 901820 | country=DE | '+4930901820' | | |
| 030 901820 | country=DE column=+49 30 901820;+49 89 32168 | '+4930901820' | untidy-value | +49 30 901820 |
| 0049 30 901820 | | '+4930901820' | untidy-value | +49 30 901820 |
| +49 (0)30 901820 | | '+4930901820' | untidy-value | +49 30 901820 |
| tel:+49-30-901820 | | '+4930901820' | untidy-value | +49 30 901820 |
| ＋８６　１３８　００１３　８０００ | | '+8613800138000' | untidy-value | +86 138 0013 8000 |
| 010-62781234转801 | country=CN | '+861062781234 ext. 801' | untidy-value | +86 10 6278 1234 ext. 801 |
| +49 170 1234567 ext. 12 | | '+491701234567 ext. 12' | | |
| +49 30 901820 Durchwahl 12 | | '+4930901820 ext. 12' | untidy-value | +49 30 901820 ext. 12 |
| +49 30 901820 / +49 170 1234567 | | '+4930901820; +491701234567' | untidy-value | +49 30 901820; +49 170 1234567 |
| 089/32168 | country=DE | '+498932168' | | |
| 13800138000.0 | country=CN | '+8613800138000' | | |
| 7911123456.0 | country=GB | '+447911123456' | lost-leading-zero | +44 7911 123456 |
| 030 901820 | | '030901820' | | |
| 0170 12345ab67 | country=DE | | unreadable-value | |
| '1.38E+10' | | | lost-digits | |
| 123 | | | unreadable-value | |
| +49 1 | | | unreadable-value | |
| 13800138000 | country=DE | | unreadable-value | |
| 请打座机 | country=CN | | unreadable-value | |
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import Cleaned, as_text, clean, shown
from ._phone_plans import Plan, Plans, plan
from ._phone_text import Dialled, dialled, parts
from .identifier import lost_digits

depends_on = ("country",)
EXTENSION = " ext. "
JOINED = "; "
_INTERNATIONAL = re.compile(r"\+[1-9]\d{0,3}(?:[ .-]?\(?\d+\)?)+(?: ext\. \d{1,7})?", re.ASCII)
_NATIONAL = re.compile(r"\(?\d+\)?(?:[ ./-]? ?\(?\d+\)?)*(?: ext\. \d{1,7})?", re.ASCII)
_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_NO_DIGITS = str.maketrans("", "", "+()[]-./ ")
_TRUNK_ZERO = re.compile(r"(\+\d[\d ]*?)\s*[(\[]0[)\]]")
_SHORTEST, _LONGEST = 5, 15
"""National digits of a number whose country is not known (ITU-T E.164: at most 15 with the country code)."""


@dataclass(frozen=True, slots=True)
class Number:
    """One phone number: E.164, and whether its country's plan gives it out."""

    e164: str
    valid: bool


def evidence(distinct: Mapping[Raw, int], context: Context) -> str:
    """The form most cells are written in: `e164`, `international` or `national`."""
    counts = {"international": 0, "e164": 0, "national": 0}
    for raw, count in distinct.items():
        if isinstance(raw, str) and raw.lstrip().startswith(("+", "＋", "00")):
            counts["e164" if _E164.fullmatch(raw) else "international"] += count
        else:
            counts["national"] += count
    form = max(counts, key=lambda f: counts[f])
    return "international" if context.canonical and form == "national" else form


def read(raw: Raw, context: Context) -> Reading:
    """The number in E.164, with ` ext. 12` where it has an extension."""
    if isinstance(raw, str):
        if "+" in raw and (quick := _quick(raw)):
            return quick
        cleaned = clean(raw)
        return lost_digits(cleaned.text) or _several(raw, cleaned, context) or _one(raw, cleaned, context)
    if isinstance(raw, float | int) and not isinstance(raw, bool) and raw > 0 and float(raw).is_integer():
        return lost_digits(raw) or _one(raw, Cleaned(as_text(raw)), context)
    return Unreadable(Sentence("“{value}” is not a phone number.", value=shown(raw)))


def appearance(options: Options, language: str) -> Appearance:
    """Text, wide enough for an international number; at least three digits are asked for."""
    bare = "{cell}"
    for digit in range(10):
        bare = f'SUBSTITUTE({bare},{digit},"")'
    asked = Validation("custom", f"LEN({{cell}})-LEN({bare})>2")
    return Appearance(number_format="@", width=20, validation=asked, example="+49 170 1234567")


def _quick(raw: str) -> Tidy | None:
    """The reading of a plainly written valid international number; None for all others."""
    if not _INTERNATIONAL.fullmatch(raw) or "(0" in raw:
        return None
    number, _, extension = raw.partition(EXTENSION)
    found = _plans().abroad(number.translate(_NO_DIGITS))
    if found is None or not found[1]:
        return None
    return Tidy(found[0] + (EXTENSION + extension if extension else ""))


def _several(raw: str, cleaned: Cleaned, context: Context) -> Reading | None:
    """The reading of a cell that holds more than one number; None where it holds one."""
    if not (found := parts(cleaned.text)):
        return None
    readings = [_one(part, Cleaned(part), context) for part in found]
    if not all(isinstance(r, Tidy) and r.value for r in readings):
        return None
    tidy = [r for r in readings if isinstance(r, Tidy)]
    value = JOINED.join(r.value for r in tidy)
    written = JOINED.join(str(r.written) if r.fault else part for r, part in zip(tidy, found, strict=True))
    if written == raw:
        return Tidy(value)
    why = Sentence("“{value}” holds {n} phone numbers, not separated by “; ”.", value=shown(raw), n=len(tidy))
    return Tidy(value, "untidy-value", written, safe=all(r.safe for r in tidy), why=why)


def _one(raw: Raw, cleaned: Cleaned, context: Context) -> Reading:
    parted = dialled(cleaned.text)
    if parted.odd or not parted.digits:
        return _not_a_number(raw, parted)
    region = _region(context.row.get("country"))
    if parted.text.startswith("+"):
        number = _abroad(parted.text)
        return _complete(raw, cleaned, parted, number, context) if number.valid else _not_given_out(raw)
    if parted.text.startswith("00") and (number := _abroad("+" + parted.text[2:])).valid:
        return _complete(raw, cleaned, parted, number, context)
    home = region or _region(context.home)
    if home is None:
        return _without_country(raw, cleaned, parted)
    number = _at_home(parted.text, home)
    if number.valid:
        return _local(raw, cleaned, parted, number, context, certain=region is not None)
    if region is None:
        return _without_country(raw, cleaned, parted)
    return _elsewhere(raw, parted, region, context)


def _complete(raw: Raw, cleaned: Cleaned, parted: Dialled, number: Number, context: Context) -> Tidy:
    """A number with its country code: clean in any usual form."""
    value = _with_extension(number.e164, parted)
    if isinstance(raw, str) and _INTERNATIONAL.fullmatch(raw) and "(0" not in raw:
        return Tidy(value)
    return _rewritten(raw, cleaned, parted, value, context, safe=not parted.labelled)


def _local(raw: Raw, cleaned: Cleaned, parted: Dialled, number: Number, context: Context, certain: bool) -> Tidy:
    """A number as dialled inside its country: clean where the column is written so."""
    value = _with_extension(number.e164, parted)
    if not isinstance(raw, str) and _national(number.e164) == "0" + parted.digits:
        why = Sentence("“{value}” is stored as a number and has lost its leading zero.", value=as_text(raw))
        return Tidy(value, "lost-leading-zero", _written(value, context), safe=certain, why=why)
    prevailing = context.evidence in (None, "national")
    if prevailing and (not isinstance(raw, str) or _NATIONAL.fullmatch(raw)):
        return Tidy(value)
    return _rewritten(raw, cleaned, parted, value, context, safe=certain and not parted.labelled)


def _without_country(raw: Raw, cleaned: Cleaned, parted: Dialled) -> Reading:
    """A local number, and no country to read it by: kept, because nothing proves it wrong."""
    if not _SHORTEST <= len(parted.digits) <= _LONGEST:
        why = Sentence("“{value}” has {n} digits; no country has phone numbers of this length.",
                       value=shown(raw), n=len(parted.digits))  # fmt: skip
        return Unreadable(why)
    value = _with_extension(parted.digits, parted)
    if cleaned.fault and not parted.labelled:
        return Tidy(value, cleaned.fault, cleaned.text, why=cleaned.why)
    return Tidy(value)


def _elsewhere(raw: Raw, parted: Dialled, region: str, context: Context) -> Reading:
    """A number the row's country does not give out: a short one it knows, or none, with what it could be."""
    if len(parted.digits) <= 6 and _is_short(parted.digits, region):
        return Tidy(_with_extension(parted.digits, parted))
    proposal = None
    for number in (_abroad("+" + parted.digits.lstrip("0")), _at_home(parted.text, _region(context.home) or region)):
        if number.valid and len(parted.digits) >= 9:
            proposal = _formatted(_with_extension(number.e164, parted))
            break
    why = Sentence("“{value}” is not a phone number of the row’s country ({country}).", value=shown(raw), country=region)
    return Unreadable(why, proposal)


def _not_a_number(raw: Raw, parted: Dialled) -> Unreadable:
    if parted.odd and parted.digits:
        if parted.odd.isalpha():
            return Unreadable(Sentence("“{value}” has letters in it, so which digits are meant is not certain.",
                                       value=shown(raw)))  # fmt: skip
        return Unreadable(Sentence("“{value}” contains “{sign}”, which no phone number has.",
                                   value=shown(raw), sign=parted.odd))  # fmt: skip
    return Unreadable(Sentence("“{value}” is not a phone number.", value=shown(raw)))


def _not_given_out(raw: Raw) -> Unreadable:
    return Unreadable(Sentence("“{value}” is not a number that the country of its code gives out.", value=shown(raw)))


def _rewritten(raw: Raw, cleaned: Cleaned, parted: Dialled, value: str, context: Context, safe: bool) -> Tidy:
    written = _written(value, context)
    if cleaned.fault == "invisible-characters":
        return Tidy(value, cleaned.fault, written, safe, cleaned.why)
    why = Sentence("“{value}” is a good number in another form than “{written}”.", value=shown(raw), written=written)
    return Tidy(value, "untidy-value", written, safe, why)


def _with_extension(number: str, parted: Dialled) -> str:
    return number + EXTENSION + parted.extension if parted.extension else number


def _written(value: str, context: Context) -> str:
    return value if context.evidence == "e164" else _formatted(value)


def _region(country: object) -> str | None:
    """A region the library knows; None for anything else."""
    return country if isinstance(country, str) and country in _library().SUPPORTED_REGIONS else None


def _abroad(text: str) -> Number:
    """A number written with its country code, `(0)` and all."""
    bare = _TRUNK_ZERO.sub(r"\1", text)
    number = number_of(bare)
    if not number.valid and bare != text:
        return number_of(text)
    return number


def _at_home(text: str, region: str) -> Number:
    number = number_of(text, region)
    if not number.valid and _plans().of(region).code == "39":
        return number_of("0" + text, region)
    return number


@functools.lru_cache(maxsize=100_000)
def number_of(text: str, region: str | None = None) -> Number:
    """What the library of phone numbers makes of a text, from patterns of its own where it is plainly written.

    `text` holds digits, `+` and signs only. An impossible number is ("", False).
    """
    digits = text.translate(_NO_DIGITS)
    found = None
    if digits.isascii() and digits.isdigit():
        if text[0] == "+":
            found = _plans().abroad(digits)
        elif region is not None and "+" not in text:
            found = _plans().at_home(digits, region)
    return Number(*(found or by_library(text, region)))


def by_library(text: str, region: str | None = None) -> tuple[str, bool]:
    """(E.164, valid) as the library of phone numbers says; ("", False) where it finds no number."""
    library = _library()
    try:
        number = library.parse(text, region)
    except library.NumberParseException:
        return "", False
    return library.format_number(number, library.PhoneNumberFormat.E164), library.is_valid_number(number)


@functools.lru_cache(maxsize=100_000)
def _formatted(value: str) -> str:
    """E.164 with an extension as people write it internationally."""
    library = _library()
    number, _, extension = value.partition(EXTENSION)
    parsed = library.parse(number, None)
    written = library.format_number(parsed, library.PhoneNumberFormat.INTERNATIONAL)
    return written + (EXTENSION + extension if extension else "")


def _national(e164: str) -> str:
    """The digits dialled inside the country."""
    library = _library()
    written = library.format_number(library.parse(e164, None), library.PhoneNumberFormat.NATIONAL)
    return "".join(c for c in written if c.isdigit())


def _is_short(digits: str, region: str) -> bool:
    from phonenumbers import shortnumberinfo

    number = _library().PhoneNumber(country_code=int(_plans().of(region).code), national_number=int(digits))
    return bool(shortnumberinfo.is_valid_short_number_for_region(number, region))


@functools.cache
def _plans() -> Plans:
    return Plans(of=_plan, regions=functools.cache(lambda code: _library().region_codes_for_country_code(code)))


@functools.cache
def _plan(region: str) -> Plan:
    return plan(_library().PhoneMetadata.metadata_for_region(region))


@functools.cache
def _library() -> Any:
    import phonenumbers

    return phonenumbers
