"""The letters of a name without what differs by habit: accents, umlauts, dots in abbreviations, the Chinese script."""

from __future__ import annotations

import re
import unicodedata

from ..kinds._han_letters import simplified

_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0591-\u05c7]")
_ALIKE = str.maketrans(
    {**dict(zip("øłđıð", "oldid", strict=True)), "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
    | {"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None, "'": None, "’": None, "`": None, "״": None}
)
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.\s?)+[^\W\d_](?![^\W_])")
_SLASHED = re.compile(r"(?<![^\W_])([^\W\d_])/([^\W\d_])(?![^\W_])")
# Marks above and below letters belong to the word in the scripts of India and South-East Asia.
_APART = re.compile("(?:[^\\w\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]|_)+")
_INITIALS = 3
"""Words up to this length may be initials, in which ae is no umlaut."""
_UMLAUTS = re.compile(r"(?<=[aou])e|(?<=a)a")


def folded_words(text: str) -> list[str]:
    """The words of a text, in their order.

    >>> folded_words("Müller & Söhne, S.A."), folded_words("MUELLER Soehne SA")
    (['muller', 'sohne', 'sa'], ['muller', 'sohne', 'sa'])
    """
    return list(map(without_umlauts, spelt_words(text)))


def without_umlauts(word: str) -> str:
    """The word with umlauts that are written as two letters as one."""
    return _UMLAUTS.sub("", word) if len(word) > _INITIALS else word


def spelt_words(text: str) -> list[str]:
    """The same with umlauts that are written as two letters left so, as these letters may be no umlaut.

    >>> spelt_words("MUELLER Soehne SA")
    ['mueller', 'soehne', 'sa']
    """
    text = text.casefold() if text.isascii() else simplified(unicodedata.normalize("NFKC", text).casefold())
    text = _SLASHED.sub(r"\1\2", _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m[0]), text.translate(_ALIKE)))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))
    return [word for word in _APART.split(text) if word]
