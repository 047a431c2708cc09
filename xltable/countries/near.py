"""The country whose name is spelled almost so, if there is only one."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from itertools import chain

from .table import REGION, spellings

SHORTEST = 5
"""Shorter spellings have too many neighbours to be corrected (Mali and Male, Oman and Roman)."""
SHORT = 7
"""Shorter than this, only the names of the languages most written are near: elsewhere any five letters are a name."""


class Neighbours:
    """Names by their first two and last two letters: a name misspelt within its limit keeps one of these ends."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names`: folded spellings and codes; REGION, perhaps with the code it lies in, for what is no country."""
        self.names = dict(names)
        self.ends: dict[tuple[str, int], list[str]] = {}
        for name in self.names:
            if len(name) >= SHORTEST - 1:
                for end in _ends(name):
                    self.ends.setdefault((end, len(name)), []).append(name)
        self.about = functools.cache(self._about)

    def _about(self, end: str, length: int, limit: int) -> list[str]:
        """The names with an end and about so many letters."""
        lengths = range(length - limit, length + limit + 1)
        return list(chain.from_iterable(self.ends.get((end, each), ()) for each in lengths))

    def find(self, words: Sequence[str]) -> tuple[str, ...]:
        """The one code spelled like these folded words, several where none is clearly nearer, none where none is near.

        One slip (a letter wrong, missing, added or two exchanged) is allowed from five letters, two from nine,
        three from sixteen, and so in each word: “Cocos” is no slip of “Cook”, however long the word that follows.
        The next country must be at least one slip farther, two where more than one was made.
        A region, or a province or city of another country, spelled as nearly leaves nothing.
        """
        key = "".join(words)
        if len(key) < SHORTEST:
            return ()
        limit = _limit(key)
        names: dict[str, str] = {}
        slips = self.slips(key, 1, names)  # beside one slip, two do not count: most spellings need no more
        best = _best(slips, limit)
        if best > 1 and limit > 1:
            slips = self.slips(key, limit + 1, names)
            best = _best(slips, limit)
        if best > limit:
            return ()
        if best > 1 and not any(_spread(words, names[code]) for code, n in slips.items() if n == best):
            return ()
        margin = 1 if best == 1 else 2
        near = {code for code, n in slips.items() if n < best + margin and code[0] != REGION}
        places = {code[1:] for code, n in slips.items() if n <= best and code[0] == REGION}
        return tuple(sorted(near)) if places <= near else ()

    def slips(self, key: str, limit: int, nearest: dict[str, str] | None = None) -> dict[str, int]:
        """The fewest slips from a spelling to a name of each code, up to a limit; `nearest` is told the name."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips: dict[str, int] = {}
        for end in _ends(key):
            names = self.about(end, len(key), limit)
            for name, n, _ in process.extract(key, names, scorer=OSA.distance, score_cutoff=limit, limit=None):
                code = self.names[name]
                if n < slips.get(code, 99):
                    slips[code] = n
                    if nearest is not None:
                        nearest[code] = name
        return slips


def _best(slips: dict[str, int], limit: int) -> int:
    """The fewest slips to a country; over the limit where there is none."""
    return min((n for code, n in slips.items() if code[0] != REGION), default=limit + 1)


def _ends(text: str) -> tuple[str, str]:
    return text[:2], "…" + text[-2:]


def _limit(text: str) -> int:
    """How many slips are believed in so many letters."""
    return 1 if len(text) < 9 else 2 if len(text) < 16 else 3


def _spread(words: Sequence[str], name: str) -> bool:
    """Whether the slips between words and a name lie so that no word has more than its length allows."""
    from rapidfuzz.distance import OSA, Levenshtein

    if len(words) < 2:
        return True
    steps = Levenshtein.opcodes("".join(words), name)
    start, begin = 0, 0
    for word in words:
        end = start + len(word)
        step = next(s for s in steps if s.src_start < end <= s.src_end)
        stop = step.dest_end - (step.src_end - end if step.tag in ("equal", "replace") else 0)
        if OSA.distance(word, name[begin:stop]) > _limit(word):
            return False
        start, begin = end, stop
    return True


@functools.cache
def neighbours() -> Neighbours:
    """The neighbours among all prepared spellings; what several countries share is none's."""
    known = spellings()
    names = (
        (key, code if len(code) == 2 and known.forms.get(key) != "shared" else REGION)
        for key, code in known.codes.items()
        if " " not in key
        and (len(key) >= SHORT or key in known.common)
        and (len(key) > SHORT or known.forms.get(key) != "demonym")
    )
    return Neighbours((*known.places.items(), *names))
