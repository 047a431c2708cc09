"""Text written in one encoding and read in another: found, and turned back where the way back proves itself.

The text is encoded as it was wrongly read and decoded as it was written. What comes out must turn into the very same
text again when the mistake is repeated, must be ordinary writing where the text was not, and no other way back may give
other writing as good. Cells of one column were spoilt alike: what some of them prove decides for the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ._oddity import commonness, fluency, oddity, oddity_of_result

Pair = tuple[str, str]
"""The encoding a text was written in, and the one it was read in."""

_EASTERN, _WIDE = ("cp1251", "koi8_r", "cp866"), ("gbk", "big5", "cp932", "cp949")
_USUAL: dict[str, tuple[str, ...]] = {
    "cp1252": (*_WIDE, "euc_jp", *_EASTERN, "cp850", "cp437", "mac_roman", "cp1253", "cp1254", "cp1255", "cp1256",
               "cp874", "cp852", "cp1250", "cp1252"),
    "cp850": ("cp1252", "cp1251", "cp1250", *_WIDE),
    "cp437": ("cp1252", "cp1251", *_WIDE),
    "mac_roman": ("cp1252", "cp850", *_WIDE),
    "cp1250": ("cp1252", "cp852", "cp850", *_WIDE),
    "cp1251": (*_EASTERN, "cp1252", "cp850", *_WIDE),
    "koi8_r": _EASTERN,
    "cp866": _EASTERN,
    "gbk": ("big5", "cp932", "cp949", "euc_jp", "cp1252", "cp1251"),
    "big5": ("gbk", "cp932", "cp949", "euc_jp", "cp1252"),
    "cp932": ("gbk", "big5", "cp949", "euc_jp", "cp1252"),
    "cp949": ("gbk", "big5", "cp932", "euc_jp", "cp1252"),
}  # fmt: skip
"""What a text may have been written in, by what it was read in: the mistakes that programs and countries make."""
_WIDE_VIEWS = (*_WIDE, "gb18030", "euc_jp")
_READ_AS_UTF8 = (
    "cp1252", "cp1251", "cp1250", *(r for r in _USUAL if r not in ("cp1252", "cp1251", "cp1250")),
    "gb18030", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp852", "euc_jp",
)  # fmt: skip
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_RARE = re.compile("[\u0180-\u0217\u021c-\u0385\u03cf-\u03ff\u0460-\u058f\u0700-\u08ff]")
_ISOLATED = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
_ODD_ENOUGH, _ENOUGH = 1.5, 300
_BY_FAR = 3
"""So many times odder must a text be than what it was as UTF-8, where that has letters few languages write."""
_FLUENT, _CLEARLY, _MOSTLY = 1.0, 1.0, 3.5
_RARELY_USED = ("euc_jp",)
"""Encodings few workbooks ever came from; another way back that is as good is the likelier."""
_SHARP_S = re.compile(r"(?:\b(?:gro|wei|sü|drei|mei|gie|spie)|stra(?=áe)|schlo|preu|strau|grü|schie|flei)á", re.I)
_MAYBE_SHARP_S = re.compile(r"(?<=[aeiouäöü])á(?=[bdefghiklmrw]|\b)", re.I)
"""Beginnings of German words before ß, which CP850 and CP437 write as Windows writes á."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What a spoilt text was, by which pairs, and whether that is proved."""

    text: str
    pairs: frozenset[Pair]
    proved: bool


def prove(texts: Iterable[object]) -> frozenset[Pair]:
    """The pairs by which cells of a column are proved to be spoilt: those that explain its odd cells best."""
    totals: Counter[Pair] = Counter()
    proved = 0
    for text in _odd_ones(texts):
        found = mend(text)
        proved += found is not None and found.proved
        if found and found.proved and not _CJK.search(found.text):
            totals.update(dict.fromkeys(found.pairs, 5.0))
        else:
            for way, pairs in _ways(text, oddity(text)).items():
                totals.update({pair: max(0.0, _naturalness(way, {pair})) for pair in pairs})
    most = max(totals.values(), default=0.0)
    return frozenset(pair for pair, total in totals.items() if total >= 0.97 * most) if proved else frozenset()


def _odd_ones(texts: Iterable[object]) -> list[str]:
    odd = (
        t for t in texts if isinstance(t, str) and not t.isascii() and (oddity(t) >= _ODD_ENOUGH or _from_utf8(t, 0.0))
    )
    return list(islice(odd, _ENOUGH))


def mend(text: str, column: frozenset[Pair] = frozenset()) -> Mended | None:
    """What the text was before it was spoilt; None where it is not spoilt, or nothing turns it back."""
    if text.isascii():
        return None
    before = oddity(text)
    found = _from_utf8(text, before) or _by_column(text, before, column)
    if found is None and before >= _ODD_ENOUGH:
        found = _alone(text, before)
    return found or _sharp_s(text, column)


def _from_utf8(text: str, before: float) -> Mended | None:
    """UTF-8 proves itself: other text hardly ever has its pattern throughout."""
    if before == 0 and (_ISOLATED.search(text) or _CJK.search(text)):
        return None
    for read_as in _READ_AS_UTF8 if before > 0 else _READ_AS_UTF8[:3]:
        raw = _bytes(text, read_as)
        found = _decoded(raw, "utf-8") if raw else None
        if found is None or found == text or _unlikely(found):
            continue
        twice = _from_utf8(found, oddity(found)) if not found.isascii() else None
        if twice:
            return twice
        if oddity(found) > 0 and (_few_beyond(found) or oddity(found) > before / _BY_FAR):
            continue
        if read_as in _WIDE_VIEWS and not (_CJK.search(text) and (before >= _ODD_ENOUGH / 3 and _everyday(found))):
            continue
        return Mended(found, frozenset({("utf-8", read_as)}), True)
    return None


def _unlikely(text: str) -> bool:
    """Whether a text of few letters is of rare ones, which two letters of another encoding easily make by chance."""
    beyond = [c for c in text if not c.isascii()]
    if any(unicodedata.category(c) in ("Cn", "Co") for c in beyond):
        return True
    return _few_beyond(text) and any(_RARE.match(c) for c in beyond)


def _few_beyond(text: str) -> bool:
    return sum(not c.isascii() for c in text) < 3


def _utf8_again(text: str) -> bool:
    """Whether a text is itself UTF-8 read as a Western code page: then it is no way back, but half of one."""
    raw = _bytes(text, "cp1252")
    return raw is not None and not text.isascii() and _decoded(raw, "utf-8") is not None


def _everyday(text: str) -> bool:
    """Whether a text is European, or of everyday ideographs only."""
    return not _CJK.search(text) or max(commonness(text, codec) for codec in _WIDE) > _MOSTLY


def _by_column(text: str, before: float, column: frozenset[Pair]) -> Mended | None:
    """What the pairs proved by other cells make of a text, where that is plainly better writing."""
    ways = {found for pair in column if (found := _turned(text, *pair)) and oddity_of_result(found) < 0.7}
    if not ways:
        return None
    ranked = sorted(((_naturalness(way, set(column)), way) for way in ways), reverse=True)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY / 2:
        return None
    natural, found = ranked[0]
    better = natural - (fluency(text) if before == 0 else 0.0)
    return Mended(found, column, True) if better > (0 if before > 0 else 3 * _CLEARLY) else None


def _alone(text: str, before: float) -> Mended | None:
    """The most fluent of all ways back; proved where no other comes near."""
    ways = _ways(text, before)
    ranked = sorted(((_naturalness(f, pairs) - oddity_of_result(f), f) for f, pairs in ways.items()), reverse=True)
    if not ranked or ranked[0][0] < _FLUENT:
        return None
    best, found = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else _FLUENT - _CLEARLY
    letters = sum(not c.isascii() for c in found)
    needed = 2.0 if letters < 2 else 1.5 if letters < 5 else 1.0
    return Mended(found, frozenset(ways[found]), best - second >= needed * _CLEARLY)


def _ways(text: str, before: float) -> dict[str, set[Pair]]:
    """Every ordinary text that may have been spoilt into this one, with the pairs that do it."""
    ways: dict[str, set[Pair]] = {}
    for pair in _pairs(text):
        found = _turned(text, *pair)
        if found is None or _swaps_scripts(found, *pair) or _utf8_again(found):
            continue
        if oddity_of_result(found) < min(0.7, before / 4):
            ways.setdefault(found, set()).add(pair)
    return ways


def _swaps_scripts(found: str, written_in: str, read_as: str) -> bool:
    """Whether a Western text was read as Cyrillic although most of its letters are beyond ASCII: no language is so."""
    if read_as not in _EASTERN or written_in in (*_EASTERN, *_WIDE):
        return False
    letters = [c for c in found if c.isalpha()]
    return 2 * sum(c.isascii() for c in letters) < len(letters)


def _naturalness(text: str, pairs: set[Pair]) -> float:
    wide = [
        commonness(text, written_in) - (1.0 if written_in in _RARELY_USED else 0.0)
        for written_in, _ in pairs
        if written_in in (*_WIDE, *_RARELY_USED)
    ]
    shouting = 1.5 if text.isupper() and text.upper() != text.lower() else 0.0
    return (max(wide) if wide else fluency(text)) - shouting


def _sharp_s(text: str, column: frozenset[Pair]) -> Mended | None:
    """German ß read as á: in words no language writes with á, and after vowels where the column was spoilt so."""
    pairs = frozenset({("cp850", "cp1252"), ("cp437", "cp1252")})
    if "á" not in text or not (_SHARP_S.search(text) or (pairs <= column and _MAYBE_SHARP_S.search(text))):
        return None
    found = _turned(text, "cp850", "cp1252")
    return Mended(found, pairs, True) if found is not None and oddity(found) == 0 else None


def _pairs(text: str) -> Iterator[Pair]:
    return (
        (written_in, read_as)
        for read_as, usual in _USUAL.items()
        if read_as not in _WIDE_VIEWS or _CJK.search(text)
        for written_in in usual
    )


def _turned(text: str, written_in: str, read_as: str) -> str | None:
    raw = _bytes(text, read_as)
    found = _decoded(raw, written_in) if raw else None
    return None if found == text else found


def _bytes(text: str, codec: str) -> bytes | None:
    """The bytes that were read as this text; Windows reads the gaps of its code page as control characters."""
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        if codec != "cp1252":
            return None
    try:
        return b"".join(bytes((ord(c),)) if "\x80" <= c <= "\x9f" else c.encode(codec) for c in text)
    except UnicodeEncodeError:
        return None


def _decoded(raw: bytes, codec: str) -> str | None:
    """The text of these bytes, where it gives the same bytes again."""
    try:
        found = raw.decode(codec)
        return found if found.encode(codec) == raw else None
    except UnicodeError:
        return None
