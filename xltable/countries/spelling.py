"""Spellings of country names: what two of them have in common when accidents are taken off."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources
from typing import Any

# Combining marks that writers of Latin, Greek, Cyrillic, Hebrew and Arabic leave out. Those of Indic and Thai scripts
# are vowels and stay.
_MARKS = (*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x64B, 0x660), 0x670, 0x640)
_LETTERS = {
    "ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ı": "i", "ø": "o", "đ": "d", "ł": "l",
    "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ɛ": "e", "ɔ": "o",
}  # fmt: skip
_TABLE: dict[int, str | None] = {**dict.fromkeys(_MARKS), **{ord(a): b for a, b in _LETTERS.items()}}
_APOSTROPHES = re.compile("['’‘`´ʻʼ]")
_BETWEEN = re.compile(r"[\s.,;:/|&+()\[\]{}\"“”„«»·・‧_–—-]+")
_DOTTED = re.compile(r"\b(\w)\.(?=\w\b)")


def fold(text: str) -> str:
    """A spelling without case, accents, width, spaces and punctuation.

    >>> fold("Côte d’Ivoire"), fold("ＣＯＴＥ  D'IVOIRE")
    ('cotedivoire', 'cotedivoire')
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_TABLE)
    return "".join(c for c in unicodedata.normalize("NFC", plain) if c.isalnum() or unicodedata.category(c)[0] == "M")


def words(text: str) -> tuple[str, ...]:
    """The words of a name, abbreviations written out, in the order of the alphabet, each once.

    >>> words("Korea, Dem. People's Rep. of") == words("Democratic People’s Republic of Korea")
    True
    """
    plain = _APOSTROPHES.sub("", _DOTTED.sub(r"\1", text))
    found = (fold(w) for w in _BETWEEN.split(plain.casefold()))
    full = {w for f in found if f for w in _data()["full"].get(f, f).split()}
    return tuple(sorted(full.difference(_data()["silent"])))


def unstyled(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without what the state calls itself (republic, kingdom, commonwealth …)."""
    return tuple(w for w in name if w not in _data()["styles"])


def repaired(text: str) -> str:
    """The text with HTML entities, escapes and UTF-8 read as a Western code page undone, where that can be proved.

    >>> repaired("CÃ´te d&#8217;Ivoire")
    'Côte d’Ivoire'
    """
    import html

    text = html.unescape(_read_again(text))
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), text)
    return _read_again(text)


def _read_again(text: str) -> str:
    """UTF-8 that was read as a Western code page, once or twice over, read as UTF-8."""
    if text.isascii():
        return text
    for _ in range(2):
        for page in ("cp1252", "latin-1"):
            try:
                again = text.encode(page).decode("utf-8")
            except UnicodeError:
                continue
            if again != text:
                text = again
                break
    return text


@functools.cache
def _data() -> dict[str, Any]:
    """The words of `words.toml`."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
