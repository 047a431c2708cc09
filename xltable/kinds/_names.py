"""What names of people and of companies have in common: capitals, and letters lost to question marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..speech import Sentence
from . import Raw, Reading, Tidy
from ._characters import shown
from ._plain_text import lost_letter, prove, read_text

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SHORT = 3
"""Capitals up to this length may be initials or a legal form."""
_KEPT = frozenset(("GMBH", "SARL", "KGAA", "EOOD", "PJSC", "LTDA"))
"""Legal forms longer than initials: how they are written is not for us to say, so they stay in capitals."""


@dataclass(frozen=True)
class NameHabit:
    """What a column of names shows: the wrong encodings it proves, and that most names are in ordinary letters."""

    proved: Any = None
    ordinary: bool = False


def habit(distinct: Mapping[Raw, int]) -> NameHabit:
    """Look the whole column over once."""
    cased = [raw for raw in distinct if isinstance(raw, str) and raw.upper() != raw.lower()]
    mixed = sum(1 for raw in cased if not raw.isupper() and not raw.islower())
    return NameHabit(prove(distinct), len(cased) >= 5 and mixed >= 0.8 * len(cased))


def read_name(raw: Raw, evidence: object, words: int = 2) -> Reading:
    """The name with its characters put right; `words` capitals in a row are needed to propose ordinary letters."""
    known = evidence if isinstance(evidence, NameHabit) else NameHabit()
    reading = read_text(raw, known.proved)
    if not isinstance(reading, Tidy) or not isinstance(reading.value, str):
        return reading
    name = reading.value
    if lost := lost_letter(name):
        return lost
    if known.ordinary and name.isupper() and reading.fault is None:
        ordinary = _in_ordinary_letters(name, words)
        if ordinary != name:
            why = Sentence("“{value}” is all in capitals, unlike the other names of the column.", value=shown(raw))
            return Tidy(ordinary, "untidy-value", ordinary, safe=False, why=why)
    return reading


def _in_ordinary_letters(name: str, words: int) -> str:
    found = _WORD.findall(name)
    if len(found) < words or not any(len(w) > _SHORT for w in found):
        return name
    return _WORD.sub(lambda m: m[0] if len(m[0]) <= _SHORT - 1 or m[0] in _KEPT else _capitalised(m[0]), name)


def _capitalised(word: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"([’'])", word))
