"""How recently, how often and for how much the customer buys, as three scores from 1 (least) to 5 (most).

A value: each score is 1 plus the whole part of five times the share of buying customers strictly below; with fewer than
25 buying customers three steps are used instead of five. Written as 5-4-3: recency, frequency, revenue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "rfm"
needs = (
    "customer_id",
    "transactions.customer_id",
    "transactions.order_date",
    "transactions.net_base",
)


def values(worked: Worked) -> list[Value]:
    scores = worked.customers[["r", "f", "m"]].itertuples(index=False)
    return worked.per_contact(f"{r:.0f}-{f:.0f}-{m:.0f}" if r == r else None for r, f, m in scores)


def formula(refs: Refs, worked: Worked) -> str | None:
    return None
