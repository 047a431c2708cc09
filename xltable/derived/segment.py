"""Whether the customer is of high value, ordinary, or only a potential one.

High value: the fewest customers that together make 80 % of revenue, those with the same revenue all in; ordinary: at
least one valid order; potential: none. A live formula that looks into revenue and orders of all contacts; a value where
transactions know customers that contacts do not, because the formula could not see those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from ..refs import literal

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "segment"
needs = ("customer_id", "orders", "revenue")
looks_into = ("contacts",)
unique = ("contacts.customer_id",)


def values(worked: Worked) -> list[Value]:
    return [worked.label(table, key, s) for s in worked.per_contact(worked.customers["segment"].tolist())]


def formula(refs: Refs, worked: Worked) -> str | None:
    others = worked.customers[~worked.customers["listed"]]
    if ((others["orders"] > 0) | (others["revenue"] != 0)).any():
        return None
    revenue, orders, share = refs.this("revenue"), refs.this("orders"), refs.layout.setting("high_value_share")
    more = refs.layout.total(
        table, lambda part: f"SUMPRODUCT(({part.column('revenue')}>{revenue})*1,{part.column('revenue')})"
    )
    every = ",".join(part.column("revenue") for part in refs.layout.of(table))
    high, ordinary, potential = (literal(worked.label(table, key, s)) for s in ("high_value", "ordinary", "potential"))
    fewest = f"AND({revenue}>0,ROUND({more}-{share}*SUM({every}),6)<0)"
    return f'IF(ISNUMBER({orders}),IF({orders}>0,IF({fewest},{high},{ordinary}),{potential}),"")'
