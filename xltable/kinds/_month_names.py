"""What a month's name means, language by language, and which of its meanings a column's other names leave open."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import resources

_ACCENTS = re.compile("[\u0300-\u036f\u0653-\u0655]")
_INVISIBLE = re.compile("[\u180e\u200c\u200d]")
_APOSTROPHES = re.compile("[ʼ’‘′´]")
_ELIDED = re.compile(r"(?<![^\W\d_])d['’](?=[^\W\d_])")
"""The “of” before a vowel in Catalan and French: d’abril."""
_SIGNS = re.compile(r"[\s.,،፣⹁/_\-–()]+")
BELIEVED = 2
"""So many names of a rarely met language must stand in a column before it is read as that language's."""


@dataclass(frozen=True, slots=True)
class Names:
    """The languages by name and month, those that are usual, and the words that stand beside months."""

    months: Mapping[str, Mapping[str, int]]
    usual: frozenset[str]
    fillers: frozenset[str]
    longest: int
    """The most words that a name has."""


@functools.cache
def names() -> Names:
    """The data file, its names folded."""
    data = tomllib.loads(resources.files(__package__).joinpath("_month_names.toml").read_text("utf-8"))
    months: dict[str, dict[str, int]] = defaultdict(dict)
    fillers, twice = frozenset(map(fold, data["fillers"])), set()
    for language, listed in (data["usual"] | data["others"]).items():
        for number, forms in enumerate(listed.split("|"), 1):
            for form in filter(None, forms.split(";")):
                name = _alone(fold(form), fillers)
                if months[name].setdefault(language, number) != number:
                    twice.add((name, language))
    for name, language in twice:
        del months[name][language]
    known = {name: languages for name, languages in months.items() if languages}
    return Names(known, frozenset(data["usual"]), fillers, max(name.count(" ") + 1 for name in known))


def _alone(name: str, fillers: Collection[str]) -> str:
    """A name without the “of” before it (de gener)."""
    word, _, rest = name.partition(" ")
    return _alone(rest, fillers) if rest and word in fillers else name


def fold(text: str) -> str:
    """Small letters without accents, joiners and signs; Thai keeps its vowel signs, which tell มี.ค. from ม.ค.

    >>> fold("d’Abr."), fold("كانون الثاني"), fold("Août")
    ('abr', 'كانون الثاني', 'aout')
    """
    plain = _ELIDED.sub(" ", _INVISIBLE.sub("", _APOSTROPHES.sub("'", text.casefold())))
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", plain)))
    return _SIGNS.sub(" ", bare).strip()


def every_meaning(name: str) -> frozenset[int]:
    """Every month that the name means in any language."""
    return frozenset(names().months[name].values())


def left_open(column: Collection[str], language: str) -> dict[str, frozenset[int]]:
    """The months that each name can mean in a column of these names; none where no language of it is believed.

    The languages that know most of the column's names decide; among equals the workbook's own, then the usual ones.

    >>> left_open(["listopada"], "en")["listopada"] == {10, 11}, left_open(["listopada", "maja"], "en")["listopada"]
    (True, frozenset({11}))
    """
    table = names()
    known = Counter(code for name in column for code in table.months.get(name, ()))
    most = max((n for code, n in known.items() if n >= BELIEVED or code in table.usual), default=0)
    best = {code for code, n in known.items() if n == most}
    deciding = best & {language} or best & table.usual or best
    return {name: _open(name, deciding, language) for name in column}


def _open(name: str, deciding: Collection[str], language: str) -> frozenset[int]:
    """What the deciding languages say, else the workbook's own, else the usual ones (all, where a rare one decides)."""
    table = names()
    known = table.months.get(name, {})
    said = {known[code] for code in deciding if code in known}
    if said or language in known:
        return frozenset(said or {known[language]})
    in_use = {month for code, month in known.items() if code in table.usual}
    if in_use and not table.usual.intersection(deciding):
        return frozenset(known.values())
    return frozenset(in_use)
