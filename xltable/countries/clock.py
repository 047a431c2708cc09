"""When people of a country are in the office: its clocks, its working week, and the hours shared with another."""

from __future__ import annotations

import functools
import tomllib
from datetime import date, datetime, time
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .facts import time_zones, weekend

OFFICE_HOURS = 8
"""Hours an office is open, the same by every country's own clock: from nine to five."""


@functools.lru_cache(maxsize=4096)
def utc_hours(zone: str, day: date) -> float | None:
    """Hours a time zone is ahead of UTC at noon of a day, summer time included; None where there is no such zone."""
    try:
        offset = datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return offset.total_seconds() / 3600 if offset is not None else None


def main_zone(code: str) -> str | None:
    """The time zone most of a country keeps; None where it has several and none that most keep. Source: CLDR."""
    zones = time_zones(code)
    return _primary().get(code) or (zones[0] if len(zones) == 1 else None)


def clocks(code: str, day: date) -> tuple[float, ...]:
    """Hours ahead of UTC that clocks of a country show, the least first; one where most of it keeps the same."""
    main = main_zone(code)
    zones = (main,) if main else time_zones(code)
    return tuple(sorted({hours for zone in zones if (hours := utc_hours(zone, day)) is not None}))


def working_days(code: str) -> tuple[int, ...]:
    """The days of the working week in order, 0 is Monday; it begins after the weekend. Source: CLDR."""
    free = weekend(code)
    first = (max(free) + 1) % 7 if free and 0 not in free else 0
    return tuple(day % 7 for day in range(first, first + 7) if day % 7 not in free)


def shared_hours(one: float, other: float) -> float:
    """Hours of a day in which offices at two clocks, told in hours ahead of UTC, are both open.

    >>> shared_hours(8, 1), shared_hours(12, -8), shared_hours(8, -5)
    (1, 4, 0)
    """
    apart = abs(one - other) % 24
    return max(0, OFFICE_HOURS - min(apart, 24 - apart))


@functools.cache
def _primary() -> dict[str, str]:
    file = resources.files(__package__).joinpath("primary_zones.toml")
    found: dict[str, str] = tomllib.loads(file.read_text("utf-8"))["zones"]
    return found
