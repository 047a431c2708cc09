"""Countries and what is known of them: how they are spelled, what they are called, and the groups they stand in."""

from __future__ import annotations

from .facts import (
    alpha3,
    currencies,
    currency,
    dial_code,
    flag,
    languages,
    spoken_somewhere,
    subdivision_names,
    subdivisions,
    time_zones,
    weekend,
)
from .find import UNKNOWN, Found, find, share_dial_code
from .groups import blocs, continent, group, group_label, grouping, groups, member
from .names import alpha2, is_written, name, names, nearest
from .spoken import Country

__all__ = [
    "UNKNOWN",
    "Country",
    "Found",
    "alpha2",
    "alpha3",
    "blocs",
    "continent",
    "currencies",
    "currency",
    "dial_code",
    "find",
    "flag",
    "group",
    "group_label",
    "grouping",
    "groups",
    "is_written",
    "languages",
    "member",
    "name",
    "names",
    "nearest",
    "share_dial_code",
    "spoken_somewhere",
    "subdivision_names",
    "subdivisions",
    "time_zones",
    "weekend",
]  # fmt: skip
