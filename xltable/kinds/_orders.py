"""Which order of day, month and year a column proves: any value that only one order allows proves it."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from ..speech import Sentence
from . import Ambiguous, Context, Raw, Unreadable
from ._calendar import Day, NoDay, day_of
from ._clock import Split, split
from ._digits import plain
from ._month_names import left_open

YEAR_FIRST_LANGUAGES = ("zh", "ja", "ko")
YEAR_FIRST_HOMES = ("CN", "TW", "HK", "MO", "JP", "KR")
MIXUP = timedelta(days=1462)
"""How far apart one serial lies in the calendars of 1900 and 1904 (ECMA-376 part 1, 18.17.4.1)."""
_UNHEARD_OF = (".", "mdy")
"""No locale of CLDR writes the month first with points: slashes prove nothing for a date with points."""
SWAPPED_FROM = 8
"""So many different real dates without one day above 12 are no chance (0.4 ** 8 is under 0.1 %)."""
MIXUP_FROM = 10
"""So many other dates must stand in the column before a date is suspected to be counted from 1904."""
_DAY_0 = date(1899, 12, 30).toordinal()


@dataclass(frozen=True, slots=True)
class Heard:
    """A text in its two parts, and what its day's part says."""

    parted: Split
    day: Day | NoDay


@dataclass(frozen=True, slots=True)
class Orders:
    """What a column's dates prove."""

    proved: frozenset[str] = frozenset()
    by_separator: Mapping[str, frozenset[str]] = field(default_factory=dict)
    year_first: bool = False
    """Years of two digits may stand first in this column."""
    earliest: date | None = None
    latest: date | None = None
    dates: int = 0
    serials_only: bool = False
    shifted_before: date | None = None
    """Real dates before this day are suspected to be counted from 1904."""
    swapped: bool = False
    """Its real dates are those whose day and month a spreadsheet of the other order took for each other."""
    months: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The months that each name of a month in it can mean."""


def orders(distinct: Mapping[Raw, int], context: Context) -> Orders:
    """Look at every distinct cell of a column once."""
    this_year = (context.as_of or date.today()).year
    heard = [hear(raw, this_year).day for raw in distinct if isinstance(raw, str)]
    days = [found for found in heard if isinstance(found, Day)]
    real = [raw.date() if isinstance(raw, datetime) else raw for raw in distinct if isinstance(raw, date)]
    numbers = [raw for raw in distinct if isinstance(raw, (int, float)) and not isinstance(raw, bool)]
    telling = [d for d in days if d.separator and d.short_year and d.unless_year_first is None]
    year_first = _year_first(telling, context)
    texts = [d for d in days if year_first or d.unless_year_first is None]
    asked = [d for d in texts if d.separator]
    proofs: dict[str, set[str]] = {}
    for day in asked:
        open_orders = _allowed(day, year_first)
        if len(open_orders) == 1:
            proofs.setdefault(day.separator, set()).update(open_orders)
    months = left_open({found.name for found in texts if found.name}, context.language)
    said = [set(_by_month(d, months).values() if d.name else _as_told(d, context).values()) for d in texts]
    settled = [*real, *(day for open_days in said if len(open_days) == 1 for day in open_days)]
    proved = frozenset(order for found in proofs.values() for order in found)
    return Orders(
        proved=proved,
        by_separator={separator: frozenset(found) for separator, found in proofs.items()},
        year_first=year_first,
        earliest=min(settled, default=None),
        latest=max(settled, default=None),
        dates=len(settled),
        serials_only=bool(numbers) and not texts and not real and all(plausible(n, this_year) for n in numbers),
        swapped=proved == {"dmy"} and _swapped(asked, real),
        shifted_before=_shifted_before(real),
        months=months,
    )


def plausible(serial: float, this_year: int) -> bool:
    """Whether a number is taken for Excel's serial of a date: at most 60 years back or 30 ahead.

    >>> plausible(42434, 2026), plausible(2016, 2026), plausible(20160305, 2026)
    (True, False, False)
    """
    return date(this_year - 60, 1, 1).toordinal() <= serial + _DAY_0 <= date(this_year + 30, 12, 31).toordinal()


def choose(day: Day, found: Orders, context: Context, shown: str) -> tuple[date, bool] | Ambiguous | Unreadable:
    """The day meant and whether the column itself proves it, or both days it can be."""
    if day.name:
        return _by_language(day, found, context, shown)
    if day.unless_year_first and not found.year_first:
        return Unreadable(day.unless_year_first)
    allowed = _allowed(day, found.year_first)
    readings = {order: day.readings[order] for order in allowed}
    if len(set(readings.values())) == 1:
        return next(iter(readings.values())), True
    if len(told := {*_as_told(day, context).values()} & {*readings.values()}) == 1:
        return told.pop(), True
    if len(found.proved) == 1:
        (order,) = found.proved
        here = order in found.by_separator.get(day.separator, ())
        year_in_doubt = found.year_first and "ymd" in readings and order != "ymd"
        if order in readings and not year_in_doubt and (here or (day.separator, order) != _UNHEARD_OF):
            return readings[order], here
    shown_readings = tuple(sorted({d.isoformat() for d in readings.values()}))
    return Ambiguous(shown_readings, _why(shown_readings, found, shown))


def _as_told(day: Day, context: Context) -> Mapping[str, date]:
    """The days it can be in the order the user says, where it can be read in that."""
    day_first = context.hints.get("day_first")
    order = ("dmy" if day_first else "mdy") if isinstance(day_first, bool) else ""
    return {order: day.readings[order]} if order in day.readings else day.readings


def _by_language(day: Day, found: Orders, context: Context, shown: str) -> tuple[date, bool] | Ambiguous | Unreadable:
    """A month's name that means several months: read as the column's other names or the workbook's language has it."""
    months = found.months if day.name in found.months else left_open({*found.months, day.name}, context.language)
    open_days = _by_month(day, months)
    if len(open_days) == 1:
        return next(iter(open_days.values())), True
    if not open_days:
        return Unreadable(Sentence("“{value}” is not a date.", value=shown))
    first, *_, last = sorted(d.isoformat() for d in open_days.values())
    why = "“{value}” can mean {first} or {second}: the name of its month is another month's in another language."
    readings = tuple(sorted(d.isoformat() for d in open_days.values()))
    return Ambiguous(readings, Sentence(why, value=shown, first=first, second=last))


def _by_month(day: Day, months: Mapping[str, frozenset[int]]) -> dict[str, date]:
    """The days that stay open with what the month's name can mean."""
    return {month: made for month, made in day.readings.items() if int(month) in months[day.name]}


def _why(readings: tuple[str, ...], found: Orders, shown: str) -> Sentence:
    form = "{first} or {second}" if len(readings) == 2 else "{first}, {second} or {third}"
    either = Sentence(form, **dict(zip(("first", "second", "third"), readings, strict=False)))
    if len(found.proved) > 1:
        why = "“{value}” can mean {readings}: the column has dates in both orders."
    elif found.proved:
        why = "“{value}” can mean {readings}: the year may stand first or last."
    else:
        why = "“{value}” can mean {readings}: no date in the column shows whether the day or the month comes first."
    return Sentence(why, value=shown, readings=either)


@functools.lru_cache(maxsize=1 << 16)
def hear(raw: str, this_year: int) -> Heard:
    """What a text says; kept, for a column's texts are heard once for its evidence and once to be read."""
    parted = split(plain(raw))
    return Heard(parted, day_of(parted.day, raw, this_year))


def _allowed(day: Day, year_first: bool) -> tuple[str, ...]:
    """The orders that stay open: a two-digit year stands last unless the column gives reason to think otherwise."""
    if not day.short_year or year_first:
        return tuple(day.readings)
    return tuple(o for o in day.readings if o != "ymd") or tuple(day.readings)


def _year_first(short: Iterable[Day], context: Context) -> bool:
    """Whether years of two digits may stand first: every value allows it, and the column or its home suggests it."""
    days = list(short)
    if any(set(d.readings) == {"ymd"} for d in days):
        return True
    if not days or not all("ymd" in d.readings for d in days):
        return False
    first, last = len({d.parts[0] for d in days}), len({d.parts[2] for d in days})
    at_home = context.language in YEAR_FIRST_LANGUAGES or context.home in YEAR_FIRST_HOMES
    return at_home or first < last


def _swapped(asked: Iterable[Day], real: Iterable[date]) -> bool:
    """A spreadsheet set to month-first turned every text it could into a date, and left those with a day above 12."""
    left = [d for d in asked if not d.short_year]
    dates = set(real)
    only_large = len(left) >= 3 and all(set(d.readings) == {"dmy"} for d in left)
    return only_large and len(dates) >= SWAPPED_FROM and all(d.day <= 12 for d in dates)


def _shifted_before(real: Iterable[date]) -> date | None:
    """The first of the dates, where a few stand years before and fall among them when counted from 1904."""
    days = sorted(set(real))
    if len(days) < MIXUP_FROM + 3:
        return None
    gaps = [(later - earlier, i + 1) for i, (earlier, later) in enumerate(itertools.pairwise(days))]
    gap, cut = max(gaps)
    few, many = days[:cut], days[cut:]
    if not 3 <= len(few) <= len(many) // 2 or len(many) < MIXUP_FROM or gap < timedelta(days=365):
        return None
    together = many[-1] - many[0] <= timedelta(days=731)
    return many[0] if together and all(many[0] <= d + MIXUP <= many[-1] for d in few) else None
