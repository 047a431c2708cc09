"""The day of the customer's latest valid order.

A live formula that looks through the transactions of the customer. Blank for a customer without an order.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from . import _order_days

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "last_order"
needs = _order_days.NEEDS
uses = ("transactions.doc_type", "transactions.status")
looks_into = ("transactions",)
all_numbers = ("transactions.order_date",)


def values(worked: Worked) -> list[date | None]:
    return _order_days.values(worked, "last")


def formula(refs: Refs, worked: Worked) -> str | None:
    return _order_days.last(refs, worked)
