"""Which year of the common era a year means, as people write it: 2016, 16, 令和2, 2559, 民国105."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from ..speech import Sentence

AHEAD = 20
"""A year of two digits is read as at most this many years ahead, else as up to 79 years back (as Java and .NET do)."""
NEAR = (30, 10)
"""Nobody doubts the century of a year this many years back or ahead."""

_ERAS = tomllib.loads(resources.files(__package__).joinpath("_eras.toml").read_text("utf-8"))["eras"]
_BY_NAME: dict[str, dict[str, Any]] = {name: era for era in _ERAS for name in era["names"]}
ERA_NAMES = "|".join(re.escape(n) for n in sorted(_BY_NAME, key=len, reverse=True))
"""A pattern of every name of an era or calendar, in small letters."""

_BUDDHIST, _ROC = 543, 1911


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the common era, and what had to be taken for granted to get it."""

    number: int
    doubt: Sentence | None = None


def era_names() -> Collection[str]:
    """Every name of an era or calendar, in small letters."""
    return _BY_NAME.keys()


def year_of(digits: str, shown: str, this_year: int, *, first: bool = False, thai: bool = False) -> Year | Sentence:
    """The year that `digits` mean, or the sentence that says why they mean none.

    `first`: the year stands before month and day; `thai`: the text names its month in Thai.
    """
    number = int(digits)
    if len(digits) <= 2:
        return _short(number, shown, this_year, thai)
    if 2400 <= number <= 2699:
        doubt = "“{value}” is read with a year of the Buddhist calendar: {number} is {year}."
        year = number - _BUDDHIST
        return Year(year, None if thai else Sentence(doubt, value=shown, number=number, year=year))
    if 1300 <= number <= 1500:
        why = "“{value}” has a year of the Islamic or Persian calendar, which is not converted."
        return Sentence(why, value=shown)
    if len(digits) == 3:
        if first and 60 <= number <= 199:
            doubt = "“{value}” is read with a year of the Republic of China: {number} is {year}."
            year = number + _ROC
            return Year(year, Sentence(doubt, value=shown, number=number, year=year))
        return Sentence("“{value}” is not a date: a year has two or four digits.", value=shown)
    return Year(number)


def era_year(name: str, number: int) -> tuple[int, Callable[[date, str], Sentence | None]]:
    """The year of an era, and a check whether a day lies in that era."""
    era = _BY_NAME[name]

    def check(day: date, shown: str) -> Sentence | None:
        if era["first"] <= day <= era.get("last", date.max):
            return None
        why = "“{value}” lies outside the era it names; it is read as {date}."
        return Sentence(why, value=shown, date=day.isoformat())

    return number + int(era["offset"]), check


def _short(number: int, shown: str, this_year: int, thai: bool) -> Year:
    """A year of two digits, in the century that lies nearest to us."""
    why = "“{value}” is read as the year {year}, which its two digits do not say."
    if thai:
        year = 2500 + number - _BUDDHIST
        return Year(year, Sentence(why, value=shown, year=year))
    year = this_year - this_year % 100 + number
    if year > this_year + AHEAD:
        year -= 100
    if year <= this_year + AHEAD - 100:
        year += 100
    if this_year - NEAR[0] <= year <= this_year + NEAR[1]:
        return Year(year)
    return Year(year, Sentence(why, value=shown, year=year))
