"""Rows that refer to their customer by name, because they have no column of numbers."""

from __future__ import annotations

from ..book import Table
from ..kinds import fold
from ._ours import ours

NAME, WRITTEN = "customer", ("company", "company_local", "contact_name")
"""The name that stands in a row, and where in contacts it may come from."""
FEWEST, MOSTLY = 4, 0.8
"""So many different names, and such a share of them known, prove that names are references."""


def named_customers(table: Table) -> frozenset[str] | None:
    """The folded names of all customers, where a table's names refer to them; None where they do not."""
    if table.key == "contacts" or NAME not in table or "customer_id" in table or ours(table, NAME):
        return None
    known = frozenset(name for key in WRITTEN for name in table.book.keys(f"contacts.{key}"))
    named = {fold(str(value)) for value in table.values(NAME) if value is not None}
    return known if len(named) >= FEWEST and len(named & known) >= MOSTLY * len(named) else None
