"""The name of the customer who asked, looked up in contacts.

A live formula that looks into contacts by customer number. Blank where the number is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import Value
from . import _customer_name

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "service"
key = "customer"
needs = _customer_name.NEEDS
looks_into = _customer_name.LOOKS_INTO
copies = _customer_name.COPIES


def values(worked: Worked) -> list[Value]:
    return _customer_name.values(worked, table)


def formula(refs: Refs, worked: Worked) -> str | None:
    return _customer_name.formula(refs)
