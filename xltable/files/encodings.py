"""Which encoding a text file is in: marks first, then strict decoding, then which decoding makes plausible text."""

from __future__ import annotations

import codecs
import functools
import itertools
import re
import tomllib
from collections.abc import Callable, Iterator
from importlib import resources

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9](?:[\x81-\xfe][0-9][\x81-\xfe][0-9])+")
_NOT_BY_CHANCE = 2
_WIDE = ("utf-16-le", "utf-16-be")
_OLD, _RARE, _SMALL = 0.7, 0.9, 0.95
"""How much less likely the code pages of DOS and old Macs are, those of Unix, and a script all in small letters."""
_WORD = re.compile(r"[^\x00-\x40\[-`{-\x7f\s]*[^\x00-\x7f\s][^\x00-\x40\[-`{-\x7f\s]*")
_FREE = frozenset("€£¥°™«»“”„‘’‚–—…·•¿¡ºª№\u00a0")
"""Signs that stand beside words in any language."""


def decide(data: bytes) -> tuple[str, bytes]:
    """The encoding of a text and the byte-order mark before it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, mark
    if (wide := _without_mark(data)) is not None:
        return wide, b""
    if _decodes(data, "utf-8"):
        return "utf-8", b""
    if _has_four_bytes(data) and _decodes(data, "gb18030"):
        return "gb18030", b""
    sample = b"\n".join(_telling_lines(data))
    scores = [(score(sample, name), -at, name) for at, name in enumerate(_judges()) if _decodes(sample, name)]
    for _, _, name in sorted(scores, reverse=True):
        if _decodes(data, name):
            return name, b""
    return "utf-8", b""


def score(sample: bytes, name: str) -> float:
    """How plausible a decoding is, from -1 to 1."""
    marks = list(_judges()[name](sample.decode(name)))
    return sum(marks) / len(marks) if marks else 0.0


def _has_four_bytes(data: bytes) -> bool:
    """Whether letters beyond GBK stand there as only GB 18030 writes them: in halves of a byte and a digit each."""
    return len(_FOUR_BYTES.findall(data)) >= _NOT_BY_CHANCE


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: read the right way round, it has line ends, separators and digits."""
    head = data[: _SAMPLE & ~1]
    if b"\x00" not in head or len(data) % 2:
        return None
    plain = {name: sum(map(head.decode(name, "replace").count, "\n\r\t ,;0123456789ae")) for name in _WIDE}
    likely, other = sorted(_WIDE, key=lambda name: -plain[name])
    return likely if _decodes(data, likely) and plain[likely] > 3 * plain[other] else None


def _telling_lines(data: bytes) -> Iterator[bytes]:
    """Whole lines that hold more than ASCII, up to a sample."""
    taken = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            yield line
            taken += len(line)
            if taken > _SAMPLE:
                return


@functools.cache
def _judges() -> dict[str, Callable[[str], Iterator[float]]]:
    """What judges a decoding, by encoding; the likelier of two equals first."""
    raw = tomllib.loads(resources.files(__package__).joinpath("alphabets.toml").read_text("utf-8"))
    pages = {page: tuple(frozenset(raw["languages"][lang]) for lang in langs) for page, langs in raw["pages"].items()}

    def latin(page: str, weight: float = 1.0) -> Callable[[str], Iterator[float]]:
        return lambda text: (weight * mark for mark in _latin(text, pages[page]))

    def script(first: str, last: str, weight: float = 1.0) -> Callable[[str], Iterator[float]]:
        return lambda text: (weight * mark for mark in _script(text, first, last))

    return {
        "gb18030": lambda text: _han(text, "gb2312", 0xB0, 0xD7),
        "cp1252": latin("cp1252"),
        "cp1250": latin("cp1250"),
        "cp1251": script("Ѐ", "ӿ"),
        "cp1253": script("Ͱ", "Ͽ"),
        "cp932": _japanese,
        "cp950": lambda text: _han(text, "big5", 0xA4, 0xC6),
        "cp949": _korean,
        "euc_jp": _japanese,
        "cp1254": latin("cp1254"),
        "cp1257": latin("cp1257", _SMALL),
        "cp1255": script("\u0590", "\u05ff"),
        "cp1256": script("\u0600", "\u06ff"),
        "cp874": script("\u0e00", "\u0e7f"),
        "koi8_r": script("Ѐ", "ӿ", _SMALL),
        "cp866": script("Ѐ", "ӿ", _SMALL),
        "cp850": latin("cp850", _OLD),
        "cp852": latin("cp852", _OLD),
        "iso8859_2": latin("iso8859_2", _RARE),
        "mac_roman": latin("mac_roman", _OLD),
    }


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found[0].strip("".join(_FREE))
        if not word.isascii():
            yield word


def _latin(text: str, alphabets: tuple[frozenset[str], ...]) -> Iterator[float]:
    """A word speaks for a code page where a language has all its letters, and a little more if all words share it."""
    words = [(w, frozenset(c for c in w.replace("İ", "ı").lower() if c > "\x7f") - _FREE) for w in _words(text)]
    common = max((sum(letters <= alphabet for _, letters in words) for alphabet in alphabets), default=0)
    bonus = 0.03 * common / max(1, len(words))
    for word, letters in words:
        if not letters:
            yield 0.8
        elif not all(c.isalpha() for c in letters) or _odd_case(word):
            yield -1.0
        else:
            fits = any(letters <= alphabet for alphabet in alphabets)
            crowded = sum(c > "\x7f" for c in word) > max(2, len(word) * 0.6)
            yield 1.0 + bonus if fits and not crowded else -0.3


def _script(text: str, first: str, last: str) -> Iterator[float]:
    for word in _words(text):
        letters = [c for c in word if (c.isalpha() or c > "\x7f") and c not in _FREE]
        if not all(first <= c <= last and (c.isalpha() or _is_mark(c)) for c in letters) or _odd_case(word):
            yield -1.0
        elif len(letters) < 2:
            yield 0.2
        else:
            yield _SMALL if word.islower() else 1.0


def _is_mark(char: str) -> bool:
    import unicodedata

    return unicodedata.category(char) in ("Mn", "Mc", "Nd", "Lm")


def _odd_case(word: str) -> bool:
    """A capital after a small letter, or a capital beyond ASCII inside a word, as a wrong code page makes them."""
    if word.isupper():
        return False
    pairs = list(itertools.pairwise(word))
    return any(b.isupper() and (a.islower() or (a.isupper() and b > "\x7f" and word[-1].islower())) for a, b in pairs)


def _han(text: str, plain: str, first: int, last: int) -> Iterator[float]:
    """Common characters, which the older standard has in its first level, speak for an encoding; rare ones against."""
    for char in text:
        if char <= "\x7f" or char in _FREE:
            continue
        if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef":
            yield 0.5
        elif not "\u4e00" <= char <= "\u9fff":
            yield -1.0
        else:
            yield 1.0 if _level(char, plain, first, last) else -0.8


@functools.lru_cache(maxsize=1 << 16)
def _level(char: str, plain: str, first: int, last: int) -> bool:
    try:
        return first <= char.encode(plain)[0] <= last
    except UnicodeEncodeError:
        return False


def _japanese(text: str) -> Iterator[float]:
    kana = sum("\u3041" <= c <= "\u30ff" for c in text)
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    likely = 1.05 if kana > 0.05 * (kana + han) else 0.9
    for char in text:
        if char <= "\x7f" or char in _FREE:
            continue
        if "\u3041" <= char <= "\u30ff" or "\u3000" <= char <= "\u303f":
            yield likely
        elif "\u4e00" <= char <= "\u9fff":
            yield likely if _level(char, "euc_jp", 0xB0, 0xCF) else -0.8
        else:
            yield 0.5 if "\uff01" <= char <= "\uff5e" else -1.0


def _korean(text: str) -> Iterator[float]:
    hangul = sum("\uac00" <= c <= "\ud7a3" for c in text)
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    likely = 1.05 if han <= 0.02 * hangul else 0.2
    for char in text:
        if char <= "\x7f" or char in _FREE:
            continue
        if "\uac00" <= char <= "\ud7a3":
            yield likely if _level(char, "euc_kr", 0xB0, 0xC8) else -1.0
        else:
            yield 0.3 if "\u4e00" <= char <= "\u9fff" or "\u3000" <= char <= "\u303f" else -1.0
