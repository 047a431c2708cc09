"""A postcode in the form its country uses.

Without a country it is kept as it is, if it has a digit: letters alone are no postcode anywhere. A leading zero that a
spreadsheet dropped is put back where the country's length proves it and the column does not speak against it, as texts
of it that kept their zeros do; where the country says nothing the column may suggest it, which is told and not mended
unasked. A code without its space or hyphen is left so where the column writes such codes without it.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| SW1A 1AA | country=GB | SW1A 1AA | | |
| sw1a1aa | country=GB | SW1A 1AA | untidy-value | SW1A 1AA |
| 01067 | country=DE | 01067 | | |
| 1067 | country=DE | 01067 | lost-leading-zero | 01067 |
| 1067.0 | country=DE | 01067 | lost-leading-zero | 01067 |
| 185.0 | country=IT | 00185 | lost-leading-zero | 00185 |
| 26133.0 | country=DE | 26133 | | |
| D-01067 | country=DE | 01067 | untidy-value | 01067 |
| CH-8001 | country=CH | 8001 | | |
| AZ1000 | country=AZ | 1000 | | |
| 1073 | country=LV | LV-1073 | untidy-value | LV-1073 |
| ΤΚ 491 18 | country=GR | 491 18 | untidy-value | 491 18 |
| 1010-001 | country=PT | 1010-001 | | |
| 1010001 | country=PT | 1010-001 | untidy-value | 1010-001 |
| 1010 001 | country=PT | 1010-001 | untidy-value | 1010-001 |
| 1540023 | country=JP | 154-0023 | untidy-value | 154-0023 |
| １５４－００２３ | country=JP | 154-0023 | untidy-value | 154-0023 |
| 〒154-0023 | country=JP | 154-0023 | untidy-value | 154-0023 |
| h3z2y7 | country=CA | H3Z 2Y7 | untidy-value | H3Z 2Y7 |
| 1234ab | country=NL | 1234 AB | untidy-value | 1234 AB |
| 114 55 | country=SE | 114 55 | | |
| 200040 | country=CN | 200040 | | |
| 95014-1234 | country=US | 95014-1234 | | |
| 2138.0 | country=US | 02138 | lost-leading-zero | 02138 |
| 234.0 | country=DE | | postcode-country-mismatch | |
| '75008\\u200b' | country=FR | 75008 | invisible-characters | 75008 |
| 1234 | | 1234 | | |
| Sector 5 | country=AE | Sector 5 | | |
| SW1A 1AA | country=DE | | postcode-country-mismatch | |
| 52006 | country=ES | 52006 | | |
| 75011 | country=ES | | postcode-country-mismatch | |
| 82000 | country=TR | | postcode-country-mismatch | |
| 123 | country=AT | | postcode-country-mismatch | |
| ABCDE | country=QA | | unreadable-value | |
| n/a | country=DE | | unreadable-value | |
| 12.5 | country=DE | | unreadable-value | |
| True | country=DE | | unreadable-value | |
| '10115.0' | country=DE | 10115 | untidy-value | 10115 |
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import countries
from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable
from ._characters import as_text, clean, shown
from ._place_cells import as_code
from ._postal_column import Habit, habit
from ._postal_forms import Form, form
from ._refusals import is_nothing, not_a, says_nothing

depends_on = ("country",)
POSTCODE = Sentence("a postcode")
MOST_ZEROS = 2
"""More zeros than these are not put back unasked: the number may be something else."""


def evidence(distinct: Mapping[Raw, int], context: Context) -> Habit:
    """Whether the column shows that zeros were lost or kept, and whether it writes codes without separators."""
    return habit(distinct)


def read(raw: Raw, context: Context) -> Reading:
    """The postcode as the row's country writes it."""
    column = context.evidence if isinstance(context.evidence, Habit) else Habit()
    text = as_code(raw)
    if text is None:
        return not_a(raw, POSTCODE)
    text = text.removeprefix("〒").strip()
    if is_nothing(text):
        return says_nothing(raw, POSTCODE)
    country = context.row.get("country")
    known = form(country) if country in countries.alpha2() else None
    if known is None and not any(c.isdigit() for c in text):
        return not_a(raw, POSTCODE)
    if known is None:
        return _suggested(raw, text, column) or _as_it_is(raw)
    tidy = known.tidy(text)
    if tidy is not None:
        own_form = not context.canonical and column.writes(text) and as_text(raw) == text
        return Tidy(tidy) if own_form and text == text.upper() else _tidy(raw, tidy)
    unsigned = known.unsigned(text)
    if unsigned != text and (tidy := known.tidy(unsigned)) is not None:
        with_prefix = as_text(raw).replace(" ", "") == f"{known.prefix}{tidy}".replace(" ", "")
        return Tidy(tidy) if known.prefix and with_prefix else _tidy(raw, tidy)
    lost = _lost(raw, text, known, column) or _suggested(raw, text, column)
    return lost or _mismatch(raw, str(country), known)


def judges(context: Context) -> bool:
    """Whether the row's country has postcodes."""
    country = context.row.get("country")
    return country in countries.alpha2() and form(country) is not None


def appearance(options: Options, language: str) -> Appearance:
    """Text, so that no zero is lost."""
    return Appearance(number_format="@", width=11, example="01067")


def _as_it_is(raw: Raw) -> Tidy:
    if not isinstance(raw, str):
        return Tidy(as_text(raw))
    cleaned = clean(raw)
    return Tidy(cleaned.text, cleaned.fault, cleaned.text if cleaned.fault else None, why=cleaned.why)


def _tidy(raw: Raw, tidy: str) -> Tidy:
    if raw == tidy or as_text(raw) == tidy:
        return Tidy(tidy)
    cleaned = clean(as_text(raw))
    if cleaned.fault == "invisible-characters":
        return Tidy(tidy, cleaned.fault, tidy, why=cleaned.why)
    why = Sentence("“{value}” is an untidy way to write the postcode “{postcode}”.", value=shown(raw), postcode=tidy)
    return Tidy(tidy, "untidy-value", tidy, why=why)


def _lost(raw: Raw, text: str, known: Form, column: Habit) -> Tidy | None:
    padded = known.padded(text)
    if padded is None:
        return None
    digits = sum(c.isdigit() for c in text)
    missing, possible = (known.digits or 0) - digits, column.lost(raw, digits)
    if not possible and (
        missing > 1 or (isinstance(raw, str) and column.keeps_zeros and column.full in (None, digits))
    ):
        return None
    why = Sentence("“{value}” has lost its leading zero: postcodes like “{example}” have {digits} digits.",
                   value=shown(raw), example=known.example, digits=known.digits)  # fmt: skip
    return Tidy(padded, "lost-leading-zero", padded, possible and missing <= MOST_ZEROS, why)


def _suggested(raw: Raw, text: str, column: Habit) -> Tidy | None:
    padded = column.padded(raw, text, MOST_ZEROS)
    if padded is None:
        return None
    why = Sentence("“{value}” seems to have lost its leading zero: nearly all postcodes of this column have {digits} "
                   "digits.", value=shown(raw), digits=len(padded))  # fmt: skip
    return Tidy(padded, "lost-leading-zero", padded, False, why)


def _mismatch(raw: Raw, country: str, known: Form) -> Unreadable:
    if not any(c.isdigit() for c in as_text(raw)):
        return not_a(raw, POSTCODE)
    why = Sentence("“{value}” is not a postcode of {country}, where they look like “{example}”.",
                   value=shown(raw), country=countries.Country(country), example=known.example)  # fmt: skip
    return Unreadable(why, fault="postcode-country-mismatch")
