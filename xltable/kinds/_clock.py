"""The time of day in a text, cut out so that the day can be read."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import time

from . import _months as months

_END = "(?![^\\W\\d_]|[\u064b-\u0652])"
"""No letter follows, nor a vowel sign of Arabic."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `fraction` of a second and `zone` as written, empty where there is none."""

    time: time
    fraction: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A text in two: the day's part, and the time; `sound` is False where what looks like a time cannot be one."""

    day: str
    clock: Clock | None = None
    sound: bool = True


def split(text: str) -> Split:
    """The plain text without its time, and the time.

    >>> split("5.3.2016 16:07")
    Split(day='5.3.2016', clock=Clock(time=datetime.time(16, 7), fraction='', zone=''), sound=True)
    >>> split("2016年3月5日 下午4:07").clock.time.isoformat()
    '16:07:00'
    """
    if len(text) <= 10 and text.isascii() and text[-1:].isdecimal() and ":" not in text and "h" not in text.casefold():
        return Split(text)
    match = next((found for pattern in _patterns() if (found := pattern.search(text))), None)
    if match is None:
        return Split(text)
    clock = _clock({name: said or "" for name, said in match.groupdict().items()})
    before = _at().sub("", text[: match.start()]).rstrip(" ,")
    day = f"{before} {text[match.end() :].lstrip(' ,')}".strip()
    return Split(day, clock, clock is not None)


def _clock(said: dict[str, str]) -> Clock | None:
    minute = said.get("minute") or "0"
    hour, minutes, second = int(said["hour"]), 30 if minute == "半" else int(minute), int(said.get("second") or 0)
    turned = _turned(hour, (said.get("before") or said.get("after") or "").casefold())
    if turned is None or minutes > 59 or second > 59:
        return None
    fraction = said.get("part", "").rstrip("0")
    return Clock(time(turned, minutes, second), fraction, said.get("zone", "").strip("[] "))


def _turned(hour: int, half: str) -> int | None:
    """The hour of 24 that an hour of a half of the day is; None where there is none, or it is another day's."""
    words = months.words()
    late = half in words["afternoon"] or half in words["evening"] or (half in words["noon"] and hour < 3)
    if hour > 23 or (hour == 12 and half in words["evening"]):
        return None
    if late and hour < 12:
        return hour + 12
    return 0 if hour == 12 and half in words["morning"] else hour


@functools.cache
def _at() -> re.Pattern[str]:
    """Words that lead from the day to the time: “5. März 2016 um 16 Uhr”."""
    words = "|".join(map(re.escape, months.words()["at"]))
    return re.compile(rf"(?<![^\W\d_])(?:{words})\.?\s*$", re.IGNORECASE)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """16:07:09, 16时7分, 16h07, 16 Uhr, 16.07, 20160305160709, 4 PM; the first that is found is the time."""
    halves = {w for name in ("morning", "noon", "afternoon", "evening") for w in months.words()[name]}
    half = "|".join(re.escape(w) for w in sorted(halves, key=len, reverse=True))
    before = rf"(?:(?<=\d)t|(?<![\d:./-]))\s?(?:(?P<before>{half})\s?)?(?<!\d)(?P<hour>\d{{1,2}})"
    after = rf"(?:\s?(?P<after>{half})\.?{_END})?"
    named = r"z|\[?(?:utc|gmt|tu)\]?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?"
    zone = rf"(?:\s?(?P<zone>{named}|[+-]\d{{2}}(?::?\d{{2}})?)(?![\w:])(?:\s?\([^)]*\))?)?"
    second = r"(?:\s?:\s?(?P<second>\d{1,2})(?:[.,](?P<part>\d{1,9}))?)?"
    forms = (
        rf"{before}\s?:\s?(?P<minute>\d{{1,2}}){second}{after}(?:\s?uhr\b)?{zone}(?![\d:])",
        rf"{before}\s?[时時点點시]\s?(?:(?P<minute>\d{{1,2}}|半)\s?[分분]?|整)?\s?(?:(?P<second>\d{{1,2}})\s?[秒초])?{zone}",
        rf"{before}\s?h(?:\s?(?P<minute>\d{{2}})(?:\s?min)?(?:\s?(?P<second>\d{{2}})\s?s)?)?(?![\w:]){zone}",
        rf"{before}(?:\.(?P<minute>\d{{2}}))?\s?uhr\b{zone}",
        r"(?:(?<=\d{4} )|(?<=\d{4}, )|(?<=[-/]\d\d ))(?P<hour>\d{1,2})\.(?P<minute>\d\d)(?:\.(?P<second>\d\d))?$",
        r"(?<=^\d{8})(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})$",
        rf"(?<![\d:./-])(?P<hour>\d{{1,2}})\s?(?P<after>{half})\.?{_END}{zone}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
