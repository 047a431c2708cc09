"""How unlike ordinary writing a text is: signs inside words, scripts mixed within a word, letters never seen together.

Every character is put into a class, and the odd neighbourhoods of classes are counted; ordinary text in any language
counts 0. How fluent the letters follow each other is known from names in the languages that had code pages.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from importlib import resources
from itertools import pairwise

_HOMOGLYPHS = frozenset("аеорсухіјѕАВЕКМНОРСТУХІЈЅ")
_SIGNS = {
    "„‚": "p", "“": "P", "”": "Q", "«»‹›": "v", "™": "T", "®©": "o", "°²³¹ºª": "u", "¼½¾‰": "f", "€£¥¢$": "$",
    "¿¡": "p", "§±†‡¶×÷√•": "d", "¤¦¨¬¯¸ˆ˜˙˚˛˝ˇ˘¶◊": "s", "µ’‘ʼ´`–—…·": ".",
}  # fmt: skip
_BLOCKS = (
    (0x0370, 0x03FF, "g"), (0x1F00, 0x1FFF, "g"), (0x0590, 0x05FF, "h"), (0x0600, 0x08FF, "r"), (0x0E00, 0x0E7F, "j"),
    (0x3040, 0x30FF, "k"), (0xFF66, 0xFF9F, "w"), (0x1100, 0x11FF, "K"), (0xAC00, 0xD7AF, "K"), (0x3130, 0x318F, "K"),
)  # fmt: skip
_FIRST_LEVEL = {
    "gb2312": (0xB0A1, 0xD7FE), "big5": (0xA440, 0xC67E), "cp932": (0x889F, 0x9872), "euc_kr": (0xB0A1, 0xC8FE),
}  # fmt: skip
"""Where the everyday characters of GB 2312, Big5, JIS X 0208 and KS X 1001 stand, in the encodings that hold them."""
_LATIN, _CASED, _LETTER = "aAeElL", "aAeElLcCyYgG", "aAeElLcCyYgGhrjkKHRzi"
_ODD = tuple(
    (re.compile(pattern.replace("‹", f"(?<=[{_LETTER}])").replace("›", f"(?=[{_LETTER}])")), weight)
    for pattern, weight in (
        ("x", 3.0), ("q", 1.5), ("i", 1.0), ("R", 0.6), ("‹b|b›", 2.0), ("‹s|s›", 1.5), ("‹s›", 0.5),
        ("‹d›", 2.0), (f"(?<=[{_CASED}])p", 1.5), (f"(?<=[{_CASED}])P(?=[{_CASED}])", 1.5), (f"‹Q(?=[{_CASED}])", 2.0),
        ("‹v›", 1.5), ("T›", 2.0), ("o(?=[aelcyg])|(?<=[EL])o", 1.5), ("‹u›", 2.0), (r"(?<![\w])u›", 1.5), ("‹f", 1.5),
        (r"‹\$›", 2.0), ("(?<=[aAeElL][ael])[EL]|(?<=A)[EL](?=[ael])|(?<=g)G", 1.5),
        ("(?<=[cy])[CY]", 1.0), ("(?<=[CY][CY])[cy]", 0.7), ("(?<![cyCY])[cy](?=[CY]{2})", 1.0),
        (f"(?<=[{_LATIN}])[cCgG]|(?<=[cCgG])[{_LATIN}]|(?<=[cCyY])[gG]|(?<=[gG])[cCyY]", 2.0),
        ("(?<=[ael])R|R(?=[ael])|(?<=[ael])[HkK](?=[ael])", 1.5), ("(?<=[cCgG])[HRkKw]|[HRkKw](?=[cCgG])", 1.5),
        (f"(?<=[{_LATIN}cCgG])[hrj]|[hrj](?=[{_LATIN}cCgG])", 1.0), ("(?<=[HR])w|w(?=[HR])", 1.0),
        ("(?<=[HR])K|K(?=[HR])", 1.0), ("(?<=[aAeElLcCyYgGhrj])z|z(?=[aAeElLcCyYgGhrj])", 1.0),
    )
)  # fmt: skip
_HARD_SIGN = re.compile("(?<=[bpvmfrkzdntsl])”(?=y[aeiu])", re.I)
"""A closing quotation mark stands for an apostrophe or a hard sign in Slavic names written in Latin letters."""
_USUAL_SIGNS = frozenset("’‘“”„–—…·°ºª«»€£§®™½¼¾²³¿¡、。，（）：；・ー々〇「」")
_LONE_IDEOGRAPH = re.compile("(?<=a)[HkKR](?![HkKR])|(?<=A)[HkKR](?=[aA])|^[HkKR](?=a)|(?<=[el])A(?=a)|^m|(?<= )m")
_PLAINLY = re.compile(
    "[HkA0 .]+|[KA0 .]+|(?>(?:[AEL]?[ael]+|[AEL]+)(?![AELael])|[0 .]+)+|(?>(?:[CY]?[cy]+|[CY]+)(?![CYcy])|[0 .]+)+"
)
"""Most text of the world, and never odd."""
_SIGNED_RUN = re.compile("(?=[^\xaa\xb0-\xb3\xba-\xbe]{2})[\xa1-\xff]{4,}")
"""Four letters and signs of Latin-1 in a row, as ideographs read in it look."""
_ANY_ODD = re.compile("[eE]{3}|[eEou$.sfvd]{4}|Q|" + "|".join(pattern.pattern for pattern, _ in _ODD))
_DESTROYED = re.compile("[\x80-\x9f\ufffd\ufdd0-\ufdef\ufffe\uffff]|锟斤拷|ï¿½")
_ACCENTED_RUN = re.compile("[eE]{3,}")
_LONE_CLOSING = re.compile(f"^[^pPQv]*(?<=[{_CASED}])Q(?![^Q]*Q)")
_WORD = re.compile(r"[^\W\d_]+")
_UNSEEN = -3.0
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_SIGN_IN_WORD = re.compile(r"[^\W\d_\x00-\x7f][\[\]{}|\\^~]|[\[\]{}|\\^~](?=[^\W\d_])(?=[^\x00-\x7f])")
"""Signs that stand for halves of wide letters: no word holds them beside letters beyond ASCII."""
_ELIDED = 4.0
"""How usual an apostrophe is between two letters (St. John’s, d’Urville)."""


class _Classes(dict[int, str]):
    """The class of every character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class(chr(code))
        return found


def _class(char: str) -> str:
    code = ord(char)
    if code < 0x80:
        return ("A" if char.isupper() else "a") if char.isalpha() else "0" if char.isdigit() else _ascii_sign(char)
    for signs, name in _SIGNS.items():
        if char in signs:
            return name
    category = unicodedata.category(char)
    if category == "Co":
        return "q"
    if category == "Cc" or char == "\ufffd" or (category == "Cn" and code < 0x10000):
        return "x"
    if 0x2500 <= code <= 0x259F:
        return "b"
    if 0xFF00 <= code <= 0xFFEF and not category.startswith("L"):
        return "."
    if category == "Sm" or 0x2300 <= code <= 0x23FF:
        return "s"
    if category.startswith("M"):
        return "m"
    if not category.startswith("L"):
        return "." if code < 0x0250 or code >= 0x2000 else "z"
    return _letter(char, code)


def _ascii_sign(char: str) -> str:
    return " " if char.isspace() else "$" if char == "$" else "x" if ord(char) < 0x20 or char == "\x7f" else "."


def _letter(char: str, code: int) -> str:
    upper = char.isupper()
    if code < 0x0250 or 0x1E00 <= code <= 0x1EFF:
        common = code < 0x0180 or code >= 0x1E00 or char in "ơưșțǎǐǒǔǚǧƠƯȘȚə"
        return (("E" if upper else "e") if code < 0x100 else "L" if upper else "l") if common else "i"
    if 0x0400 <= code <= 0x052F:
        return ("Y" if upper else "y") if char in _HOMOGLYPHS else "C" if upper else "c"
    for low, high, name in _BLOCKS:
        if low <= code <= high:
            return "G" if name == "g" and upper else name
    if 0x3400 <= code <= 0x9FFF:
        return "H" if _common_ideograph(char) else "R"
    return "i" if 0x0250 <= code < 0x02B0 else "z"


def _common_ideograph(char: str) -> bool:
    return any(_on_first_level(char, codec) for codec in ("gb2312", "big5", "cp932"))


def _on_first_level(char: str, codec: str) -> bool:
    """Whether a character is among those its national standard holds for everyday use."""
    low, high = _FIRST_LEVEL[codec]
    return low <= int.from_bytes(char.encode(codec, "ignore"), "big") <= high


def commonness(text: str, codec: str) -> float:
    """How much of what is not ASCII is everyday writing in the standard of a wide encoding: 5 for all, 0 for none."""
    standard = {"gbk": "gb2312", "euc_jp": "cp932", "cp949": "euc_kr"}.get(codec, codec)
    letters = [c for c in text if not c.isascii() and (c.isalpha() or "x" in _CLASSES[ord(c)])]
    kana = standard == "cp932"
    usual = sum(_on_first_level(c, standard) or (kana and _CLASSES[ord(c)] == "k") for c in letters)
    return 5.0 * usual / len(letters) if letters else 0.0


_CLASSES = _Classes()


def oddity(text: str) -> float:
    """0 for ordinary text in any language; 2 and more where something is plainly wrong."""
    if text.isascii():
        return 0.0
    classes = text.translate(_CLASSES)
    plain = _PLAINLY.fullmatch(classes) and "...." not in classes and "ee" not in classes
    if plain or not _ANY_ODD.search(classes):
        return 0.0
    if "Q" in classes and _HARD_SIGN.search(text):
        return oddity(_HARD_SIGN.sub("’", text))
    odd = sum(weight * sum(1 for _ in pattern.finditer(classes)) for pattern, weight in _ODD)
    odd += sum(_unusual_run(text[run.start() : run.end()].lower()) for run in _ACCENTED_RUN.finditer(classes))
    odd += 2.0 * sum(1 for run in _SIGNED_RUN.finditer(text) if not run[0].isalpha())
    return odd + (1.0 if _LONE_CLOSING.search(classes) else 0.0)


def oddity_of_result(text: str) -> float:
    """The oddity of what a spoilt text may have been: signs and lone ideographs are suspect there."""
    classes = text.translate(_CLASSES)
    signs = sum(1 for c in text if not c.isascii() and not c.isalpha() and unicodedata.category(c)[0] != "M")
    usual = sum(1 for c in text if c in _USUAL_SIGNS)
    strange = len(_LONE_IDEOGRAPH.findall(classes)) + len(_SIGN_IN_WORD.findall(text))
    return oddity(text) + 0.7 * (signs - usual) + 0.2 * usual + 2.0 * strange


def _unusual_run(letters: str) -> float:
    """Accented letters of the West hardly ever follow each other, but for doubled ones."""
    different = len(set(letters))
    return 0.0 if different < 2 or (different < 3 and len(letters) < 4) else float(max(different, len(letters)) - 2)


def destroyed(text: str) -> bool:
    """Whether the text holds what no writing holds: controls, replacement characters, their usual remains."""
    return _DESTROYED.search(text) is not None


def fluency(text: str) -> float:
    """How usual the letters beyond ASCII stand beside each other: about 5 for names, below 0 for a jumble."""
    pairs = _pairs()
    found = [pairs.get(a + b, _UNSEEN) for word in _WORD.findall(text.lower()) for a, b in _beside(word)]
    found += [_ELIDED] * len(_APOSTROPHE.findall(text))
    if found:
        return sum(found) / len(found)
    classes = text.translate(_CLASSES)
    ideographs = sum(c in "HkK" for c in classes)
    return 5.0 * ideographs / max(1, sum(c in _LETTER for c in classes))


def _beside(word: str) -> list[tuple[str, str]]:
    marked = f"_{word}_"
    return [(a, b) for a, b in pairwise(marked) if not (a + b).isascii() and max(a, b) < "\u0e80"]


@functools.cache
def _pairs() -> Mapping[str, float]:
    text = resources.files("xltable.kinds").joinpath("_letter_pairs.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {line[0] + line[i]: float(line[i + 1]) for line in lines for i in range(1, len(line), 2)}
