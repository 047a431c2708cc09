"""The name of the customer who bought, looked up in contacts.

A live formula that looks into contacts by customer number. Blank where the number is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from . import _lookup

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "customer"
needs = ("customer_id", "contacts.customer_id", "contacts.company")
looks_into = ("contacts",)
copies = ("contacts.company",)


def values(worked: Worked) -> list[Value]:
    return _lookup.values(worked, table, "company")


def formula(refs: Refs, worked: Worked) -> str | None:
    return _lookup.formula(refs, "company")
