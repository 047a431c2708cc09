"""Text written in one encoding and read in another: found, and turned back where the way back proves itself.

UTF-8 proves itself, cell by cell. Every other way back is one of several that a cell allows; what the odd cells of a
column prove together decides for each of them, and where they leave two texts open, the text is told but not changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from ._encodings import CJK, WIDE, Pair, read_from_utf8, turned
from ._oddity import commonness, fluency, oddity, oddity_of_result
from ._ways_back import Believed, believed, naturalness, ways_back

Proved = tuple[Believed, ...]
"""The pairs by which a column is spoilt, those that no cell tells apart together."""

_RARE = re.compile("[\u0180-\u0217\u021c-\u0385\u03cf-\u03ff\u0460-\u058f\u0700-\u08ff]")
_ISOLATED = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
_ODD_ENOUGH, _ENOUGH = 1.5, 300
_BY_FAR = 3
"""So many times odder must a text be than what it was as UTF-8, where that has letters few languages write."""
_NOT_BY_CHANCE = 3
"""So many cells of a column are not UTF-8 by chance, whatever letters they have."""
_BYTES_OF_AN_IDEOGRAPH, _MOST = 3, 0.6
"""In UTF-8; and the share of a text's bytes that must make ideographs again."""
_MORE_THAN_ONE = 2
"""So many cells must be spoilt alike before one is changed unasked whose control characters stand beside its words."""
_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f](?=[^\W\d_])")
_CLEARLY, _FLUENT, _MOSTLY = 3.0, 1.0, 3.5
_NO_BYTE, _LOST = b"\xff", re.compile("\ufffd+")
"""What stands for a byte that nobody can tell any more, as no text in UTF-8 has it; and what it is read as."""
_WIDE_IN_WORD = re.compile("[A-ZÀ-Þ][\u4e00-\u9fff][a-zß-ÿ]|[A-Za-zÀ-ÿ][\uff66-\uff9f][\uff62-\uff9f]?[a-zß-ÿ]")
_WORDS = re.compile(r"(\s+)")
_SHARP_S = re.compile(r"(?:\b(?:gro|wei|sü|drei|mei|gie|spie)|stra(?=áe)|schlo|preu|strau|grü|schie|flei)á", re.I)
_MAYBE_SHARP_S = re.compile(r"(?<=[aeiouäöü])á(?=[bdefghiklmrw]|\b)", re.I)
"""Beginnings of German words before ß, which CP850 and CP437 write as Windows writes á."""
_SHARP_S_PAIRS = frozenset({("cp850", "cp1252"), ("cp437", "cp1252")})


@dataclass(frozen=True, slots=True)
class Mended:
    """What a spoilt text was, by which pairs, and whether that is proved."""

    text: str
    pairs: frozenset[Pair]
    proved: bool


def prove(texts: Iterable[object]) -> Proved:
    """The pairs by which cells of a column are proved to be spoilt."""
    from_utf8: Counter[Pair] = Counter()
    others = []
    for text in _odd_ones(texts):
        found = _from_utf8(text, oddity(text))
        if found is None:
            others.append(ways_back(text))
        else:
            from_utf8.update(dict.fromkeys(found.pairs, _NOT_BY_CHANCE if found.proved and not _is_few(found) else 1))
    proved = {pair: count for pair, count in from_utf8.items() if count >= _NOT_BY_CHANCE}
    utf8 = (Believed(frozenset(proved), max(proved.values())),) if proved else ()
    return (*utf8, *believed(others))


def _odd_ones(texts: Iterable[object]) -> list[str]:
    odd = (
        t for t in texts if isinstance(t, str) and not t.isascii() and (oddity(t) >= _ODD_ENOUGH or _from_utf8(t, 0.0))
    )
    return list(islice(odd, _ENOUGH))


def mend(text: str, column: Proved | None = None) -> Mended | None:
    """What the text was before it was spoilt; None where it is not spoilt, or nothing turns it back.

    `column` is what `prove` found; without it the text is taken for a column of one cell.
    """
    if text.isascii():
        return None
    before = max(oddity(text), _ODD_ENOUGH if _WIDE_IN_WORD.search(text) else 0.0)
    column = prove([text]) if column is None else column
    utf8 = _from_utf8(text, before, column) or _in_part(text, column)
    other = _by_column(text, before, column)
    by_chance = utf8 and other and _is_few(utf8) and not any(utf8.pairs <= group.pairs for group in column)
    if utf8 and utf8.proved and not by_chance:
        return utf8
    return other or utf8 or _sharp_s(text, column) or _at_best(text, before)


def remains(text: str) -> str | None:
    """The ideographs left of a text written in UTF-8 and read as GBK that lost a byte on its way; None for any other.

    >>> remains("鑻忓窞甯"), remains("绛夊\ufffd㈡埛纭\ufffd璁よ壊鍗″悗鍐嶆墦鏍\ufffd"), remains("苏州市")
    ('苏州', '等…户…认色卡后再打', None)
    """
    if not CJK.search(text) or oddity(text) <= _ODD_ENOUGH / 3:
        return None
    raw = _NO_BYTE.join(part.encode("gb18030", "ignore") for part in text.split("\ufffd"))
    found = _LOST.sub("…", raw.decode("utf-8", "replace")).rstrip("?…")
    kept = len(CJK.findall(found)) * _BYTES_OF_AN_IDEOGRAPH
    whole = sum(byte > 0x7F for byte in raw)
    return found if kept > _BYTES_OF_AN_IDEOGRAPH and kept > _MOST * whole and _is_everyday(found) else None


def _from_utf8(text: str, before: float, column: Proved = ()) -> Mended | None:
    """UTF-8 proves itself: other text hardly ever has its pattern throughout."""
    if before == 0 and (_ISOLATED.search(text) or CJK.search(text)):
        return None
    doubted = None
    for read_as in read_from_utf8()[: None if before > 0 else 3]:
        found = turned(text, "utf-8", read_as)
        if found is None or not _is_assigned(found):
            continue
        twice = _from_utf8(found, oddity(found), column) if not found.isascii() else None
        if twice and twice.proved:
            return twice
        pair = frozenset({("utf-8", read_as)})
        if not any(pair <= group.pairs for group in column) and _is_doubtful(text, before, found, read_as):
            doubted = doubted or (Mended(found, pair, False) if before >= _ODD_ENOUGH else None)
            continue
        return Mended(found, pair, True)
    return doubted


def _in_part(text: str, column: Proved) -> Mended | None:
    """A text of which some words only are spoilt, as when a good one was joined to one from another file."""
    words = _WORDS.split(text)
    found = {word: _from_utf8(word, oddity(word), column) for word in words if oddity(word) >= _ODD_ENOUGH}
    mended = {word: one for word, one in found.items() if one and one.proved}
    if not mended or len(mended) < len(found):
        return None
    pairs = frozenset[Pair]().union(*(one.pairs for one in mended.values()))
    return Mended("".join(mended[word].text if word in mended else word for word in words), pairs, True)


def _is_assigned(text: str) -> bool:
    return not any(unicodedata.category(c) in ("Cn", "Co") for c in text)


def _is_few(found: Mended) -> bool:
    """Whether so little of a text is not ASCII that a column spoilt otherwise can have made it (“Ã¯n”: Çîn, not ïn)."""
    return sum(not c.isascii() for c in found.text) < 2


def _is_doubtful(text: str, before: float, found: str, read_as: str) -> bool:
    """Whether a text may be UTF-8 by chance: few letters, and of languages few write, or odder than becomes a text."""
    few = sum(not c.isascii() for c in found) < 3
    if few and _RARE.search(found):
        return True
    if oddity(found) > 0 and (few or oddity(found) > before / _BY_FAR):
        return True
    ideographs = CJK.search(text) and before >= _ODD_ENOUGH / 3 and _is_everyday(found)
    return read_as in (*WIDE, "gb18030") and not ideographs


def _is_everyday(text: str) -> bool:
    """Whether a text is European, or of everyday ideographs only."""
    return not CJK.search(text) or max(commonness(text, codec) for codec in WIDE) > _MOSTLY


def _by_column(text: str, before: float, column: Proved) -> Mended | None:
    """What the first pairs believed that can have spoilt the text make of it; proved where they make the same."""
    odd = [c for c in text if not c.isascii()]
    in_word = _IN_WORD.search(text) is not None
    lettered, seen = in_word or any(map(str.isalpha, odd)), in_word or any(map(str.isprintable, odd))
    for group in column:
        turned_back = ((turned(text, *pair), pair) for pair in sorted(group.pairs))
        ways = {way: pair for way, pair in turned_back if way and oddity_of_result(way) < 0.7}
        if not ways:
            continue
        natural, found = max((naturalness(way, pair), way) for way, pair in ways.items())
        if before >= _ODD_ENOUGH or (lettered and natural - fluency(text) > _CLEARLY):
            return Mended(found, group.pairs, len(ways) == 1 and (seen or group.cells >= _MORE_THAN_ONE))
    return None


def _at_best(text: str, before: float) -> Mended | None:
    """The most natural of all ways back, where nothing proves one."""
    ways = ways_back(text) if before >= _ODD_ENOUGH else {}
    if not ways:
        return None
    pair, (found, natural) = max(ways.items(), key=lambda way: (way[1][1], way[0]))
    return Mended(found, frozenset({pair}), False) if natural >= _FLUENT else None


def _sharp_s(text: str, column: Proved) -> Mended | None:
    """German ß read as á: in words no language writes with á, and after vowels where the column was spoilt so."""
    spoilt_so = any(_SHARP_S_PAIRS & group.pairs for group in column)
    if "á" not in text or not (_SHARP_S.search(text) or (spoilt_so and _MAYBE_SHARP_S.search(text))):
        return None
    found = turned(text, "cp850", "cp1252")
    return Mended(found, _SHARP_S_PAIRS, True) if found is not None and oddity(found) == 0 else None
