"""By which wrong encodings a column was spoilt: the ways back of its odd cells, held against each other.

One cell seldom says whether it was written in CP850 or for the Macintosh, and how letters stand beside each other is
known of some languages only. So a pair is believed where its texts are plainly better writing than those of every other
pair, over all cells on which the two differ; pairs that no cell plainly tells apart are believed together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from ._encodings import CYRILLIC, WIDE, Pair, likely_pairs, turned
from ._oddity import commonness, fluency, oddity, oddity_of_result

Ways = Mapping[Pair, tuple[str, float]]
"""What each pair that may have spoilt a text makes of it, and how natural that is."""


@dataclass(frozen=True, slots=True)
class Believed:
    """Pairs by which a column is spoilt that nothing in it tells apart, and how many different cells say so."""

    pairs: frozenset[Pair]
    cells: int


_MARGIN, _MARGIN_OF_WIDE = 3.0, 1.0
"""So much more natural must a letter stand than by another pair, on average; and more where it stands oddly itself."""
_DOUBTED = 0.5
"""A column counts as having so many letters more, that say nothing: few letters must say more."""
_LEAST, _FLUENT, _WELL_KNOWN = -3.0, 1.0, 4.5
"""How natural a text is that is none, may be one, and is of a language whose letters are known well."""
_UNLIKELY = 1.5
"""So much more natural must a text be, where few workbooks ever came from its encoding."""
_FOREIGN = frozenset((w, r) for w in ("cp1250", "cp852") for r in ("cp850", "cp437", "mac_roman"))
"""Files of Eastern Europe read in Western code pages that its own computers had no use for."""


def ways_back(text: str) -> Ways:
    """Every ordinary text that may have been spoilt into this one."""
    before = oddity(text)
    found = ((pair, turned(text, *pair)) for pair in likely_pairs(text))
    return {
        pair: (way, max(_LEAST, naturalness(way, pair) - oddity_of_result(way)))
        for pair, way in found
        if way is not None and _is_ordinary(way, before) and not _swaps_scripts(way, *pair) and not _half_way(way)
    }


def _is_ordinary(way: str, before: float) -> bool:
    return oddity_of_result(way) < min(0.7, before / 4)


def _half_way(way: str) -> bool:
    """Whether a text is itself UTF-8 read as a Western code page: then it is no way back, but half of one."""
    return not way.isascii() and turned(way, "utf-8", "cp1252") is not None


def _swaps_scripts(way: str, written_in: str, read_as: str) -> bool:
    """Whether a Western text was read as Cyrillic although most of its letters are beyond ASCII: no language is so."""
    if read_as not in CYRILLIC or written_in in (*CYRILLIC, *WIDE):
        return False
    letters = [c for c in way if c.isalpha()]
    return 2 * sum(c.isascii() for c in letters) < len(letters)


def naturalness(way: str, pair: Pair) -> float:
    """How much a text is like writing in the language of the encoding: about 5 for names, below 0 for a jumble."""
    shouting = 1.5 if way.isupper() and way.upper() != way.lower() else 0.0
    unlikely = _UNLIKELY if pair in _FOREIGN or pair[0] == "euc_jp" else 0.0
    return (commonness(way, pair[0]) if pair[0] in WIDE else fluency(way)) - shouting - unlikely


def believed(cells: Sequence[Ways]) -> tuple[Believed, ...]:
    """The pairs that spoilt the cells of a column, those that cannot be told apart together; most cells first."""
    groups = []
    while any(cells):
        best = _best(cells)
        fluent = mean(ways[best][1] for ways in cells if best in ways)
        margin = _MARGIN + max(0.0, (_WELL_KNOWN - fluent) / 2)
        group = frozenset(pair for ways in cells for pair in ways if not _beaten(pair, best, cells, margin))
        others = [ways for ways in cells if not group & ways.keys()]
        if fluent >= _FLUENT:
            groups.append(Believed(group, len(cells) - len(others)))
        cells = others
    return tuple(groups)


def _best(cells: Sequence[Ways]) -> Pair:
    totals: dict[Pair, float] = defaultdict(float)
    for ways in cells:
        for pair, (_, natural) in ways.items():
            totals[pair] += natural - _LEAST
    return max(sorted(totals), key=totals.__getitem__)


def _beaten(pair: Pair, best: Pair, cells: Sequence[Ways], margin: float) -> bool:
    """Whether the texts of the best pair are plainly better where another pair makes other texts."""
    gain = letters = 0.0
    for ways in cells:
        way, natural = ways.get(best, ("", _LEAST))
        other, less_natural = ways.get(pair, ("", _LEAST))
        if other != way:
            weight = sum(not c.isascii() for c in way or other)
            gain += weight * (natural - less_natural)
            letters += weight
    enough = _MARGIN_OF_WIDE if pair[0] in WIDE and best[0] in WIDE else margin
    return letters > 0 and gain >= enough * (letters + _DOUBTED)
