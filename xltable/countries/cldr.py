"""The short names of countries as CLDR has them, which several countries may share."""

from __future__ import annotations

import functools


def cldr_name(code: str, language: str) -> str:
    """The short name as CLDR has it, else in English, else the code."""
    return territories(language).get(code) or territories("en").get(code) or code


@functools.lru_cache(maxsize=64)
def territories(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale.parse(language.replace("-", "_")).territories)
    except (UnknownLocaleError, ValueError):
        return {}
