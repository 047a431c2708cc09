"""How many days usually lie between two orders of the customer.

A value: the median of the days between the customer's distinct order days. No portable formula finds a median per
customer at a bearable cost. Blank under two order days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from ..worked.serial import cells

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "purchase_interval"
needs = (
    "customer_id",
    "transactions.customer_id",
    "transactions.order_date",
    "transactions.amount | transactions.amount_base",
)


def values(worked: Worked) -> list[Value]:
    return worked.per_contact(cells(worked.customers["interval"].to_numpy()))


def formula(refs: Refs, worked: Worked) -> str | None:
    return None
