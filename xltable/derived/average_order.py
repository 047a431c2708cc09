"""What an order of the customer comes to on average, in home currency: revenue divided by orders.

A live formula of the row. Blank for a customer without an order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..worked.serial import cells

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "average_order"
needs = ("orders", "revenue")


def values(worked: Worked) -> list[float | None]:
    orders = worked.numbers(table, "orders")
    return cells(np.divide(worked.numbers(table, "revenue"), np.where(orders > 0, orders, np.nan)))


def formula(refs: Refs, worked: Worked) -> str | None:
    orders = refs.this("orders")
    return f'IF(N({orders})>0,{refs.this("revenue")}/{orders},"")'
