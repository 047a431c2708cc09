"""A month found in a text by its name, in every language of CLDR."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from ._month_names import fold, names
from ._years import era_names

_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|ere|º|ª|°|-?го|-?е|-?ое|a)(?![^\W\d_])")
_TOKENS = re.compile(r"\d+|[^\d ]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff]")
"""Thai, Lao, Tibetan, Burmese and Khmer set no space between words."""


@dataclass(frozen=True, slots=True)
class Named:
    """A month's name as `_month_names` knows it, and the numbers around it in their order."""

    name: str
    numbers: tuple[str, ...]
    thai: bool
    era: str | None = None


def find(text: str) -> Named | None:
    """The one month that `text` names; None where it names none, two, or holds words that are no part of a date.

    >>> find("5 de marzo de 2016").name, find("mar. 5 avril 2016").name, find("mars mission 2016")
    ('marzo', 'avril', None)
    """
    if not any(c.isalpha() for c in text):
        return None
    parts: list[str] = []
    for part in _parts(_TOKENS.findall(fold(_ORDINAL.sub(" ", text.casefold())))):
        if part is None:
            return None
        parts.append(part)
    eras = [part for part in parts if part in _eras() and not _beside_numbers(part)]
    if len(eras) > 1:
        return None
    numbers = tuple(part for part in parts if part.isdecimal())
    found = [part for part in parts if part in names().months]
    for others in (names().fillers, _weekdays()):
        found = [name for name in found if name not in others] or found
    if len(found) != 1:
        return None
    return Named(found[0], numbers, "\u0e00" <= found[0][0] <= "\u0e7f", _eras()[eras[0]] if eras else None)


def _parts(tokens: list[str]) -> Iterator[str | None]:
    """Names, other words and numbers that the tokens make, the longest first; None for what is no part of a date."""
    at = 0
    while at < len(tokens):
        for many in range(min(names().longest, len(tokens) - at), 0, -1):
            part = " ".join(tokens[at : at + many])
            if _known(part) or (many == 1 and part.isdecimal()):
                yield part
                at += many
                break
        else:
            yield from _unglued(tokens[at])
            at += 1


def _unglued(token: str) -> Iterator[str | None]:
    """The words of a script that sets no spaces."""
    while token:
        if not _UNSPACED.match(token):
            yield None
            return
        length = next((n for n in range(len(token), 0, -1) if _known(token[:n])), 0)
        yield token[:length] or None
        token = token[length:] if length else ""


def _known(part: str) -> bool:
    return _beside_numbers(part) or part in _eras()


def _beside_numbers(part: str) -> bool:
    return part in names().months or part in _weekdays() or part in names().fillers


@functools.cache
def _eras() -> Mapping[str, str]:
    return {fold(name): name for name in era_names()}


@functools.cache
def _weekdays() -> Collection[str]:
    return frozenset(map(fold, words()["weekdays"]))


@functools.cache
def words() -> Mapping[str, Any]:
    """The calendar words as the data file holds them."""
    return tomllib.loads(resources.files(__package__).joinpath("_calendar_words.toml").read_text("utf-8"))
