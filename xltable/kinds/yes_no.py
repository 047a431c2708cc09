"""Yes or no, in the words and signs of many languages.

A workbook cannot show a boolean in its own language, so the label is written; Excel's own TRUE and FALSE are clean.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| Yes | | True | | |
| 否 | language=zh | False | | |
| True | | True | | |
| 1.0 | | True | untidy-value | Yes |
| 0.0 | column=1.0;0.0 | False | | |
| 是 | | True | untidy-value | Yes |
| 是 | column=是;否 | True | | |
| no | column=sí;no language=es | False | | |
| No | column=sí;no;no language=es | False | | |
| NO | column=sí;no language=es | False | untidy-value | no |
| Nein | language=de | False | | |
| N | | False | untidy-value | No |
| ' yes ' | | True | untidy-value | Yes |
| √ | language=zh | True | untidy-value | 是 |
| × | language=zh | False | untidy-value | 否 |
| х | language=ru | | not-a-choice | |
| x | language=de | True | untidy-value | Ja |
| x | language=zh | | ambiguous-value | |
| jo | language=sq | False | untidy-value | Jo |
| jo | | | ambiguous-value | |
| ஆம் | | True | untidy-value | Yes |
| maybe | | | not-a-choice | |
| 2.0 | | | not-a-choice | |
"""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import resources

from ..speech import Sentence
from . import Ambiguous, Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import as_text, clean, shown

Pair = tuple[str, str]
_CROSSES = frozenset("xX")
_DASHES = ("-", "–", "—", "－")
"""No where the column has a sign for yes; alone a dash may as well say that nobody knows."""
_EAST_ASIAN = ("zh", "ja", "ko")


def evidence(distinct: Mapping[Raw, int], context: Context) -> Pair:
    """The pair of words or signs that most cells are of, in the capitals or small letters that they have."""
    votes: Counter[Pair] = Counter()
    for raw, count in distinct.items():
        if not isinstance(raw, bool):
            votes.update(dict.fromkeys(_spellings().get(as_text(raw), ()), count))
    own = label_pair(context.language)
    if not votes or context.canonical:
        return own
    return max(votes, key=lambda pair: (votes[pair], pair == own, _small(pair) == _small(own)))


def read(raw: Raw, context: Context) -> Reading:
    """True or False."""
    if isinstance(raw, bool):
        return Tidy(raw)
    own = label_pair(context.language)
    habit = context.evidence if isinstance(context.evidence, tuple) else own
    text = as_text(raw)
    for pair in (habit, own):
        if text in pair:
            return Tidy(pair.index(text) == 0)
    cleaned = clean(text)
    value = _cross(habit, context) if cleaned.text in _CROSSES else _meant(cleaned.text.casefold(), own)
    if value is None:
        return _unclear(raw, cleaned.text, own)
    written = habit[0] if value else habit[1]
    if cleaned.fault == "invisible-characters":
        return Tidy(value, cleaned.fault, written, why=cleaned.why)
    why = Sentence("“{value}” is another way to write “{label}”.", value=shown(raw), label=written)
    return Tidy(value, "untidy-value", written, cleaned.text not in _DASHES, why)


def appearance(options: Options, language: str) -> Appearance:
    """A drop-down of the two labels in the workbook's language."""
    return Appearance("@", 8, "center", validation=Validation("list", "lists_yes_no"), example=label_pair(language)[0])


def words(options: Options, language: str) -> Mapping[bool, str]:
    """The labels of yes and no."""
    return dict(zip((True, False), label_pair(language), strict=True))


def label_pair(language: str) -> Pair:
    """The labels of yes and no in a language, else in English."""
    pairs = _facts()["pairs"]
    yes, no = (pairs.get(language) or pairs.get(language.split("-")[0]) or pairs["en"])[0]
    return yes, no


def _meant(text: str, own: Pair) -> bool | None:
    """What a word means in the workbook's language (“jo” is no in Albanian, yes in Luxembourgish), else in any."""
    spelled = tuple(word.casefold() for word in own)
    return spelled.index(text) == 0 if text in spelled else _words().get(text)


def _cross(habit: Pair, context: Context) -> bool | None:
    """A letter x: a mark beside nothing means yes, beside a tick it means no; East Asian forms cross out a no."""
    if habit[0] in ("√", "✓", "✔", "✅", "○", "◯"):
        return False
    return None if context.language.startswith(_EAST_ASIAN) else True


def _unclear(raw: Raw, text: str, own: Pair) -> Reading:
    if text in _CROSSES or text.casefold() in _both():
        why = Sentence("“{value}” can mean yes or no; nothing in the column tells which.", value=shown(raw))
        return Ambiguous(own, why)
    why = Sentence("“{value}” is neither “{yes}” nor “{no}”.", value=shown(raw), yes=own[0], no=own[1])
    return Unreadable(why, fault="not-a-choice")


@functools.cache
def _words() -> Mapping[str, bool]:
    """Every word and sign that means one of the two wherever it is used."""
    means: dict[str, set[bool]] = {}
    for pair in _pairs():
        for word, value in zip(pair, (True, False), strict=True):
            means.setdefault(word.casefold(), set()).add(value)
    return {word: next(iter(values)) for word, values in means.items() if len(values) == 1}


@functools.cache
def _both() -> frozenset[str]:
    """Words that mean yes in one language and no in another."""
    return frozenset(w.casefold() for pair in _pairs() for w in pair) - frozenset(_words())


@functools.cache
def _pairs() -> tuple[Pair, ...]:
    return tuple(dict.fromkeys(_all_pairs()))


@functools.cache
def _spellings() -> Mapping[str, list[Pair]]:
    """By word, the pairs it is of; each pair as it is, in small letters and in capitals."""
    found: dict[str, list[Pair]] = {}
    for pair in dict.fromkeys(each for known in _pairs() for each in (known, _small(known), _capital(known))):
        for word in dict.fromkeys(pair):
            found.setdefault(word, []).append(pair)
    return found


def _small(pair: Pair) -> Pair:
    return pair[0].lower(), pair[1].lower()


def _capital(pair: Pair) -> Pair:
    return pair[0].upper(), pair[1].upper()


def _all_pairs() -> Iterator[Pair]:
    facts = _facts()
    for pairs in (*facts["pairs"].values(), facts["signs"]["pairs"]):
        yield from ((yes, no) for yes, no in pairs)


@functools.cache
def _facts() -> Mapping[str, Mapping[str, list[list[str]]]]:
    return tomllib.loads(resources.files("xltable.kinds").joinpath("_yes_no.toml").read_text("utf-8"))
