"""A language as CLDR has it, and the short names of countries there, which several countries may share."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


def cldr_name(code: str, language: str) -> str:
    """The short name as CLDR has it, else in English, else the code."""
    return territories(language).get(code) or territories("en").get(code) or code


@functools.lru_cache(maxsize=64)
def territories(language: str) -> dict[str, str]:
    found = locale(language)
    return dict(found.territories) if found else {}


def locale(language: str) -> Locale | None:
    """The language of a BCP 47 tag; None where CLDR does not have it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
