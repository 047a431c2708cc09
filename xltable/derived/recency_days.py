"""How many days ago the customer last ordered.

A live formula of the row: today less the last order. Blank for a customer without an order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..worked.serial import counts, serial

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "recency_days"
needs = ("last_order",)


def values(worked: Worked) -> list[int | None]:
    return counts(serial(worked.today) - worked.numbers(table, "last_order"))


def formula(refs: Refs, worked: Worked) -> str | None:
    last = refs.this("last_order")
    return f'IF(ISNUMBER({last}),{refs.today()}-{last},"")'
