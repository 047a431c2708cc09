"""A time zone: a name of the time zone database, an offset from UTC, or what people call it.

An offset or an abbreviation is read by the customer's country, whose clocks may change in summer; an offset alone stays
a fixed one, and so does one that the country's zones leave in summer for different ones.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| Europe/Berlin | | Europe/Berlin | | |
| Asia/Calcutta | | Asia/Calcutta | | |
| UTC | | UTC | | |
| asia/shanghai | | Asia/Shanghai | untidy-value | Asia/Shanghai |
| America/New York | | America/New_York | untidy-value | America/New_York |
| ' Europe/Paris ' | | Europe/Paris | untidy-value | Europe/Paris |
| 'Europe/\\u200bParis' | | Europe/Paris | invisible-characters | Europe/Paris |
| UTC+8 | country=CN | Asia/Shanghai | | |
| GMT+01:00 | country=DE | Europe/Berlin | | |
| 东八区 | country=CN | Asia/Shanghai | | |
| UTC-5 | country=US | America/New_York | | |
| UTC+8 | | Etc/GMT-8 | | |
| UTC+8 | country=DE | Etc/GMT-8 | | |
| UTC+5:30 | country=IN | Asia/Kolkata | | |
| '(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi' | country=CN | Asia/Shanghai | | |
| China Standard Time | | Asia/Shanghai | | |
| 北京时间 | | Asia/Shanghai | | |
| 中欧时间 | country=DE | Europe/Berlin | | |
| EST | country=US | America/New_York | | |
| CST | country=CN | Asia/Shanghai | | |
| CST | country=US | America/Chicago | | |
| Tokyo | | Asia/Tokyo | | |
| UTC+5:30 | | | ambiguous-value | |
| UTC-7 | country=US | Etc/GMT+7 | | |
| UTC+99 | | | unreadable-value | |
| somewhere | | | unreadable-value | |
| 8.0 | | | unreadable-value | |
"""

from __future__ import annotations

from datetime import date

from .. import countries
from ..speech import Sentence
from . import Ambiguous, Appearance, Context, Options, Raw, Reading, Tidy, Validation
from ._characters import clean, shown
from ._refusals import not_a
from ._zones import called, fixed, keeping, known, offset, spelled

depends_on = ("country",)
ZONE = Sentence("a time zone")


def read(raw: Raw, context: Context) -> Reading:
    """The IANA name of the time zone that the cell names."""
    if not isinstance(raw, str):
        return not_a(raw, ZONE)
    cleaned = clean(raw)
    text = cleaned.text
    year = (context.as_of or date.today()).year
    country = context.row.get("country")
    country = country if country in countries.alpha2() else None
    if "/" in text or text in ("UTC", "GMT"):
        zone = spelled(text)
        if zone:
            return _tidy(raw, zone, zone)
    difference = offset(text)
    zones = keeping(difference, country, year) if difference is not None and country else ()
    if difference is not None and not zones:
        alone = fixed(difference)
        zones = (alone,) if alone else ()
        if not zones:
            why = Sentence("“{value}” is kept in several time zones, and no country is given.", value=shown(raw))
            return Ambiguous((text,), why)
    if difference is None:
        zones = called(text, country, context.language, year)
    if len(zones) == 1:
        return _tidy(raw, zones[0], text)
    if difference is not None and (alone := fixed(difference)):
        return _tidy(raw, alone, text)  # a country's zones may differ in summer; the cell says what it says
    if zones:
        return Ambiguous(zones[:6], Sentence("“{value}” can be several time zones.", value=shown(raw)))
    zone = spelled(text)
    return _tidy(raw, zone, zone) if zone in known() and zone else not_a(raw, ZONE)


def appearance(options: Options, language: str) -> Appearance:
    offered = Validation("list", "lists_timezones", stop=False)
    return Appearance(number_format="@", width=20, validation=offered, example="Europe/Berlin")


def _tidy(raw: str, zone: str, written: str) -> Tidy:
    if raw == written:
        return Tidy(zone)
    cleaned = clean(raw)
    if cleaned.fault:
        return Tidy(zone, cleaned.fault, written, why=cleaned.why)
    why = Sentence("“{value}” is an untidy way to write “{zone}”.", value=shown(raw), zone=written)
    return Tidy(zone, "untidy-value", written, why=why)
