"""What a text says of a day: its grammars, and every order of day, month and year it allows.

Nothing is decided here: `05/03/2016` says two days, and which is meant is for the column to prove (`_orders`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..speech import Sentence
from . import _months as months
from ._han_numerals import numeral
from ._month_names import every_meaning
from ._years import ERA_NAMES, era_year, year_of

FIRST, LAST = 1900, 2199
"""The years a date in a customer's workbook can have; Excel knows none before 1900."""

_LAST_DAY = 31
_NUMERAL = r"\d{1,4}|[〇零○一二三四五六七八九十廿卅]{1,4}|元"
_EASTERN = re.compile(
    rf"(?P<era>{ERA_NAMES})?\s*(?P<year>{_NUMERAL})\s*[年년]\s*(?P<month>{_NUMERAL})\s*[月월]"
    rf"\s*(?:(?P<day>{_NUMERAL})\s*[日号號일]?)?"
)
_MONTH_DAY = re.compile(rf"(?:{_NUMERAL})\s*[月월]\s*(?:{_NUMERAL})\s*[日号號일]?")
_ERA = re.compile(
    rf"(?P<era>{ERA_NAMES})\s*(?P<year>\d{{1,4}}|元)\s*([-./])\s*(?P<month>\d{{1,2}})\s*\3\s*(?P<day>\d{{1,2}})"
)
_NUMBERS = re.compile(r"(\d{1,4})\s?([-./,_\\ ])\s?(\d{1,2})\s?\2\s?(\d{1,4})\s?[.,]?")
_TWO_NUMBERS = re.compile(r"(\d{1,4})\s?([-./])\s?(\d{1,4})\s?\.?")
_WEEKDAY = re.compile(
    r",?\s*\(?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일)\)?"
    r"|\s*\([月火水木金土日一二三四五六]\)"
)
_YEAR_WORD = re.compile(r"(?<=\d)\s?(?:г\.?|م)$")
"""The word for “year”, and in Arabic for “of the common era”, behind a date of numbers."""


@dataclass(frozen=True, slots=True)
class Day:
    """The days a text can mean, by the order it is read in; one only where the order is no question."""

    readings: Mapping[str, date]
    separator: str = ""
    """What stands between its three numbers; empty where the order is no question of the column's."""
    parts: tuple[int, int, int] = (0, 0, 0)
    short_year: bool = False
    """Two digits for the year, which may then stand first or last."""
    doubt: Sentence | None = None
    """What was taken for granted besides the order (a century, a calendar)."""
    unless_year_first: Sentence | None = None
    """Why what begins as a day does, such as 30.2.26 or 32.12.24, is no date where the year does not stand first."""
    name: str = ""
    """The name its month stands by: then its readings are by the number of the month."""


@dataclass(frozen=True, slots=True)
class NoDay:
    """Why a text says no day; `proposal` is the day it should perhaps be."""

    why: Sentence
    proposal: date | None = None


def day_of(text: str, shown: str, this_year: int) -> Day | NoDay:
    """What `text` (plain, without its time) says of a day; `shown` is the cell as the user knows it."""
    body = _YEAR_WORD.sub("", _WEEKDAY.sub(" ", text).strip(" ,;'\"").casefold())
    for grammar in (_eastern, _by_numbers, _compact, _by_month_name, _partial):
        found = grammar(body, shown, this_year)
        if found is not None:
            return found
    return NoDay(Sentence("“{value}” is not a date.", value=shown))


def _eastern(body: str, shown: str, this_year: int) -> Day | NoDay | None:
    """2016年3月5日, 民国105年3月5日, 令和2.3.5, 2016년 3월 5일."""
    match = _EASTERN.fullmatch(body) or _ERA.fullmatch(body)
    if match is None:
        return None
    if match["day"] is None:
        return _no_day(shown)
    digits, month, day = (numeral(match[name]) for name in ("year", "month", "day"))
    if match["era"]:
        year, check = era_year(match["era"], int(digits))
        made = _made(year, int(month), int(day), shown)
        return made if isinstance(made, NoDay) else Day({"ymd": made}, doubt=check(made, shown))
    return _one(digits, int(month), int(day), shown, this_year, first=True)


def _by_numbers(body: str, shown: str, this_year: int) -> Day | NoDay | None:
    """Three numbers: 2016-03-05, 5.3.2016, 3/5/16."""
    match = _NUMBERS.fullmatch(body)
    return None if match is None else _three((match[1], match[3], match[4]), match[2], shown, this_year)


def _compact(body: str, shown: str, this_year: int) -> Day | NoDay | None:
    """Eight digits without anything between: 20160305, 05032016."""
    if len(body) != 8 or not body.isdecimal():
        return None
    year_first = _three((body[:4], body[4:6], body[6:]), "", shown, this_year)
    year_last = _three((body[:2], body[2:4], body[4:]), "0", shown, this_year)
    found = [d for d in (year_first, year_last) if isinstance(d, Day)]
    if len(found) < 2:
        return found[0] if found else NoDay(Sentence("“{value}” is not a date.", value=shown))
    return Day({**found[0].readings, **found[1].readings}, "0", found[1].parts)


def _by_month_name(body: str, shown: str, this_year: int) -> Day | NoDay | None:
    """A month by its name in any of the languages: 5. März 2016, Mar 5 2016, 5 de marzo de 2016."""
    named = months.find(body)
    if named is None:
        return None
    if len(named.numbers) == 1:
        return _no_day(shown) if len(named.numbers[0]) == 4 or named.era else _no_day_or_year(shown)
    if len(named.numbers) != 2:
        return None
    first, last = named.numbers
    year, day = (first, last) if len(first) > 2 or int(first) > 31 else (last, first)
    if len(day) > 2:
        return None
    return _named(named, year, int(day), shown, this_year)


def _named(named: months.Named, year: str, day: int, shown: str, this_year: int) -> Day | NoDay:
    """The day in each of the months that the name means somewhere."""
    check = None
    if named.era:
        common, check = era_year(named.era, int(year))
    made: dict[str, Day | NoDay] = {}
    for month in sorted(every_meaning(named.name)):
        if check is None:
            made[str(month)] = _one(year, month, day, shown, this_year, thai=named.thai)
        else:
            only = _made(common, month, day, shown)
            made[str(month)] = only if isinstance(only, NoDay) else Day({"ymd": only}, doubt=check(only, shown))
    good = {month: found for month, found in made.items() if isinstance(found, Day)}
    if not good:
        return next(iter(made.values()))
    doubt = next((found.doubt for found in good.values() if found.doubt), None)
    return Day({month: found.readings["ymd"] for month, found in good.items()}, doubt=doubt, name=named.name)


def _partial(body: str, shown: str, this_year: int) -> NoDay | None:
    """A month without its day, a day without its year, a year alone."""
    if _MONTH_DAY.fullmatch(body):
        return _no_year(shown)
    two = _TWO_NUMBERS.fullmatch(body)
    if two:
        long = [n for n in (two[1], two[3]) if len(n) == 4]
        if len(long) == 1:
            return _no_day(shown)
        return _no_year(shown) if not long and max(len(two[1]), len(two[3])) <= 2 else None
    year = body.rstrip("年년 ")
    if year.isdecimal() and len(year) == 4 and FIRST <= int(year) <= LAST:
        return NoDay(Sentence("“{value}” is a year, not a date: the month and the day are missing.", value=shown))
    return None


def _three(numbers: tuple[str, str, str], separator: str, shown: str, this_year: int) -> Day | NoDay:
    a, b, c = numbers
    parts = (int(a), int(b), int(c))
    if len(a) >= 3:
        if len(c) > 2:
            return NoDay(Sentence("“{value}” is not a date.", value=shown))
        return _year_first(numbers, shown, this_year)
    if len(c) == 3:
        return NoDay(Sentence("“{value}” is not a date: a year has two or four digits.", value=shown))
    short = len(c) <= 2
    orders = {"dmy": (c, parts[1], parts[0]), "mdy": (c, parts[0], parts[1])} if len(c) != 1 else {}
    if short and len(a) == 2:
        orders["ymd"] = (a, parts[1], parts[2])
    if not orders:
        return NoDay(Sentence("“{value}” is not a date: a year has two or four digits.", value=shown))
    tried = {order: _one(*ymd, shown, this_year) for order, ymd in orders.items()}
    good = {order: made for order, made in tried.items() if isinstance(made, Day)}
    if not good:
        refused = next(iter(tried.values()))
        assert isinstance(refused, NoDay)
        return refused
    readings = {order: next(iter(made.readings.values())) for order, made in good.items()}
    doubt = next((made.doubt for made in good.values() if made.doubt), None)
    return Day(readings, separator or "0", parts, short, doubt, _unless_year_first(tried, parts[0], this_year))


def _unless_year_first(tried: Mapping[str, Day | NoDay], first: int, this_year: int) -> Sentence | None:
    """Why a date is none by day, month and year, where the year can stand first but that is rather a slip."""
    as_day, as_year = tried.get("dmy"), tried.get("ymd")
    if not isinstance(as_day, NoDay) or not isinstance(as_year, Day) or isinstance(tried.get("mdy"), Day):
        return None
    begins_as_day = first <= _LAST_DAY or as_year.readings["ymd"].year > this_year
    return as_day.why if begins_as_day else None


def _year_first(numbers: tuple[str, str, str], shown: str, this_year: int) -> Day | NoDay:
    made = _one(numbers[0], int(numbers[1]), int(numbers[2]), shown, this_year, first=True)
    if isinstance(made, NoDay) and int(numbers[1]) > 12:
        swapped = _one(numbers[0], int(numbers[2]), int(numbers[1]), shown, this_year, first=True)
        if isinstance(swapped, Day):
            return NoDay(made.why, next(iter(swapped.readings.values())))
    return made


def _one(
    digits: str, month: int, day: int, shown: str, this_year: int, *, first: bool = False, thai: bool = False
) -> Day | NoDay:
    """The one day of a year written in `digits`, a month and a day."""
    year = year_of(digits, shown, this_year, first=first, thai=thai)
    if isinstance(year, Sentence):
        return NoDay(year)
    made = _made(year.number, month, day, shown)
    return made if isinstance(made, NoDay) else Day({"ymd": made}, doubt=year.doubt)


def _made(year: int, month: int, day: int, shown: str) -> date | NoDay:
    if not FIRST <= year <= LAST:
        return NoDay(
            Sentence(
                "“{value}” cannot be kept as a date: the year {year} is not between {first} and {last}.",
                value=shown, year=year, first=FIRST, last=LAST,
            )
        )  # fmt: skip
    if not 1 <= month <= 12:
        return NoDay(Sentence("“{value}” is not a date: there is no month {month}.", value=shown, month=month))
    following = date(year + month // 12, month % 12 + 1, 1)
    days = (following - timedelta(days=1)).day
    if not 1 <= day <= days:
        return NoDay(
            Sentence(
                "“{value}” is not a date: {month} has no day {day}.",
                value=shown, month=f"{year}-{month:02d}", day=day,
            )
        )  # fmt: skip
    return date(year, month, day)


def _no_day(shown: str) -> NoDay:
    return NoDay(Sentence("“{value}” is not a date: it names a month and a year, but no day.", value=shown))


def _no_day_or_year(shown: str) -> NoDay:
    return NoDay(Sentence("“{value}” is not a date: beside the month it needs a day and a year.", value=shown))


def _no_year(shown: str) -> NoDay:
    return NoDay(Sentence("“{value}” is not a date: it names a day and a month, but no year.", value=shown))
