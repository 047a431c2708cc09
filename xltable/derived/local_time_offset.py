"""How many hours the customer's clock is ahead of yours (behind: with a minus).

A value: the difference between the customer's time zone and that of the home country at noon of the day that counts as
today, summer time included. Blank where there is no time zone, or where the home country keeps several times.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .. import countries
from ..kinds import Value

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "local_time_offset"
needs = ("timezone", "settings.home")


def values(worked: Worked) -> list[Value]:
    zones = worked.column(table, "timezone")
    clocks = countries.clocks(str(worked.settings["home"]), worked.today)
    home = clocks[0] if len(clocks) == 1 else None
    known = {zone: _difference(zone, home, worked.today) for zone in set(zones)}
    return [known[zone] for zone in zones]


def _difference(zone: str | None, home: float | None, day: date) -> float | None:
    hours = countries.utc_hours(zone, day) if zone else None
    return None if hours is None or home is None else hours - home


def formula(refs: Refs, worked: Worked) -> str | None:
    return None
