"""Looking up a choice by anything it may be called, in any language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import Choice, fold
from ._han_letters import simplified

KEY = ""
"""Stands for the language of a key that is written as it is."""

_SHORT = range(1, 3)
"""Characters of a label so short that a sign beside it makes another one: A+ and D− are not A and D."""
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+|(?:(?![A-Za-zÀ-ɏ])[^\W\d_])+")
_SEVERAL = re.compile(r"[/;+&|]")
"""What stands between two things."""
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]+")
_SIGNED = re.compile(r"^\s*[-+−*＋－]|[-+−*＋－]\s*$")


@dataclass(frozen=True)
class Labels:
    """A list of choices, made ready to look spellings up."""

    choices: tuple[Choice, ...]
    exact: Mapping[str, str]
    folded: Mapping[str, frozenset[str]]
    languages: Mapping[str, tuple[str, ...]]
    """The languages in which a spelling is the label of its choice, `KEY` among them where it is the key."""
    by_key: Mapping[str, Choice]
    names: frozenset[str]
    """The keys and labels, folded: what says no more and no less than the choice it names."""

    def find(self, text: str) -> str | None:
        """The key of the one choice that `text` names; None where none does, several do, or a sign says more."""
        exact = self.exact.get(text)
        if exact is not None:
            return exact
        if len(fold(text)) in _SHORT and _SIGNED.search(text):
            return None
        keys = self.folded.get(_spelling(text), frozenset())
        return next(iter(keys)) if len(keys) == 1 else None

    def begun(self, text: str) -> str | None:
        """The key of the choice whose key or label begins or ends a longer text that says no more than which one.

        It is the one that `FOB Ningbo` and `Messe Köln` name, where none is called just so.
        """
        words = _WORD.findall(text) if not _SEVERAL.search(text) else []
        ends = words[:1] + words[-1:] if len(words) > 1 else []
        ends += [word[-n:] for word in words[-1:] for n in range(1, len(word)) if _UNSPACED.fullmatch(word)]
        found = {key for each in ends if (key := self.find(each)) is not None}
        return found.pop() if len(found) == 1 else None

    def same(self, one: str, other: str) -> bool:
        """Whether two names of a choice say the same: spellings of one word, or each a key or label and no synonym."""
        a, b = map(_spelling, (one, other))
        return a == b or {a, b} <= self.names

    def label(self, key: str, language: str) -> str:
        """What the choice is called in a language; the key where `language` is KEY."""
        return key if language == KEY else self.by_key[key].label(language)

    def near(self, text: str) -> list[str]:
        """Keys of the choices one slip of the keyboard away from `text`; none for words too short to tell."""
        from rapidfuzz.distance import OSA

        folded = fold(text)
        if len(folded) < 3 + folded.isascii():
            return []
        found = {}
        for spelling, keys in self.folded.items():
            if len(spelling) > 3 and OSA.distance(folded, spelling, score_cutoff=1) <= 1:
                found.update(dict.fromkeys(keys))
        return list(found)

    def nearest(self, text: str, language: str, limit: int = 3) -> list[str]:
        """Labels of the choices most like `text`, best first; the first of the list where nothing is like it."""
        from rapidfuzz import fuzz, process

        folded = fold(text)
        scored = process.extract(folded, list(self.folded), scorer=fuzz.ratio, limit=12, score_cutoff=50)
        keys = dict.fromkeys(k for spelling, _, _ in scored for k in sorted(self.folded[spelling]))
        chosen = list(keys) or [c.key for c in self.choices]
        return [self.label(k, language) for k in chosen[:limit]]


_KNOWN: dict[int, tuple[tuple[Choice, ...], Labels]] = {}


def labels(choices: tuple[Choice, ...]) -> Labels:
    """The choices of a column, made ready once."""
    known = _KNOWN.get(id(choices))
    if known is None or known[0] is not choices:
        if len(_KNOWN) > 256:
            _KNOWN.clear()
        known = _KNOWN[id(choices)] = (choices, _made(choices))
    return known[1]


def _made(choices: tuple[Choice, ...]) -> Labels:
    exact: dict[str, str] = {}
    clashing: set[str] = set()
    folded: dict[str, frozenset[str]] = {}
    languages: dict[str, tuple[str, ...]] = {}
    names: set[str] = set()
    for choice in choices:
        for spelling, language in _spellings(choice):
            if exact.setdefault(spelling, choice.key) != choice.key:
                clashing.add(spelling)
            bare = _spelling(spelling)
            folded[bare] = folded.get(bare, frozenset()) | {choice.key}
            if language is not None:
                languages[spelling] = (*languages.get(spelling, ()), language)
                names.add(bare)
    exact = {spelling: key for spelling, key in exact.items() if spelling not in clashing}
    return Labels(choices, exact, folded, languages, {c.key: c for c in choices}, frozenset(names))


def _spellings(choice: Choice) -> Iterator[tuple[str, str | None]]:
    yield choice.key, KEY
    for language, label in choice.labels.items():
        yield label, language
    for synonym in choice.synonyms:
        yield synonym, None


def _spelling(text: str) -> str:
    """A label folded, Chinese in simplified letters; of one made of signs only (`+`, `−`) that would leave nothing."""
    return simplified(fold(text)) or unicodedata.normalize("NFKC", text).strip().replace("−", "-")
