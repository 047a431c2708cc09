"""Lists too long for a template: currencies, languages, time zones, and the states of countries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .. import countries
from ..collation import sort_key
from ..kinds import Context, Tidy, kind
from ..kinds._language_names import find, names
from ..kinds._subdivisions import called, listed_by_post, name
from ..kinds._zones import known
from ..schema import Template
from ..speech import Sentence


@dataclass(frozen=True)
class Listing:
    """A list under its defined name: what is picked, and what stands beside it."""

    name: str
    heading: Sentence
    beside: Sentence
    rows: Sequence[tuple[str, str]]
    named_beside: str | None = None
    """The defined name of what stands beside, where formulas look into it."""


def listings(template: Template, language: str) -> Iterator[Listing]:
    """The lists that some column of the template offers, in the language of the workbook."""
    used = {column.kind for table in template.tables for column in table.columns}
    if "currency" in used:
        yield Listing("currencies", Sentence("Currency"), Sentence("Name"), _currencies(language))
    if "language" in used:
        yield Listing("languages", Sentence("Language"), Sentence("Key"), _languages(language))
    if "timezone" in used:
        yield Listing("timezones", Sentence("Time zone"), Sentence("Country"), _zones(language))
    if "subdivision" in used:
        yield Listing("states", Sentence("State or province"), Sentence("Country"), _states(language), "states_country")


def _currencies(language: str) -> list[tuple[str, str]]:
    """Those that are legal tender somewhere today, by code (ISO 4217; names after CLDR)."""
    from babel.numbers import get_currency_name

    codes = {c for code in countries.alpha2() if (c := countries.currency(code))}
    return [(code, get_currency_name(code, locale=language.replace("-", "_"))) for code in sorted(codes)]


def _languages(language: str) -> list[tuple[str, str]]:
    """Those that CLDR counts among the languages of some country, each under a name that is read as that language."""
    said = names(language)
    spoken = {tag for code in countries.alpha2() for tag in countries.spoken_somewhere(code)}
    listed = [(said[tag], tag) for tag in spoken if tag in said and find(said[tag]) == tag]
    return sorted(listed, key=lambda row: sort_key(row[0], language))


def _zones(language: str) -> list[tuple[str, str]]:
    """Those that people live in, as the IANA database spells them, by country."""
    from babel.core import get_global

    territories: Mapping[str, str] = get_global("zone_territories")
    said = countries.names(language)
    return [(z, said[c]) for z in sorted(known()) if (c := territories.get(z, "")) in said]


def _states(language: str) -> list[tuple[str, str]]:
    """Those of every country whose post lists them, under the name in `language` where iso-codes has one."""
    said = sorted(countries.names(language).items(), key=lambda item: sort_key(item[1], language))
    states = ((_state(code, country, language), label) for country, label in said for code in listed_by_post(country))
    return [(state, label) for state, label in states if state]


def _state(code: str, country: str, language: str) -> str | None:
    """The name to pick: one that is read as that state and no other, with nothing to mend."""
    for text in (called(code, language), name(code)):
        reading = kind("subdivision").read(text, Context(row={"country": country}, language=language))
        if isinstance(reading, Tidy) and reading.value == code and reading.fault is None:
            return text
    return None
