"""The sales region the customer's country stands in, or the group of your own grouping.

A live formula that looks into the countries sheet, by the country's name or code; a value where the workbook has no
such sheet, or where countries are written in other ways. Blank where the country stands in no group.
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
key = "country_group"
needs = ("country",)
looks_into = ("countries",)


def values(worked: Worked) -> list[Value]:
    return _groups.labels(worked, worked.grouping, worked.column(table, "country"))


def words(worked: Worked, language: str) -> Mapping[str, str]:
    return _groups.words(worked.grouping, language)


def formula(refs: Refs, worked: Worked) -> str | None:
    return _groups.formula(refs, worked.grouping, refs.this("country"))
