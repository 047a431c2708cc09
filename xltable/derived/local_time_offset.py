"""How many hours the customer's clock is ahead of yours (behind: with a minus).

A value: the difference between the customer's time zone and that of the home country at noon of the day that counts as
today, summer time included. Blank where there is no time zone, or where the home country keeps several times.
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..countries.facts import time_zones
from ..kinds import Value

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "local_time_offset"
needs = ("timezone", "settings.home")


def values(worked: Worked) -> list[Value]:
    zones = worked.column(table, "timezone")
    home = _home(str(worked.settings["home"]), worked.today)
    known = {zone: _difference(zone, home, worked.today) for zone in set(zones)}
    return [known[zone] for zone in zones]


def _difference(zone: str | None, home: float | None, day: date) -> float | None:
    hours = _hours(zone, day) if zone else None
    return None if hours is None or home is None else hours - home


def _hours(zone: str, day: date) -> float | None:
    """Hours ahead of UTC at noon of a day."""
    try:
        offset = datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return offset.total_seconds() / 3600 if offset is not None else None


def _home(country: str, day: date) -> float | None:
    """The hours of a country: of the zone most of it keeps, or of all of its zones where they agree."""
    file = resources.files(__package__).joinpath("_primary_zones.toml")
    primary = tomllib.loads(file.read_text("utf-8"))["zones"].get(country)
    hours = {_hours(zone, day) for zone in ((primary,) if primary else time_zones(country))}
    return hours.pop() if len(hours) == 1 else None


def formula(refs: Refs, worked: Worked) -> str | None:
    return None
