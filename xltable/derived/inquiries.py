"""How many times the customer has asked: service records and transactions of type inquiry.

A live formula that counts both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from ..refs import criterion
from ..worked.live import spellings
from . import _counts

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "inquiries"
needs = ("customer_id", "service.request_type | transactions.doc_type")
uses = ("service.customer_id", "transactions.customer_id")
looks_into = ("service", "transactions")
SOURCES = (("service", "request_type"), ("transactions", "doc_type"))


def values(worked: Worked) -> list[Value]:
    return _counts.per_contact(worked, *((t, worked.means(t, k, "inquiry")) for t, k in SOURCES if worked.has(t, k)))


def formula(refs: Refs, worked: Worked) -> str | None:
    me = refs.this("customer_id")
    terms = []
    for source, column in SOURCES:
        if worked.has(source, column):
            texts = spellings(worked, source, column, "inquiry")
            terms += [
                f"COUNTIFS({part.column('customer_id')},{me},{part.column(column)},{criterion(text)})"
                for part in refs.layout.of(source)
                for text in texts
            ]
    return f'IF({me}="","",{"+".join(terms)})'
