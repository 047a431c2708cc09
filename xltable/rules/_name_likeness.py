"""How alike two company names are, once legal form, accents, order and signs are taken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ._company_names import Core

SAME, SLIP, DOUBTFUL = 1.0, 0.9, 0.8
"""Equal; a slip of the keyboard apart; one generic word more or fewer, or another letter in a short word."""
LONG = 9
"""Letters a word must have for two slips to be likelier than another word."""
_SHORT, _SHORTEST = 7, 5
"""Letters a word must have for another letter to be a slip; for a letter more, fewer or swapped."""
_ESTABLISHED, _SLIPPED = 3, 20
"""A word that so many names have is spelt as it is meant, unless so many times as many spell it the other way."""


def likeness(one: Core, other: Core, times: Mapping[str, int] | None = None) -> float:
    """How alike, 0 for names of different companies or in different scripts.

    `times` tells in how many names of the workbook a word stands: two words that are both usual are no slip.

    >>> from ._company_names import core
    >>> likeness(core("Müller Werkzeuge GmbH"), core("Werkzeuge Mueller")), likeness(core("Acme"), core("Acne"))
    (1.0, 0.0)
    >>> likeness(core("Bergfreund KG"), core("Bergfruend")), likeness(core("Sun Trading"), core("Sun"))
    (0.9, 0.8)
    >>> likeness(core("Sosedor LLC"), core("Soedor"))
    0.9
    """
    if one.script != other.script:
        return 0.0
    if one.words == other.words or one.compact == other.compact:
        return SAME
    if one.telling == other.telling:
        return DOUBTFUL if _one_more(one.words, other.words) else 0.0
    if one.han or other.han:
        return 0.0
    ways = {(one.words, other.words), (one.spelt, other.spelt)}
    return max(_one_slip(words, others, times or {}) for words, others in ways)


def is_plain_slip(one: Core, other: Core) -> bool:
    """Whether two names that are a slip apart have letters swapped, left out or typed twice in a long word: no syllable
    of another name.

    >>> from ._company_names import core
    >>> is_plain_slip(core("Torrebianca SRL"), core("Torerbianca")), is_plain_slip(core("Morvani"), core("Morvari"))
    (True, False)
    """
    left, right = _leftover(one.words, other.words), _leftover(other.words, one.words)
    if len(left) != 1 or len(right) != 1 or min(len(left[0]), len(right[0])) < LONG:
        return False
    return len(left[0]) != len(right[0]) or sorted(left[0]) == sorted(right[0])


def _one_slip(words: Sequence[str], others: Sequence[str], times: Mapping[str, int]) -> float:
    """How likely all words are the same but for one of them, mistyped."""
    if len(words) != len(others):
        return 0.0
    left, right = _leftover(words, others), _leftover(others, words)
    return _slip(left[0], right[0], times) if len(left) == 1 else 0.0


def _one_more(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one has all words of the other, and one more."""
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and not _leftover(short, long)


def _leftover(words: Sequence[str], others: Sequence[str]) -> list[str]:
    if len(set(words)) == len(words):
        return [word for word in words if word not in others]
    return list((Counter(words) - Counter(others)).elements())


def _slip(one: str, other: str, times: Mapping[str, int]) -> float:
    """How likely two words are one, mistyped: both long enough, without digits, and not both usual."""
    length = min(len(one), len(other))
    allowed = 2 if length >= LONG else 1
    if length < _SHORTEST or abs(len(one) - len(other)) > allowed or not (one.isalpha() and other.isalpha()):
        return 0.0
    rare, usual = sorted((times.get(one, 0), times.get(other, 0)))
    if rare >= _ESTABLISHED and rare * _SLIPPED > usual:
        return 0.0
    from rapidfuzz.distance import OSA

    if OSA.distance(one, other, score_cutoff=allowed) > allowed:
        return 0.0
    swapped = sorted(one) == sorted(other)
    return SLIP if length >= _SHORT or len(one) != len(other) or swapped else DOUBTFUL
