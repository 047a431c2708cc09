"""How many valid orders the customer has placed: orders, not lines.

A live formula that adds up the customer's shares of orders in the transactions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "orders"
needs = ("customer_id", "transactions.order_share")
uses = ("transactions.customer_id",)
looks_into = ("transactions",)


def values(worked: Worked) -> list[Value]:
    return worked.per_contact(worked.customers["orders"].tolist())


def formula(refs: Refs, worked: Worked) -> str | None:
    me = refs.this("customer_id")
    total = refs.layout.total(
        "transactions", lambda part: f"SUMIFS({part.column('order_share')},{part.column('customer_id')},{me})"
    )
    return f'IF({me}="","",ROUND({total},0))'
