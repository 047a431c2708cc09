"""The sales region of the customer who bought, or the group of your own grouping.

A live formula that looks into the countries sheet; a value where the workbook has no such sheet, or where countries are
written in other ways than by name or code. Blank where the country stands in no group.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..kinds import Value
from . import _groups

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "country_group"
needs = ("country",)
uses = ("contacts.country",)
looks_into = ("countries",)


def values(worked: Worked) -> list[Value]:
    codes = worked.column(table, "country") if worked.typed(table, "country") else _of_customers(worked)
    return _groups.labels(worked, worked.grouping, codes)


def _of_customers(worked: Worked) -> list[Value]:
    countries = worked.column("contacts", "country")
    return worked.looked_up(table, "customer_id", "contacts", "customer_id", countries)


def words(worked: Worked, language: str) -> Mapping[str, str]:
    return _groups.words(worked.grouping, language)


def formula(refs: Refs, worked: Worked) -> str | None:
    return _groups.formula(refs, worked.grouping, refs.this("country"))
