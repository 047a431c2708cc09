"""What is known of words in company names: legal forms, generic words, how people shorten them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from ..kinds._han_letters import simplified
from ._name_letters import folded_words

Words = tuple[str, ...]


@dataclass(frozen=True)
class NameFacts:
    """All words folded as names are."""

    shortened: Mapping[str, str]
    """The word in full."""
    small: frozenset[str]
    generic: frozenset[str]
    before: Mapping[Words, str | None]
    """Legal forms at the beginning of a name, and what they are; None where that is not certain."""
    after: Mapping[Words, str | None]
    parts: Mapping[str, str]
    """Legal forms written without a space, in simplified letters, the longest first."""


@functools.cache
def name_facts() -> NameFacts:
    """The word lists."""
    words, forms = _table("_company_words.toml"), _table("_legal_forms.toml")
    small = frozenset(words["small"]["words"])
    parts = {simplified(part): name for name, spellings in forms["parts"].items() for part in spellings}
    return NameFacts(
        shortened={_one(short): _one(full) for full, shorts in words["shortened"].items() for short in shorts},
        small=small,
        generic=frozenset(map(_one, words["generic"]["words"])),
        before=_forms(forms["before"], small),
        after=_forms(forms["after"], small),
        parts=dict(sorted(parts.items(), key=lambda item: -len(item[0]))),
    )


def _forms(by_class: Mapping[str, list[str]], small: frozenset[str]) -> dict[Words, str | None]:
    """A spelling that stands for two forms in two countries, or for any, says nothing of which it is."""
    found: dict[Words, str | None] = {}
    for name, spellings in by_class.items():
        for spelling in spellings:
            words = tuple(w for w in folded_words(spelling) if w not in small)
            found[words] = name if name != "any" and found.get(words, name) == name else None
    return found


def _one(word: str) -> str:
    return folded_words(word)[0]


def _table(file: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(file).read_text("utf-8"))
