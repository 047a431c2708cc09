"""How much of an order the line is: 1 where an order has one line, a half each where it has two; added up, orders.

A live formula that looks for the other lines of the order: one divided by the number of valid lines with the same
order number and customer. Blank for lines that are no valid order. Adding it up counts orders and not lines, for a
customer, a country or a month. A line without order number, or in a list that keeps none, is an order of its own.

| order_id | customer_id | status    | amount | order_share |
| -------- | ----------- | --------- | ------ | ----------- |
| O-1      | C-1         |           | 10     | 0.5         |
| O-1      | C-1         |           | 20     | 0.5         |
| O-1      | C-1         | cancelled | 30     |             |
| O-2      | C-1         |           | 10     | 1           |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..worked.lines import orders, valid
from ..worked.serial import cells
from . import _terms

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "order_share"
needs = ("amount | amount_base",)
uses = ("order_id", "customer_id", "doc_type", "status")
looks_into = ("transactions",)


def values(worked: Worked) -> list[float | None]:
    counts = valid(worked)
    customers, _ = worked.ids(table, "customer_id")
    pairs = np.stack([orders(worked), customers])
    _, which, lines = np.unique(pairs[:, counts], axis=1, return_inverse=True, return_counts=True)
    share = np.full(len(counts), np.nan)
    share[counts] = 1 / lines[which.ravel()]
    return cells(share)


def formula(refs: Refs, worked: Worked) -> str | None:
    numbered = ["order_id" in part for part in refs.layout.of(table)]
    if "order_id" in refs.part and not all(numbered):
        return None
    amount = f"N({refs.this(_terms.amount(refs.part))})"
    cancelled = _terms.is_choice(refs, worked, "status", "cancelled")
    conditions = [f"{amount}>0", _terms.is_order(refs, worked)]
    conditions += [] if cancelled == "FALSE" else [f"NOT({cancelled})"]
    return f'IF(AND({",".join(conditions)}),{_share(refs, worked)},"")'


def _share(refs: Refs, worked: Worked) -> str:
    if "order_id" not in refs.part:
        return "1"
    order = refs.this("order_id")
    same = f"{{order_id}},{_terms.kept(order)}"
    if "customer_id" in refs.part:
        same += f",{{customer_id}},{_terms.kept(_blank_or(refs.this('customer_id')))}"
    return f'IF({order}="",1,1/({_terms.valid_count(worked, refs.layout, same)}))'


def _blank_or(cell: str) -> str:
    """A criterion that means the cell's text, or a blank where the cell is blank."""
    return f'IF({cell}="","",{cell})'
