"""The span of days a report is about, and the one it is compared with."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ..errors import UsageError
from ..speech import Sentence

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_FIRST_YEAR, _LAST_YEAR = 1900, 9998
"""No workbook holds an earlier day, and the year after the last is one too."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both in. `months` where it is so many whole calendar months."""

    first: date
    last: date
    months: int | None = None

    def sentence(self) -> Sentence:
        """The period as it is read."""
        return Sentence("{first} to {last}", first=self.first.isoformat(), last=self.last.isoformat())


def period(text: str, today: date) -> Period:
    """The period asked for: month, quarter or year is the last one that is over on `today`; else FROM..TO.

    Raises UsageError for anything else.

    >>> p = period("quarter", date(2026, 11, 15))
    >>> str(p.first), str(p.last)
    ('2026-07-01', '2026-09-30')
    >>> str(period("month", date(2026, 11, 30)).first)
    '2026-11-01'
    """
    if text in _MONTHS:
        months = _MONTHS[text]
        after = today + timedelta(days=1)
        end = after.year * 12 + after.month - 1
        end -= end % months
        return Period(_first(end - months), _first(end) - timedelta(days=1), months)
    start, dots, stop = text.partition("..")
    try:
        found = _span(date.fromisoformat(start.strip()), date.fromisoformat(stop.strip()))
    except ValueError:
        found = None
    if not dots or found is None or not (found.first.year >= _FIRST_YEAR and found.last.year <= _LAST_YEAR):
        raise UsageError(
            "“{text}” is no period; say month, quarter, year, or two days like 2026-01-01..2026-03-31.", text=text
        )
    if found.first > found.last:
        raise UsageError("The period “{text}” ends before it begins.", text=text)
    return found


def earlier(found: Period, compare: str) -> Period:
    """The period before, or the same one a year before. Raises UsageError for another word.

    >>> p = earlier(Period(date(2026, 7, 1), date(2026, 9, 30), 3), "previous")
    >>> str(p.first), str(p.last)
    ('2026-04-01', '2026-06-30')
    """
    if compare == "year":
        return Period(_year_before(found.first), _year_before(found.last, end=True), found.months)
    if compare != "previous":
        raise UsageError("“{text}” is nothing to compare with; say previous or year.", text=compare)
    last = found.first - timedelta(days=1)
    if found.months:
        return Period(_first(found.first.year * 12 + found.first.month - 1 - found.months), last, found.months)
    return Period(last - (found.last - found.first), last)


def _span(first: date, last: date) -> Period:
    """The days asked for; whole calendar months are known as such, so that the months before are set beside them."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    return Period(first, last, 12 * (last.year - first.year) + last.month - first.month + 1 if whole else None)


def _first(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _year_before(day: date, *, end: bool = False) -> date:
    """The same day a year before; the last of a month stays the last."""
    year, length = day.year - 1, monthrange(day.year - 1, day.month)[1]
    last = end and day.day == monthrange(day.year, day.month)[1]
    return date(year, day.month, length if last else min(day.day, length))
