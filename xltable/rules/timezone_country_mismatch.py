"""A time zone that keeps another time than the customer's country.

Why it matters: somebody's phone rings at three in the morning.

| contacts.country | contacts.timezone | issue      |
| ---------------- | ----------------- | ---------- |
| DE               | Europe/Berlin     |            |
| US               | America/Chicago   |            |
| DE               | Asia/Tokyo        | Asia/Tokyo |

Zones are compared by the time they keep in winter and in summer, not by their names: Europe/Paris is right for Germany.

Fix: none; either cell may be the wrong one.

To silence: `--ignore timezone-country-mismatch`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ..book import Book, Table
from ..countries import time_zones
from ..findings import Issue, issue_at
from ..kinds import Value
from ..speech import Sentence
from ._elsewhere import elsewhere

severity = "warning"

Hours = tuple[timedelta | None, timedelta | None]


def check(book: Book) -> Iterator[Issue]:
    """One issue for each such zone; each distinct pair of zone and country is compared once."""
    for table in book.of("contacts"):
        yield from _elsewhere(table, book.today.year)


def _elsewhere(table: Table, year: int) -> Iterator[Issue]:
    for record, country in elsewhere(table, "timezone", functools.partial(_differ, year=year)):
        column = table.columns["timezone"]
        message = Sentence(
            "“{value}” keeps another time than any part of {country}.",
            value=str(column.distinct[column.codes[record]]),
            country=country,
        )
        yield issue_at("timezone-country-mismatch", table, record, column, message)


def _differ(zone: Value, country: str, year: int) -> bool:
    kept = _hours(str(zone), year)
    theirs = [hours for known in time_zones(country) if (hours := _hours(known, year)) is not None]
    return kept is not None and bool(theirs) and kept not in theirs


@functools.cache
def _hours(zone: str, year: int) -> Hours | None:
    """Hours from UTC in January and in July; None for what the time zone database does not have."""
    try:
        rules = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return None
    return datetime(year, 1, 15, 12, tzinfo=rules).utcoffset(), datetime(year, 7, 15, 12, tzinfo=rules).utcoffset()
