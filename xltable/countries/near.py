"""The country whose name is spelled almost so, if there is only one."""

from __future__ import annotations

import functools
from collections.abc import Iterable

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
        self.ends: dict[str, list[str]] = {}
        for name in self.names:
            if len(name) >= SHORTEST - 1:
                self.ends.setdefault(name[:2], []).append(name)
                self.ends.setdefault("…" + name[-2:], []).append(name)

    def find(self, key: str) -> tuple[str, ...]:
        """The one code spelled like `key`, several where none is clearly nearer, none where nothing is near.

        One slip (a letter wrong, missing, added or two exchanged) is allowed from five letters, two from nine,
        three from sixteen; the next country must be at least one slip farther, two where more than one was made.
        A region, or a province or city of another country, spelled as nearly leaves nothing.
        """
        if len(key) < SHORTEST:
            return ()
        limit = 1 if len(key) < 9 else 2 if len(key) < 16 else 3
        slips = self.slips(key, limit + 1)
        best = min((n for code, n in slips.items() if code[0] != REGION), default=limit + 1)
        if best > limit:
            return ()
        margin = 1 if best == 1 else 2
        near = {code for code, n in slips.items() if n < best + margin and code[0] != REGION}
        places = {code[1:] for code, n in slips.items() if n <= best and code[0] == REGION}
        return tuple(sorted(near)) if places <= near else ()

    def slips(self, key: str, limit: int) -> dict[str, int]:
        """The fewest slips from a spelling to a name of each code, up to a limit."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips: dict[str, int] = {}
        for end in (key[:2], "…" + key[-2:]):
            names = [n for n in self.ends.get(end, ()) if abs(len(n) - len(key)) <= limit]
            for name, n, _ in process.extract(key, names, scorer=OSA.distance, score_cutoff=limit, limit=None):
                code = self.names[name]
                if n < slips.get(code, 99):
                    slips[code] = n
        return slips


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
