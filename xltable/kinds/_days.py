"""A cell read as a day, with its time where it has one: what the kinds date and date-time share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ..speech import Sentence
from . import Ambiguous, Context, Raw, Unreadable
from ._calendar import FIRST, LAST, NoDay, day_of
from ._clock import Clock
from ._orders import MIXUP, MIXUP_FROM, Orders, choose, hear, plausible
from ._refusals import not_a, refused, says_nothing, shown

_EPOCH = datetime(1899, 12, 30)
"""Day 0 of Excel's serial numbers, for every day after February 1900."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The one day (and time) a cell means. `fault` None: it is a real date as it stands."""

    day: date
    clock: time | None = None
    fault: str | None = None
    safe: bool = True
    why: Sentence | None = None

    @property
    def written(self) -> date | datetime:
        """The real date to hold, its time kept."""
        return datetime.combine(self.day, self.clock) if self.clock and self.clock != time() else self.day

    @property
    def exact(self) -> datetime:
        """The day and time; midnight where no time is told."""
        return datetime.combine(self.day, self.clock or time())


def moment(raw: Raw, context: Context, wanted: Sentence) -> Moment | Ambiguous | Unreadable:
    """What a cell says of a day."""
    found = context.evidence if isinstance(context.evidence, Orders) else Orders()
    if isinstance(raw, date):
        return _real(raw, found) if raw.year >= FIRST else _before_excel(raw, wanted)
    no = refused(raw, wanted)
    if no is not None:
        return no
    if isinstance(raw, (int, float)):
        return _number(raw, found, context, wanted)
    return _text(raw, found, context, wanted) if isinstance(raw, str) else not_a(raw, wanted)


def _real(raw: date, found: Orders) -> Moment | Ambiguous:
    day, clock = (raw.date(), _to_second(raw)) if isinstance(raw, datetime) else (raw, None)
    if isinstance(raw, datetime):
        rounded = raw.replace(microsecond=0, tzinfo=None)
        if raw.microsecond >= 500_000 and rounded < datetime.max - timedelta(seconds=1):
            rounded += timedelta(seconds=1)
        day, clock = rounded.date(), rounded.time()
    if found.swapped and day.day <= 12 and day.day != day.month:
        both = tuple(sorted((day.isoformat(), day.replace(month=day.day, day=day.month).isoformat())))
        why = (
            "“{value}” may have its day and month exchanged: "
            "every text left in the column has a day above 12, and no date has."
        )
        return Ambiguous(both, Sentence(why, value=shown(raw)))
    if found.shifted_before and day < found.shifted_before:
        return _mixed_up(day, day)
    return Moment(day, clock)


def _before_excel(raw: date, wanted: Sentence) -> Unreadable:
    """Days 0 and -1 are what Excel shows of a time of day; the others it cannot hold."""
    why = "“{value}” is not {wanted}: Excel has no day before 1900, and makes such a one of a time of day."
    return Unreadable(Sentence(why, value=shown(raw), wanted=wanted))


def _to_second(raw: datetime) -> time:
    return raw.time().replace(microsecond=0, tzinfo=None)


def _number(raw: float, found: Orders, context: Context, wanted: Sentence) -> Moment | Ambiguous | Unreadable:
    if not math.isfinite(raw):
        return not_a(raw, wanted)
    if raw == int(raw) and 19_000_101 <= raw <= 21_991_231:
        return _eight_digits(int(raw), context, wanted)
    this_year = (context.as_of or date.today()).year
    if not plausible(raw, this_year):
        return _no_serial(raw, wanted, this_year)
    exact = _EPOCH + timedelta(seconds=round(raw * 86_400))
    clock = exact.time() if raw != int(raw) else None
    if _from_1904(exact.date(), found):
        return _mixed_up(raw, exact.date())
    why = Sentence("“{value}” is the number Excel keeps for {date}.", value=shown(raw), date=exact.date().isoformat())
    return Moment(exact.date(), clock, "untidy-value", found.serials_only or found.dates > 0, why)


def _eight_digits(raw: int, context: Context, wanted: Sentence) -> Moment | Unreadable:
    found = day_of(str(raw), str(raw), (context.as_of or date.today()).year)
    if isinstance(found, NoDay) or "ymd" not in found.readings:
        return not_a(raw, wanted)
    day = found.readings["ymd"]
    why = Sentence("“{value}” is a number that spells the date {date}.", value=str(raw), date=day.isoformat())
    return Moment(day, None, "untidy-value", len(found.readings) == 1, why)


def _no_serial(raw: float, wanted: Sentence, this_year: int) -> Unreadable:
    unix = raw / 1000 if raw > 1e11 else raw
    if 1e8 < unix < (this_year + 30 - 1970) * 31_556_952:
        day = (datetime(1970, 1, 1) + timedelta(seconds=unix)).date()
        why = "“{value}” is not {wanted}: as seconds since 1970 it would be {date}."
        return Unreadable(Sentence(why, value=shown(raw), wanted=wanted, date=day.isoformat()), day)
    if raw == int(raw) and FIRST <= raw <= LAST:
        why = "“{value}” is a year, not a date: the month and the day are missing."
        return Unreadable(Sentence(why, value=shown(raw)))
    return not_a(raw, wanted)


def _mixed_up(raw: Raw, day: date) -> Ambiguous:
    both = (day.isoformat(), (day + MIXUP).isoformat())
    why = (
        "“{value}” can mean {first} or, counted from 1904 as on old Macs, {second}, "
        "which lies among the column's other dates."
    )
    return Ambiguous(both, Sentence(why, value=shown(raw), first=both[0], second=both[1]))


def _from_1904(day: date, found: Orders) -> bool:
    if found.dates < MIXUP_FROM or found.earliest is None or found.latest is None:
        return False
    return day < found.earliest and found.earliest <= day + MIXUP <= found.latest


def _text(raw: str, found: Orders, context: Context, wanted: Sentence) -> Moment | Ambiguous | Unreadable:
    if not raw.strip("0-/.: T"):
        return says_nothing(raw, wanted)
    heard = hear(raw, (context.as_of or date.today()).year)
    parted, day = heard.parted, heard.day
    if not parted.sound:
        why = "“{value}” is not {wanted}: there is no such time of day."
        return Unreadable(Sentence(why, value=raw, wanted=wanted))
    if not parted.day and parted.clock:
        return Unreadable(Sentence("“{value}” is a time of day; it is not {wanted}.", value=raw, wanted=wanted))
    if isinstance(day, NoDay):
        return Unreadable(day.why, day.proposal)
    chosen = choose(day, found, context, raw)
    if not isinstance(chosen, tuple):
        return chosen
    meant, proved = chosen
    doubt = day.doubt or _lost(parted.clock, raw) or (None if proved else _other_form(raw, meant))
    plainly = Sentence("“{value}” is text, not a date; as a date it is {date}.", value=raw, date=meant.isoformat())
    if raw == meant.isoformat():
        plainly = Sentence(
            "“{value}” is kept as text, so it does not sort or count as the date it looks like.", value=raw
        )
    clock = parted.clock.time if parted.clock else None
    return Moment(meant, clock, "date-stored-as-text", doubt is None, doubt or plainly)


def _lost(clock: Clock | None, raw: str) -> Sentence | None:
    if clock and clock.zone:
        why = "“{value}” names a time zone, which a date in Excel cannot keep; the time is taken as written."
        return Sentence(why, value=raw)
    if clock and clock.fraction:
        return Sentence("“{value}” has a part of a second, which is not kept.", value=raw)
    return None


def _other_form(raw: str, meant: date) -> Sentence:
    why = "“{value}” is read as {date}, as dates written differently in this column suggest."
    return Sentence(why, value=raw, date=meant.isoformat())
