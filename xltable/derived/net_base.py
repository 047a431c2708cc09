"""What the line adds to revenue, in home currency: valid orders less refunds.

A live formula of the row. A valid order adds its amount less what was refunded of it; a line of type refund (whatever
its sign) and an order with a negative amount take away. Cancelled orders, inquiries, quotations, samples and proforma
invoices add nothing and stay blank. Blank also where there is no rate.

| doc_type  | status    | amount_base | refund_amount | rate | net_base |
| --------- | --------- | ----------- | ------------- | ---- | -------- |
| order     | done      | 100         | 10            | 1    | 90       |
|           |           | 100         |               | 1    | 100      |
| refund    |           | 30          |               | 1    | -30      |
| refund    |           | -30         | 30            | 1    | -30      |
|           |           | -30         |               | 1    | -30      |
| order     | cancelled | 100         | 100           | 1    |          |
| quotation |           | 100         |               | 1    |          |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..worked.lines import ordered
from ..worked.serial import Floats, cells
from . import _terms
from .amount_base import rated

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "net_base"
needs = ("amount_base",)
uses = ("doc_type", "status", "refund_amount", "rate")


def values(worked: Worked) -> list[float | None]:
    base = worked.numbers(table, "amount_base")
    back = np.nan_to_num(np.abs(_refunded(worked)))
    order = ordered(worked)
    cancelled = worked.means(table, "status", "cancelled")
    counts = order & ~cancelled & ((base > 0) | (back > 0)) & ~(base < 0)
    net = np.full(len(base), np.nan)
    net[counts] = np.nan_to_num(base[counts]) - back[counts]
    negative = order & (base < 0)
    net[negative] = base[negative]
    whole = worked.means(table, "doc_type", "refund")
    given = np.where(np.nan_to_num(base) == 0, back, np.abs(base))
    net[whole] = np.where(given[whole] > 0, -given[whole], np.nan)
    return cells(net)


def _refunded(worked: Worked) -> Floats:
    """What stands in the refund column, in home currency."""
    refunded = worked.numbers(table, "refund_amount")
    return refunded * worked.numbers(table, "rate") if rated(worked) else refunded


def formula(refs: Refs, worked: Worked) -> str | None:
    base = refs.this("amount_base")
    back = _back(refs, worked)
    amount = f"N({base})"
    order = f"{amount}-{back}" if back else base
    refund = f"-IF({amount}=0,{back},ABS({base}))" if back else f"-ABS({base})"
    something = f"OR({amount}<>0,{back}>0)" if back else f"{amount}<>0"
    whole = _terms.is_choice(refs, worked, "doc_type", "refund")
    cancelled = _terms.is_choice(refs, worked, "status", "cancelled")
    counted = f'IF({amount}<0,{base},IF({cancelled},"",{order}))' if cancelled != "FALSE" else order
    if cancelled == "FALSE" and back:
        counted = f"IF({amount}<0,{base},{order})"
    return _by_type(something, whole, refund, _terms.is_order(refs, worked), counted)


def _by_type(something: str, whole: str, refund: str, order: str, counted: str) -> str:
    inner = counted if order == "TRUE" else f'IF({order},{counted},"")'
    inner = inner if whole == "FALSE" else f"IF({whole},{refund},{inner})"
    return f'IF({something},{inner},"")'


def _back(refs: Refs, worked: Worked) -> str:
    """What was refunded of the line, in home currency, as a term; empty where no such column is kept."""
    if "refund_amount" not in refs.part or (rated(worked) and "rate" not in refs.part):
        return ""
    if not rated(worked):
        return f"ABS(N({refs.this('refund_amount')}))"
    return f"ABS(N({refs.this('refund_amount')})*N({refs.this('rate')}))"
