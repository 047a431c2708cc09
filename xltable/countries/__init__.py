"""Countries and what is known of them: how they are spelled, what they are called, and the groups they stand in."""

from __future__ import annotations

from .clock import clocks, main_zone, shared_hours, utc_hours, working_days
from .facts import (
    alpha3,
    country_of,
    currencies,
    currency,
    dial_code,
    first_digits,
    flag,
    languages,
    spoken_somewhere,
    state_of,
    subdivision_names,
    subdivisions,
    time_zones,
    weekend,
)
from .find import UNKNOWN, Found, find, share_dial_code
from .groups import blocs, continent, group, group_label, grouping, groups, member
from .misspelt import is_misspelt, is_usual
from .names import alpha2, is_written, name, names, nearest
from .spoken import Country, OneOf

__all__ = [
    "UNKNOWN",
    "Country",
    "Found",
    "OneOf",
    "alpha2",
    "alpha3",
    "blocs",
    "clocks",
    "continent",
    "country_of",
    "currencies",
    "currency",
    "dial_code",
    "find",
    "first_digits",
    "flag",
    "group",
    "group_label",
    "grouping",
    "groups",
    "is_misspelt",
    "is_usual",
    "is_written",
    "languages",
    "main_zone",
    "member",
    "name",
    "names",
    "nearest",
    "share_dial_code",
    "shared_hours",
    "spoken_somewhere",
    "state_of",
    "subdivision_names",
    "subdivisions",
    "time_zones",
    "utc_hours",
    "weekend",
    "working_days",
]  # fmt: skip
