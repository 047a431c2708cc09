"""What the customer has brought so far, in home currency: valid orders less refunds.

A live formula that adds up the transactions of the customer. Lines whose currency has no rate count for nothing until
there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "revenue"
needs = ("customer_id", "transactions.customer_id", "transactions.net_base")
looks_into = ("transactions",)


def values(worked: Worked) -> list[Value]:
    return worked.per_contact(worked.customers["revenue"].tolist())


def formula(refs: Refs, worked: Worked) -> str | None:
    me = refs.this("customer_id")
    total = refs.layout.total(
        "transactions", lambda part: f"SUMIFS({part.column('net_base')},{part.column('customer_id')},{me})"
    )
    return f'IF({me}="","",{total})'
