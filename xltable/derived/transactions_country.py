"""The country of the customer who bought, looked up in contacts and written as it stands there.

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
key = "country"
needs = ("customer_id", "contacts.customer_id", "contacts.country")
looks_into = ("contacts",)
copies = ("contacts.country",)


def values(worked: Worked) -> list[Value]:
    return _lookup.values(worked, table, "country")


def formula(refs: Refs, worked: Worked) -> str | None:
    return _lookup.formula(refs, "country")
