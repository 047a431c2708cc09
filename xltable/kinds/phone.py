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
| '13800138000.0' | country=CN | +8613800138000 | untidy-value | +86 138 0013 8000 |
| +84 0912 345 678 | | +84912345678 | untidy-value | +84 912 345 678 |
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..countries import Country
from ..speech import Sentence, counted
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import Cleaned, as_text, clean, shown
from ._phone_numbers import (
    EXTENSION,
    abroad,
    at_home,
    formatted,
    is_short,
    national_digits,
    plain_international,
    region_of,
)
from ._phone_plans import Number
from ._phone_text import Dialled, dialled, parts
from .identifier import lost_digits

depends_on = ("country",)
JOINED = "; "
_INTERNATIONAL = re.compile(r"\+[1-9]\d{0,3}(?:[ .-]?\(?\d+\)?)+(?: ext\. \d{1,7})?", re.ASCII)
_NATIONAL = re.compile(r"(?!\d{4,}\.0$)\(?\d+\)?(?:[ ./-]? ?\(?\d+\)?)*(?: ext\. \d{1,7})?", re.ASCII)
_ABROAD = re.compile(r"[^\d+＋]*(?:[+＋]|00)")
"""How a number begins that names its country, whatever label stands before it."""
_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_SHORTEST, _LONGEST = 5, 15
"""National digits of a number whose country is not known (ITU-T E.164: at most 15 with the country code)."""


def evidence(distinct: Mapping[Raw, int], context: Context) -> str:
    """The form most cells are written in: `e164`, `international` or `national`."""
    counts = {"international": 0, "e164": 0, "national": 0}
    for raw, count in distinct.items():
        if isinstance(raw, str) and _ABROAD.match(raw):
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
    found = plain_international(number)
    if found is None or not found.valid or found.e164 != _digits(number):
        return None
    return Tidy(found.e164 + (EXTENSION + extension if extension else ""))


def _digits(text: str) -> str:
    """What a number says as it is typed, with a zero of its own country behind the code if it has one."""
    return "+" + "".join(c for c in text if c.isdigit())


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
    region = region_of(context.row.get("country"))
    if parted.text.startswith("+"):
        number = abroad(parted.text)
        return _complete(raw, cleaned, parted, number, context) if number.valid else _not_given_out(raw)
    if parted.text.startswith("00") and (number := abroad("+" + parted.text[2:])).valid:
        return _complete(raw, cleaned, parted, number, context)
    home = region or region_of(context.home)
    if home is None:
        return _without_country(raw, cleaned, parted)
    number = at_home(parted.text, home)
    if number.valid:
        return _local(raw, cleaned, parted, number, context, certain=region is not None)
    if region is None:
        return _without_country(raw, cleaned, parted)
    return _elsewhere(raw, parted, region, context)


def _complete(raw: Raw, cleaned: Cleaned, parted: Dialled, number: Number, context: Context) -> Tidy:
    """A number with its country code: clean in any usual form."""
    value = _with_extension(number.e164, parted)
    if isinstance(raw, str) and _INTERNATIONAL.fullmatch(raw) and number.e164 == _digits(parted.text):
        return Tidy(value)
    return _rewritten(raw, cleaned, parted, value, context, safe=not parted.labelled)


def _local(raw: Raw, cleaned: Cleaned, parted: Dialled, number: Number, context: Context, certain: bool) -> Tidy:
    """A number as dialled inside its country: clean where the column is written so."""
    value = _with_extension(number.e164, parted)
    if not isinstance(raw, str) and national_digits(number.e164) == "0" + parted.digits:
        why = Sentence("“{value}” is stored as a number and has lost its leading zero.", value=as_text(raw))
        return Tidy(value, "lost-leading-zero", _written(value, context), safe=certain, why=why)
    prevailing = context.evidence in (None, "national")
    if prevailing and (not isinstance(raw, str) or _NATIONAL.fullmatch(raw)):
        return Tidy(value)
    return _rewritten(raw, cleaned, parted, value, context, safe=certain and not parted.labelled)


def _without_country(raw: Raw, cleaned: Cleaned, parted: Dialled) -> Reading:
    """A local number, and no country to read it by: kept, because nothing proves it wrong."""
    if not _SHORTEST <= len(parted.digits) <= _LONGEST:
        why = counted(
            len(parted.digits),
            "“{value}” has {n} digit; no country has phone numbers of this length.",
            "“{value}” has {n} digits; no country has phone numbers of this length.",
            value=shown(raw),
        )
        return Unreadable(why)
    value = _with_extension(parted.digits, parted)
    if cleaned.fault and not parted.labelled:
        return Tidy(value, cleaned.fault, cleaned.text, why=cleaned.why)
    return Tidy(value)


def _elsewhere(raw: Raw, parted: Dialled, region: str, context: Context) -> Reading:
    """A number the row's country does not give out: a short one it knows, or none, with what it could be."""
    if len(parted.digits) <= 6 and is_short(parted.digits, region):
        return Tidy(_with_extension(parted.digits, parted))
    proposal = None
    for number in (abroad("+" + parted.digits.lstrip("0")), at_home(parted.text, region_of(context.home) or region)):
        if number.valid and len(parted.digits) >= 9:
            proposal = formatted(_with_extension(number.e164, parted))
            break
    why = Sentence("“{value}” is not a phone number of {country}, the row’s country.", value=shown(raw),
                   country=Country(region))  # fmt: skip
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
    return Unreadable(
        Sentence("“{value}” is not a valid phone number in the country its code belongs to.", value=shown(raw))
    )


def _rewritten(raw: Raw, cleaned: Cleaned, parted: Dialled, value: str, context: Context, safe: bool) -> Tidy:
    written = _written(value, context)
    if cleaned.fault == "invisible-characters":
        return Tidy(value, cleaned.fault, written, safe, cleaned.why)
    why = Sentence("“{value}” is a valid number, but not written as “{written}”.", value=shown(raw), written=written)
    return Tidy(value, "untidy-value", written, safe, why)


def _with_extension(number: str, parted: Dialled) -> str:
    return number + EXTENSION + parted.extension if parted.extension else number


def _written(value: str, context: Context) -> str:
    return value if context.evidence == "e164" else formatted(value)
