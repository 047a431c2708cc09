"""How many valid orders the customer has placed: orders, not lines.

A live formula that counts the transactions of the customer, as long as every valid order has one line; a value where
orders have several lines, because counting each order once would cost too much in a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from . import _terms

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "orders"
needs = (
    "customer_id",
    "transactions.customer_id",
    "transactions.order_id",
    "transactions.amount | transactions.amount_base",
)
uses = ("transactions.doc_type", "transactions.status")
looks_into = ("transactions",)


def values(worked: Worked) -> list[Value]:
    return worked.per_contact(worked.customers["orders"].tolist())


def formula(refs: Refs, worked: Worked) -> str | None:
    lines = worked.lines[worked.lines["valid"]]
    if lines.duplicated(["customer", "order"]).any():
        return None
    me = refs.this("customer_id")
    count = _terms.valid_count(worked, refs.layout, f"{{customer_id}},{_kept(me)}")
    return f'IF({me}="","",{count})'


def _kept(reference: str) -> str:
    """A reference inside a template for `str.format_map`."""
    return reference.replace("{", "{{").replace("}", "}}")
