"""What is true of a country today: currency, languages, time zones, weekend, calling code, flag, subdivisions."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from .table import facts, states

if TYPE_CHECKING:
    import gettext


def dial_code(code: str) -> str | None:
    """The calling code with its plus sign (`+49`); None where there is none. Source: ITU-T E.164."""
    dial = facts()[code].dial
    return f"+{dial}" if dial else None


@functools.cache
def first_digits(code: str) -> re.Pattern[str] | None:
    """What numbers of a country begin with, by its calling code and the area codes that are its own alone.

    >>> [bool(first_digits(code).match("+12684621234")) for code in ("AG", "US", "DE")]
    [True, False, False]
    """
    own = facts()[code]
    if not own.dial:
        return None
    others = "|".join(each.area_codes for each in facts().values() if each.dial == own.dial and each.area_codes)
    area = f"(?:{own.area_codes})" if own.area_codes else f"(?!{others})" if others else ""
    return re.compile(rf"\+{own.dial}{area}")


def alpha3(code: str) -> str:
    """The alpha-3 code of ISO 3166-1 (XKX for Kosovo)."""
    return facts()[code].alpha_3


def currency(code: str, as_of: date | None = None) -> str | None:
    """The currency (ISO 4217) in use on a day, today if not given; None where there is none. Source: CLDR, ISO 4217."""
    from babel.numbers import get_territory_currencies

    from .groups import member

    day = as_of or date.today()
    if member("eurozone", code, day):
        return "EUR"
    found = get_territory_currencies(code, day, day, tender=True, non_tender=False)
    return found[0] if found else None


def languages(code: str) -> tuple[str, ...]:
    """The official languages (BCP 47), the most spoken first; those of fact where none is official. Source: CLDR."""
    from babel.languages import get_official_languages

    found = get_official_languages(code, de_facto=True)
    return tuple(tag.replace("_", "-") for tag in found)


def time_zones(code: str) -> tuple[str, ...]:
    """The IANA time zones of a country. Source: CLDR."""
    from babel.core import get_global

    return tuple(get_global("territory_zones").get(code) or ())


def weekend(code: str) -> tuple[int, ...]:
    """The days of the weekend, 0 is Monday. Source: CLDR."""
    return facts()[code].weekend


def flag(code: str) -> str:
    """The flag as an emoji."""
    return "".join(chr(0x1F1E6 + ord(c) - ord("A")) for c in code)


def subdivisions(code: str) -> Mapping[str, str]:
    """The subdivisions of a country by their code in ISO 3166-2 (`US-CA`: California); empty where it has none."""
    return MappingProxyType(_subdivisions().get(code, {}))


def state_of(code: str) -> str | None:
    """The state that a territory with a code of its own belongs to (`GP`: `FR`); None for a state."""
    return states().get(code)


def country_of(subdivision: object) -> str | None:
    """The country in which a code of ISO 3166-2 lies (`US-CA`: `US`); None for what is no such code.

    >>> country_of("US-CA"), country_of("Basse-Normandie"), country_of(None)
    ('US', None, None)
    """
    code = str(subdivision).partition("-")[0]
    return code if subdivision in subdivisions(code) else None


@functools.cache
def _subdivisions() -> dict[str, dict[str, str]]:
    import pycountry

    found: dict[str, dict[str, str]] = {}
    for each in pycountry.subdivisions:
        found.setdefault(each.country_code, {})[each.code] = each.name
    return found


def subdivision_names(code: str, language: str) -> Iterator[tuple[str, str]]:
    """The codes of a country's subdivisions and their names in a language, where iso-codes has them (ISO 639 code)."""
    translations = _translations(language)
    for each, official in subdivisions(code).items():
        said = translations.gettext(official)
        if said != official:
            yield each, said


def spoken_somewhere(code: str) -> tuple[str, ...]:
    """The languages that are official in the country or in a part of it (ISO 639 codes). Source: CLDR."""
    from babel.core import get_global

    found = get_global("territory_languages").get(code) or {}
    return tuple(dict.fromkeys(tag.split("_")[0] for tag, spoken in found.items() if spoken["official_status"]))


@functools.cache
def _translations(language: str) -> gettext.NullTranslations:
    """What pycountry ships of the translations of ISO 3166-2, those of a language's regions together."""
    import gettext

    import pycountry

    folder = Path(pycountry.LOCALES_DIR)
    names = sorted(p.name for p in folder.iterdir() if p.name.replace("@", "_").split("_")[0] == language)
    found = gettext.NullTranslations()
    for name in names:
        one = gettext.translation("iso3166-2", folder, [name], fallback=True)
        one.add_fallback(found)
        found = one
    return found


@functools.cache
def currencies() -> tuple[str, ...]:
    """Every currency code of ISO 4217 in use, in the order of the alphabet."""
    import pycountry

    return tuple(sorted(c.alpha_3 for c in pycountry.currencies))
