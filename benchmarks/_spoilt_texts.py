"""Names in every language: clean, and written in one encoding and read in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

from ._cases import Cell, Column
from ._written_by_cldr import locales, tag

PAIRS = (
    *(("utf-8", "cp1252"), ("utf-8", "cp1251"), ("utf-8", "gb18030"), ("gbk", "cp1252"), ("big5", "cp1252")),
    *(("cp932", "cp1252"), ("cp1251", "cp1252"), ("koi8_r", "cp1251"), ("cp850", "cp1252"), ("cp1252", "cp850")),
    *(("cp1252", "mac_roman"), ("cp1253", "cp1252"), ("cp1250", "cp1252")),
)
CYRILLIC = ("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tt")
WRITTEN = {
    "gbk": ("zh", "yue"),
    "big5": ("zh", "yue"),
    "cp932": ("ja",),
    "cp1253": ("el",),
    **dict.fromkeys(("cp1251", "koi8_r"), CYRILLIC),
}
"""The languages whose programs wrote these encodings; the others are Western."""
LIST = 60
"""Names in a list that was spoilt."""


def columns() -> Iterator[Column]:
    """Clean lists of all names of each language, and short ones spoilt by each pair that can write them."""
    for locale in locales():
        if locale.territory:
            continue
        names = _names(locale)
        yield Column("text", "clean names in every language", [Cell(n, n) for n in names], tag(locale), _looks_alike)
        listed = [n for n in names if not n.isascii()][:LIST]
        for pair in PAIRS:
            if locale.language not in WRITTEN.get(pair[0], (locale.language,)):
                continue
            cells = [Cell(raw, n) for n in listed if (raw := _spoilt(n, *pair)) and raw != n]
            if len(cells) > LIST / 2:
                yield Column("text", "{} read as {}".format(*pair), cells, tag(locale), _looks_alike)


def _names(locale: Locale) -> list[str]:
    months = [name for form in locale.months["format"].values() for name in form.values()]
    cities = [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
    every = (*locale.territories.values(), *locale.languages.values(), *locale.currencies.values(), *months, *cities)
    return list(dict.fromkeys(" ".join(name.split()) for name in every))


_MARK = "[\u200b-\u200f\ufeff]"
_IDLE = re.compile(rf"(?<!\S){_MARK}+|{_MARK}+(?!\S)|\xad|(?<=({_MARK}))\1")


def _looks_alike(value: str, meant: str) -> bool:
    """Whether two texts differ at most in marks that show nothing: at a word's end, doubled, or where a line may break.

    A joiner acts between two letters and a directional mark on what stands beside it (Unicode Standard 16, 23.2).
    """
    return _IDLE.sub("", value) == _IDLE.sub("", meant)


def _spoilt(name: str, written_in: str, read_as: str) -> str | None:
    """The name as a program shows it; Windows shows the gaps of code page 1252 as control characters."""
    try:
        raw = name.encode(written_in)
        if read_as == "cp1252":
            return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in raw)
        return raw.decode(read_as)
    except UnicodeError:
        return None
