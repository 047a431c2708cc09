"""What languages and currencies are called in CLDR, looked up backwards: by name."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

from ..countries.cldr import locale
from ..countries.spelling import fold

What = Literal["languages", "currencies"]


@functools.lru_cache(maxsize=64)
def names(what: What, language: str) -> Mapping[str, str]:
    """What each of them is called in a language (BCP 47), by code; in English where CLDR does not have the language."""
    known = getattr(locale(language) or locale("en"), what)
    return {code.replace("_", "-"): name for code, name in known.items()}


@functools.lru_cache(maxsize=64)
def named(what: What, *languages: str) -> Mapping[str, frozenset[str]]:
    """Folded names in some languages → the codes they stand for.

    >>> sorted(named("currencies", "pl")["zlotypolski"]), sorted(named("languages", "pl", "de")["deutsch"])
    (['PLN'], ['de'])
    """
    return _backwards([names(what, language) for language in languages])


@functools.cache
def named_anywhere(what: What) -> Mapping[str, frozenset[str]]:
    """Folded names in every language of CLDR → the codes they stand for; takes a second when first asked."""
    from babel import Locale, localedata

    identifiers = [found for found in localedata.locale_identifiers() if "_" not in found]
    return _backwards([getattr(Locale.parse(identifier), what) for identifier in identifiers])


def _backwards(known: list[Mapping[str, str]]) -> Mapping[str, frozenset[str]]:
    spelled: dict[str, set[str]] = defaultdict(set)
    for each in known:
        for code, name in each.items():
            spelled[name].add(code.replace("_", "-"))
    found: dict[str, set[str]] = defaultdict(set)
    for name, codes in spelled.items():
        found[fold(name)] |= codes
    return {key: frozenset(codes) for key, codes in found.items() if key}
