"""The name of a record's customer as contacts have it, for every table that keeps the customer's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from . import _lookup

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

NEEDS = ("customer_id", "contacts.customer_id", "contacts.company")
LOOKS_INTO = ("contacts",)
COPIES = ("contacts.company",)


def values(worked: Worked, table: str) -> list[Value]:
    """The name beside every record of a table."""
    return _lookup.values(worked, table, "company")


def formula(refs: Refs) -> str:
    """The name of the row’s customer."""
    return _lookup.formula(refs, "company")
