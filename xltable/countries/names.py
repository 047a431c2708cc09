"""What countries are called, in every language of CLDR."""

from __future__ import annotations

import functools

from .cldr import cldr_name
from .find import find
from .spelling import fold
from .table import facts, written


def alpha2() -> tuple[str, ...]:
    """Every alpha-2 code of ISO 3166-1, and XK (Kosovo), in the order of the alphabet."""
    return tuple(facts())


def name(code: str, language: str = "en") -> str:
    """The short name of a country in a language (BCP 47); its code where neither that language nor English has one.

    Raises UsageError where there is no such country.
    """
    found = names(language).get(code)
    if found is None:
        from ..shelf import unknown

        raise unknown("country", code, alpha2())
    return found


@functools.lru_cache(maxsize=64)
def names(language: str = "en") -> dict[str, str]:
    """The short names of all countries in a language, such that each reads back as its own country.

    A CLDR name that several countries share in that language gets its code added: “Micronesia (FM)”.
    """
    found = {}
    for code in alpha2():
        label = cldr_name(code, language)
        found[code] = label if find(label, language).code == code else f"{label} ({code})"
    return found


def is_written(text: str) -> bool:
    """Whether a text is a country's name exactly as some language writes it."""
    return text in written()


def nearest(text: str, language: str = "en", n: int = 3) -> tuple[str, ...]:
    """The codes of the countries whose names, in the language or in English, look most like a text; best first."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    spelled = {fold(label): code for each in ("en", language) for code, label in names(each).items()}
    best = process.extract(fold(text), list(spelled), scorer=JaroWinkler.similarity, score_cutoff=0.82, limit=n)
    return tuple(dict.fromkeys(spelled[label] for label, _, _ in best))
