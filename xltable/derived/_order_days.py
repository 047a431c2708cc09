"""The first and the latest order day of a customer, without MINIFS and MAXIFS, which older programs do not have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Literal

import numpy as np

from ..worked.serial import days
from . import _terms

if TYPE_CHECKING:
    from ..refs import Part, Refs
    from ..worked import Worked

NEEDS = (
    "customer_id",
    "transactions.customer_id",
    "transactions.order_date",
    "transactions.amount | transactions.amount_base",
)
_FAR = 2958466
"""The day after 9999-12-31, the last Excel knows."""


def values(worked: Worked, which: Literal["first", "last"]) -> list[date | None]:
    """The day for every contact."""
    return worked.per_contact(days(worked.customers[which].to_numpy(dtype=np.float64)))


def first(refs: Refs, worked: Worked) -> str:
    """The least day, as far from the last day Excel knows as can be."""
    return _shown(refs, _largest(refs, worked, lambda day: f"({_FAR}-{day})"), f"{_FAR}-")


def last(refs: Refs, worked: Worked) -> str:
    """The largest day."""
    return _shown(refs, _largest(refs, worked, lambda day: day), "")


def _largest(refs: Refs, worked: Worked, figure: Callable[[str], str]) -> str:
    def term(part: Part) -> str:
        day, customer = part.column("order_date"), part.column("customer_id")
        rows = f"({customer}={refs.this('customer_id')})*{_terms.valid_rows(worked, part)}*ISNUMBER({day})"
        return f"SUMPRODUCT(MAX({rows}*{figure(day)}))"

    terms = [term(part) for part in refs.layout.of(_terms.LINES)]
    return terms[0] if len(terms) == 1 else f"MAX({','.join(terms)})"


def _shown(refs: Refs, largest: str, sign: str) -> str:
    me = refs.this("customer_id")
    return f'IF({me}="","",IF({largest}=0,"",INT({sign}{largest})))'
