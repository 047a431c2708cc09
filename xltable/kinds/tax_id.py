"""A tax number of a company, checked by the rules of its country.

VAT numbers of the European Union have their prefix; other numbers are written as their country writes them. Where the
country is not known, or has no rules that are known, the number is kept as it is. A leading zero is put back only where
the country's check digit proves that it was lost.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| DE136695976 | country=DE | DE136695976 | | |
| 136695976 | country=DE | DE136695976 | | |
| DE 136 695 976 | country=DE | DE136695976 | untidy-value | DE136695976 |
| de136695976 | country=DE | DE136695976 | untidy-value | DE136695976 |
| DE136695976 | | DE136695976 | | |
| USt-IdNr. DE136695976 | country=DE | DE136695976 | untidy-value | DE136695976 |
| ИНН 7707083893 | country=RU | 7707083893 | untidy-value | 7707083893 |
| EL094259216 | country=GR | EL094259216 | | |
| ATU13585627 | country=AT | ATU13585627 | | |
| 743110157.0 | country=IT | IT00743110157 | lost-leading-zero | 00743110157 |
| 11234567.0 | country=US | | unreadable-value | |
| 1234.0 | country=FO | | unreadable-value | |
| 16.727.230/0001-97 | country=BR | 16727230000197 | | |
| 16727230/0001-97 | country=BR | 16727230000197 | | |
| 16 727 230 0001 97 | country=BR | 16727230000197 | untidy-value | 16727230000197 |
| 91110000600037341L | country=CN | 91110000600037341L | | |
| 91110000 600037341l | country=CN | 91110000600037341L | untidy-value | 91110000600037341L |
| ９１１１００００６０００３７３４１Ｌ | country=CN | 91110000600037341L | untidy-value | 91110000600037341L |
| CHE-107.787.577 MWST | country=CH | CHE107787577MWST | | |
| 'DE136695976\\u200b' | country=DE | DE136695976 | invisible-characters | DE136695976 |
| 12-3456789 | country=US | 123456789 | | |
| 1234567 | country=AE | 1234567 | | |
| 1234567.0 | | 1234567 | | |
| DE136695977 | country=DE | | unreadable-value | |
| DE1366959 | country=DE | | unreadable-value | |
| FR40303265045 | country=DE | | tax-id-country-mismatch | |
| 91110000600037341L | country=DE | | tax-id-country-mismatch | |
| 2.0304E+10 | country=PE | | lost-digits | |
| gb424088111 | country=GB | 424088111 | untidy-value | GB424088111 |
| none | country=DE | | unreadable-value | |
| True | country=DE | | unreadable-value | |
"""

from __future__ import annotations

import re

from .. import countries
from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable
from ._characters import as_text, clean, shown
from ._place_cells import as_code
from ._refusals import is_nothing, not_a, says_nothing
from ._tax_numbers import compact, elsewhere, is_checked, modules, prefixes, valid, why_not
from .identifier import lost_digits

depends_on = ("country",)
TAX_ID = Sentence("a tax number")
_WHY = {
    "check": "“{value}” is not a tax number of {country}: its check digit does not fit.",
    "length": "“{value}” is not a tax number of {country}: it has the wrong length.",
    "form": "“{value}” is not a tax number of {country}: it is not written like one.",
}
_LABELLED = re.compile(
    r"^(?:(?:vat|tax|gst|mwst|ust|uid|ein|abn)\W*(?:id\w*|reg\w*|no|nr|number)*|ust-?idnr|st\.?-?nr|p\.? ?iva"
    r"|partita iva|nif|cif|cnpj|cuit|rfc|rut|nit|inn|инн|税号|税號|統一編號|统一社会信用代码|法人番号)"
    r"\W*[:：.\s]\s*(?=\S*\d)",
    re.I,
)
"""What says before a number which one it is."""
MOST_ZEROS = 2
"""Zeros that a number cell may have lost, if the check digit proves it."""


def read(raw: Raw, context: Context) -> Reading:
    """The number as the row's country writes it."""
    text = as_code(raw)
    if text is None:
        return not_a(raw, TAX_ID)
    if lost := lost_digits(raw):
        return lost
    if is_nothing(text):
        return says_nothing(raw, TAX_ID)
    if not any(c.isdigit() for c in text):
        return not_a(raw, TAX_ID)
    text = _LABELLED.sub("", text)
    country = context.row.get("country")
    if country not in countries.alpha2() or not modules(country):
        return _unchecked(raw, text)
    found = valid(text, country)
    if found:
        return _tidy(raw, *found, country)
    padded = _padded(text, country)
    if padded and is_checked(padded, country):
        return _lost_zero(raw, padded, country)
    return _refused(raw, text, country, None if isinstance(raw, str) else padded)


def appearance(options: Options, language: str) -> Appearance:
    """Text, so that no digit is lost."""
    return Appearance(number_format="@", width=20, example="DE136695976")


def _unchecked(raw: Raw, text: str) -> Tidy:
    """A number that nothing is known to check."""
    other = elsewhere(text, None)
    found = valid(text, other) if other else None
    if other and found and compact(text).startswith(prefixes(other)):
        return _tidy(raw, *found, other)
    if not isinstance(raw, str):
        return Tidy(text)
    cleaned = clean(raw)
    return Tidy(text, cleaned.fault, text if cleaned.fault else None, why=cleaned.why)


def _tidy(raw: Raw, value: str, official: str, country: str) -> Tidy:
    bare = value.removeprefix(prefixes(country)[0])
    forms = {value, *(f"{p}{n}" for p in ("", *prefixes(country)) for n in (bare, *_less_marked(official)))}
    if as_text(raw) in forms:
        return Tidy(value)
    cleaned = clean(as_text(raw))
    written = next((t for t in (cleaned.text, cleaned.text.upper()) if t in forms and t != raw), value)
    if cleaned.fault == "invisible-characters":
        return Tidy(value, cleaned.fault, written, why=cleaned.why)
    why = Sentence("“{value}” is an untidy way to write the tax number “{number}”.", value=shown(raw), number=written)
    return Tidy(value, "untidy-value", written, why=why)


def _less_marked(official: str) -> set[str]:
    """The official form, and it without its dots, without its hyphens and so on, as many write it."""
    forms = {official}
    for mark in {c for c in official if not c.isalnum()}:
        forms |= {form.replace(mark, "") for form in forms}
    return forms


def _padded(text: str, country: str) -> str | None:
    """The number with the zeros it may have lost; None where that is no number of the country."""
    if not (text.isascii() and text.isdigit()):
        return None
    return next((padded for n in range(1, MOST_ZEROS + 1) if valid(padded := "0" * n + text, country)), None)


def _lost_zero(raw: Raw, padded: str, country: str) -> Tidy:
    """Safe in a number cell, which cannot keep a zero; in a text another digit may be what is missing."""
    found = valid(padded, country)
    value = found[0] if found else padded
    written = value.removeprefix(prefixes(country)[0])
    why = Sentence("“{value}” has lost its leading zero: “{number}” fits its check digit.",
                   value=shown(raw), number=written)  # fmt: skip
    return Tidy(value, "lost-leading-zero", written, not isinstance(raw, str), why)


def _refused(raw: Raw, text: str, country: str, proposal: str | None) -> Unreadable:
    label = countries.Country(country)
    other = elsewhere(text, country)
    if other:
        why = Sentence("“{value}” is a tax number of {other}, not of {country}.",
                       value=shown(raw), other=countries.Country(other), country=label)  # fmt: skip
        return Unreadable(why, fault="tax-id-country-mismatch")
    return Unreadable(Sentence(_WHY[why_not(text, country)], value=shown(raw), country=label), proposal)
