"""How many of the customer's service requests are neither solved nor closed.

A live formula that counts the service records of the customer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from ..refs import criterion
from ..worked.live import spellings
from . import _counts

if TYPE_CHECKING:
    from ..refs import Part, Refs
    from ..worked import Worked

table = "contacts"
key = "open_requests"
needs = ("customer_id", "service.customer_id", "service.status")
looks_into = ("service",)


def values(worked: Worked) -> list[Value]:
    return _counts.per_contact(worked, ("service", worked.open_requests))


def formula(refs: Refs, worked: Worked) -> str | None:
    me = refs.this("customer_id")
    done = spellings(worked, "service", "status", "solved", "closed")

    def term(part: Part) -> str:
        others = ",".join(f"{part.column('status')},{criterion(text, '<>')}" for text in done)
        return f"COUNTIFS({part.column('customer_id')},{me},{others})"

    return f'IF({me}="","",{refs.layout.total("service", term)})'
