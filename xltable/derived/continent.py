"""The continent of the customer's country.

A value, or a live formula where the countries sheet has a column of continents. Blank where there is no country.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..kinds import Value
from . import _groups

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "continent"
needs = ("country",)
looks_into = ("countries",)
GROUPING = "continents"


def values(worked: Worked) -> list[Value]:
    return _groups.labels(worked, GROUPING, worked.column(table, "country"))


def words(worked: Worked, language: str) -> Mapping[str, str]:
    return _groups.words(GROUPING, language)


def formula(refs: Refs, worked: Worked) -> str | None:
    return _groups.formula(refs, GROUPING, refs.this("country"))
