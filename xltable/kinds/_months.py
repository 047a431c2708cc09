"""The names of the months in seventy languages, found in a text."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from ._years import ERA_NAMES

_ACCENTS = re.compile("[\u0300-\u036f\u0653-\u0655]")
_FILLERS = (
    *("de", "del", "den", "der", "do", "da", "dia", "día", "of", "the", "le", "el", "on", "am", "year", "jahr", "año"),
    *(
        "ano",
        "r",
        "roku",
        "rok",
        "m",
        "gada",
        "ж",
        "թ",
        "р",
        "року",
        "d",
        "г",
        "год",
        "года",
        "سنة",
        "عام",
        "يوم",
        "الموافق",
        "م",
        "ที่",
        "วันที่",
        "วัน",
        "ปี",
    ),
)
"""Words that belong to a date and say nothing of it."""
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|ere|º|ª|°|-?го|-?е|-?ое|a)(?![^\W\d_])")
_ELIDED = re.compile(r"(?<![^\W\d_])d['’](?=[^\W\d_])")
"""The “of” before a vowel in Catalan and French: d’abril."""
_JOINERS = re.compile("[\u200c\u200d]")
_LEFT = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\s.,،/_\-\d]*")


@dataclass(frozen=True, slots=True)
class Named:
    """A month found by its name, and the numbers around it in their order."""

    month: int
    numbers: tuple[str, ...]
    thai: bool
    era: str | None = None
    elsewhere: int | None = None
    """The month that the same name means in Croatian, where that is another one."""
    croatian: bool = False
    """Whether the name may be Croatian: then it does not prove that others are not."""


def find(text: str) -> Named | None:
    """The one month that `text` names; None where it names none, two, or holds words that are no part of a date.

    >>> find("5 de marzo de 2016").month, find("mar. 5 avril 2016").month, find("mars mission 2016")
    (3, 4, None)
    """
    pattern, month_of, days = _names()
    folded = _ORDINAL.sub(" ", _ELIDED.sub(" ", _fold(text)))
    if not any(c.isalpha() for c in folded):
        return None
    named = [m["name"] or m["thai"] for m in pattern.finditer(folded)]
    rest = pattern.sub(" ", folded)
    found = [w for w in named if w in month_of]
    if len(found) > 1:
        found = [w for w in found if w not in days]
    eras = re.findall(rf"(?<![^\W\d_])(?:{ERA_NAMES})(?![^\W\d_])", rest)
    for era in eras:
        rest = rest.replace(era, " ")
    if len(found) != 1 or len(eras) > 1 or not _BETWEEN.fullmatch(rest):
        return None
    thai = "\u0e00" <= found[0][0] <= "\u0e7f"
    other = words()["months_elsewhere"].get(found[0])
    numbers, era = tuple(_LEFT.findall(rest)), eras[0] if eras else None
    return Named(month_of[found[0]], numbers, thai, era, other, found[0] in _croatian())


@functools.cache
def words() -> Mapping[str, Any]:
    """The calendar words as the data file holds them."""
    return tomllib.loads(resources.files(__package__).joinpath("_calendar_words.toml").read_text("utf-8"))


@functools.cache
def _croatian() -> frozenset[str]:
    return frozenset(map(_fold, words()["croatian"]))


@functools.cache
def _names() -> tuple[re.Pattern[str], Mapping[str, int], frozenset[str]]:
    month_of = {_fold(name): int(number) for number, names in words()["months"].items() for name in names}
    days = frozenset(_fold(d) for d in words()["weekdays"])
    every = sorted({*month_of, *days, *map(_fold, _FILLERS)}, key=len, reverse=True)
    plain = "|".join(re.escape(w) for w in every if not _thai(w))
    thai = "|".join(re.escape(w) for w in every if _thai(w))
    letter = r"[^\W\d_]"
    return re.compile(rf"(?<!{letter})(?P<name>{plain})(?!{letter})\.?|(?P<thai>{thai})\.?"), month_of, days


def _thai(word: str) -> bool:
    return "\u0e00" <= word[0] <= "\u0e7f"


def _fold(text: str) -> str:
    """Small letters without accents and joiners; Thai keeps its vowel signs, which tell มี.ค. from ม.ค."""
    plain = _JOINERS.sub("", text.casefold().replace("ʼ", "'"))
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return unicodedata.normalize("NFC", bare)
