"""Where the customer stands: potential, first order, loyal, at risk or lost.

Potential: no order. First order: one order, loyal: two or more, both while the last order is not longer ago than the
limit; at risk: longer than the limit; lost: longer than twice the limit. The limit is 90 days or twice the customer's
purchase interval, whichever is longer. A live formula of the row where the workbook has the purchase interval as a
column, else a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from ..refs import literal

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "lifecycle"
needs = ("orders", "recency_days", "transactions.order_date")
uses = ("purchase_interval",)
CHOICES = ("potential", "first_order", "loyal", "at_risk", "lost")


def values(worked: Worked) -> list[Value]:
    return [worked.label(table, key, s) for s in worked.per_contact(worked.customers["lifecycle"].tolist())]


def formula(refs: Refs, worked: Worked) -> str | None:
    if "purchase_interval" not in refs.part:
        return None
    orders, recency = refs.this("orders"), refs.this("recency_days")
    least, factor = refs.layout.setting("lifecycle_days"), refs.layout.setting("lifecycle_factor")
    limit = f"MAX({least},{factor}*N({refs.this('purchase_interval')}))"
    label = {choice: literal(worked.label(table, key, choice)) for choice in CHOICES}
    fresh = f"IF({orders}=1,{label['first_order']},{label['loyal']})"
    bought = f"IF({recency}>2*{limit},{label['lost']},IF({recency}>{limit},{label['at_risk']},{fresh}))"
    known = f'IF(ISNUMBER({recency}),{bought},"")'
    return f'IF(ISNUMBER({orders}),IF({orders}=0,{label["potential"]},{known}),"")'
