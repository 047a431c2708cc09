"""What languages and currencies are called in CLDR, looked up backwards: by name."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib import resources
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
    return backwards(names(what, language) for language in languages)


def named_anywhere(what: What) -> Mapping[str, frozenset[str]]:
    """Folded names in every language of CLDR → the codes they stand for."""
    return _prepared(f"_names_of_{what}.txt")


def named_by_themselves() -> Mapping[str, frozenset[str]]:
    """What languages call themselves, folded → their tags."""
    return _prepared("_own_names_of_languages.txt")


@functools.cache
def _prepared(file: str) -> Mapping[str, frozenset[str]]:
    """A table made ahead (see .ci/cldr_names.py): going through every language takes a second."""
    found: dict[str, frozenset[str]] = {}
    for line in resources.files(__package__).joinpath(file).read_text("utf-8").splitlines()[1:]:
        codes, *keys = line.split("\t")
        found.update(dict.fromkeys(keys, frozenset(codes.split())))
    return found


def backwards(known: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """Folded names → the codes that have them in any of the lists."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for each in known:
        for code, name in each.items():
            spelled[name].add(code.replace("_", "-"))
    found: dict[str, set[str]] = defaultdict(set)
    for name, codes in spelled.items():
        found[fold(name)] |= codes
    return {key: frozenset(codes) for key, codes in found.items() if key}
