"""Time zones by what people call them: offsets, cities, Windows names, the names of CLDR."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

from .. import countries
from ..countries.cldr import locale
from ..countries.spelling import fold

_OFFSET = re.compile(r"\(?\s*(?:UTC|GMT)?\s*([+−–-])\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:\).*|(?:h|hrs?|hours?)?)", re.I)
_CHINESE = re.compile("([东東西])([一二三四五六七八九]|十[一二]?|\\d{1,2})[区區]")
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
SUMMER, WINTER = 7, 1
NEARLY_ALL = 0.9


@functools.cache
def known() -> frozenset[str]:
    """Every name of the IANA time zone database."""
    return frozenset(z for z in available_timezones() if not z.startswith(("posix", "right", "localtime")))


@functools.cache
def _by_fold() -> Mapping[str, str]:
    return {re.sub(r"[\s_]+", "_", z).casefold(): z for z in sorted(known())}


def spelled(text: str) -> str | None:
    """The IANA name a text is, whatever its capitals and spaces.

    >>> spelled("asia / shanghai")
    'Asia/Shanghai'
    """
    return _by_fold().get(re.sub(r"\s*/\s*", "/", re.sub(r"[ _]+", "_", text.strip())).replace("_/_", "/").casefold())


def offset(text: str) -> timedelta | None:
    """The difference from UTC that a text says.

    >>> offset("UTC+05:30"), offset("东八区") == offset("+8"), offset("UTC+88")
    (datetime.timedelta(seconds=19800), True, None)
    """
    if matched := _CHINESE.fullmatch(text):
        hours = _NUMERALS.get(matched[2]) or int(matched[2])
        return timedelta(hours=hours if matched[1] != "西" else -hours) if hours <= 14 else None
    if not (matched := _OFFSET.fullmatch(text)):
        return None
    hours, minutes = int(matched[2]), int(matched[3] or 0)
    if hours > 14 or minutes not in (0, 30, 45):
        return None
    sign = 1 if matched[1] == "+" else -1
    return sign * timedelta(hours=hours, minutes=minutes)


def fixed(difference: timedelta) -> str | None:
    """The IANA name of a whole number of hours from UTC, whose sign runs the other way; None for half hours."""
    hours = difference / timedelta(hours=1)
    zone = f"Etc/GMT{-int(hours):+d}" if hours else "Etc/UTC"
    return zone if hours == int(hours) and zone in known() else None


def keeping(difference: timedelta, country: str, year: int) -> tuple[str, ...]:
    """The zones of a country that keep a difference in winter, else in summer; one for each way of keeping time."""
    zones = [z for z in countries.time_zones(country) if z in known()]
    for month in (WINTER, SUMMER):
        found = [z for z in zones if _winter_first(z, year)[month == SUMMER] == difference]
        if found:
            return _one_of_each(found, year)
    return ()


def called(text: str, country: str | None, language: str, year: int) -> tuple[str, ...]:
    """The zones that a name, a city or an abbreviation means, within the country where that is known."""
    zones = [z for z in (countries.time_zones(country) if country else ()) if z in known()]
    if text.isascii() and text.isupper() and 2 < len(text) < 6 and zones:
        short = [z for z in zones if text in _abbreviations(z, year)]
        if short:
            return _one_of_each(short, year)
    named = _names(language).get(fold(text), frozenset())
    inside = [z for z in zones if z in named]
    return _one_of_each(inside or _most(named, year), year)


def _most(zones: Iterable[str], year: int) -> list[str]:
    """The zones that keep time as most of them do, where that is nearly all; else all."""
    kept: dict[object, list[str]] = defaultdict(list)
    for zone in zones:
        kept[_winter_first(zone, year)].append(zone)
    largest = max(kept.values(), key=len, default=[])
    everything = [z for alike in kept.values() for z in alike]
    return largest if len(largest) >= NEARLY_ALL * len(everything) else everything


def _one_of_each(zones: Iterable[str], year: int) -> tuple[str, ...]:
    """The best known zone for each way of keeping time."""
    found: dict[object, str] = {}
    for zone in sorted(zones, key=_rank):
        found.setdefault(_winter_first(zone, year), zone)
    return tuple(found.values())


def _rank(zone: str) -> tuple[bool, int]:
    return (zone not in _main(), len(zone))


@functools.cache
def _main() -> frozenset[str]:
    """The zones that stand for a Windows zone: one large city for each way of keeping time."""
    from babel.core import get_global

    return frozenset(get_global("windows_zone_mapping").values())


@functools.cache
def _winter_first(zone: str, year: int) -> tuple[timedelta, timedelta]:
    """Differences from UTC in the zone's standard time and in its summer time."""
    rules = ZoneInfo(zone)
    both = [datetime(year, month, 15, 12, tzinfo=rules).utcoffset() or timedelta() for month in (WINTER, SUMMER)]
    return min(both), max(both)


def _abbreviations(zone: str, year: int) -> frozenset[str | None]:
    rules = ZoneInfo(zone)
    return frozenset(datetime(year, month, 15, 12, tzinfo=rules).tzname() for month in (WINTER, SUMMER))


@functools.cache
def _names(language: str) -> Mapping[str, frozenset[str]]:
    """Folded names → zones: cities, Windows names, what CLDR calls zones in English, Chinese and the language.

    A city is its own zone, whatever other zones are called after it.
    """
    from babel.core import get_global

    found: dict[str, set[str]] = defaultdict(set)
    cities: dict[str, set[str]] = defaultdict(set)
    canonical = get_global("zone_aliases")
    places = [z for z in known() if "/" in z and z not in canonical and not z.startswith("Etc/")]
    for zone in places:
        cities[fold(zone.rpartition("/")[2])].add(zone)
    for name, zone in get_global("windows_zone_mapping").items():
        found[fold(name)].add(zone)
    for each in {"en", "zh", language}:
        _add_cldr(found, cities, each)
    found |= cities
    file = resources.files(__package__).joinpath("_zone_names.toml")
    for name, zone in tomllib.loads(file.read_text("utf-8"))["zones"].items():
        found[name] = {zone}
    return {name: frozenset(zones) for name, zones in found.items()}


def _add_cldr(found: dict[str, set[str]], cities: dict[str, set[str]], language: str) -> None:
    from babel.core import get_global

    spoken = locale(language)
    if spoken is None:
        return
    for zone, texts in spoken.time_zones.items():
        if "city" in texts and zone in known():
            cities[fold(texts["city"])].add(zone)
    members: dict[str, list[str]] = defaultdict(list)
    for zone, meta in get_global("meta_zones").items():
        if zone in known():
            members[meta].append(zone)
    for meta, texts in spoken.meta_zones.items():
        for length in ("long", "short"):
            for text in dict(texts.get(length, {})).values():
                if isinstance(text, str) and text not in ("", "∅∅∅"):
                    found[fold(text)].update(members[meta])
