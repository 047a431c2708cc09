"""Letters of one script that look like letters of another, typed with the wrong keyboard: “Сlaus” with a Russian С.

Nobody sees the difference, but no search, sort or lookup finds the word. Alike are only letters that hardly anybody
can tell apart in print (a part of the confusables of Unicode Technical Standard 39, seen 2026-11-29).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..speech import Sentence
from . import Raw, Tidy
from ._characters import shown

_WHY = "“{value}” has look-alike letters of another alphabet in it, so searches pass over it; it should be “{written}”."
_NEARLY_ALL = 0.9
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Script:
    """A script with letters that look Latin: all of its letters, and what those are in Latin."""

    letters: re.Pattern[str]
    latin: Mapping[int, int]
    """By its own letter, the Latin one."""
    own: Mapping[int, int]
    """By the Latin letter, its own."""


def _script(letters: str, own: str, latin: str) -> _Script:
    return _Script(re.compile(f"[{letters}]"), str.maketrans(own, latin), str.maketrans(latin, own))


_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SCRIPTS = (
    _script("\u0400-\u052f", "АВСЕНІЈКМОРЅТХУасеіјорѕху", "ABCEHIJKMOPSTXYaceijopsxy"),
    _script("\u0370-\u03ff\u1f00-\u1fff", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
)


def told(raw: str, better: str) -> Tidy | None:
    """What is told of a text that should be in other letters; None where it is as it should be."""
    if better == raw:
        return None
    return Tidy(better, "untidy-value", better, False, Sentence(_WHY, value=shown(raw), written=shown(better)))


def in_one_script(text: str) -> str:
    """The text with each word in one script, where all letters of the other only look like it.

    >>> in_one_script("Сlaus"), in_one_script("Pоссия"), in_one_script("IT-компания"), in_one_script("МегаFon")
    ('Claus', 'Россия', 'IT-компания', 'МегаFon')
    """
    return text if text.isascii() else _WORD.sub(lambda found: _mended(found[0], text), text)


def in_one_script_throughout(text: str) -> str:
    """An address with all its letters in one script, where all letters of the other only look like it.

    >>> in_one_script_throughout("іnfо@example.com"), in_one_script_throughout("почта@example.com")
    ('info@example.com', 'почта@example.com')
    """
    return text if text.isascii() else _mended(text, text)


def is_latin(texts: Iterable[Raw]) -> bool:
    """Whether nearly all of a column's texts with letters have Latin ones only."""
    lettered = [t for t in texts if isinstance(t, str) and any(c.isalpha() for c in t)]
    return sum(t.isascii() for t in lettered) >= _NEARLY_ALL * len(lettered) > 0


def in_latin(text: str) -> str:
    """The text in Latin letters, where all others only look like them.

    >>> in_latin("С-0001"), in_latin("Ц-0001")
    ('C-0001', 'Ц-0001')
    """
    found = text
    for script in _SCRIPTS:
        found = found.translate(script.latin)
    return found if found.isascii() else text


def _mended(word: str, text: str) -> str:
    latin = set(map(ord, _LATIN.findall(word)))
    for script in _SCRIPTS:
        others = set(map(ord, script.letters.findall(word)))
        to_latin, to_own = others <= script.latin.keys(), latin <= script.own.keys()
        if not latin or not others or not (to_latin or to_own):
            continue
        if to_latin and to_own:
            to_latin = _is_rather_latin(text, script)
        return word.translate(script.latin if to_latin else script.own)
    return word


def _is_rather_latin(text: str, script: _Script) -> bool:
    """Whether the letters of a text that look like no others are Latin, or most where none tells."""
    own = sum(ord(c) not in script.latin for c in script.letters.findall(text))
    latin = sum(ord(c) not in script.own for c in _LATIN.findall(text))
    if own == latin:
        return len(_LATIN.findall(text)) >= len(script.letters.findall(text))
    return latin > own
