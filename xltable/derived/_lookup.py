"""Looking up what contacts say of a record's customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked


def values(worked: Worked, table: str, key: str) -> list[Value]:
    """The customer's cell in contacts as it is written there, for every record."""
    return worked.looked_up(table, "customer_id", "contacts", "customer_id", worked.shown("contacts", key))


def formula(refs: Refs, key: str) -> str:
    """The customer's cell in contacts; an empty text where there is none."""
    return refs.layout.lookup("contacts", refs.this("customer_id"), "customer_id", key)
