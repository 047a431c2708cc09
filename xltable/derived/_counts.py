"""Counting, for every contact, records of other tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..kinds import Value

if TYPE_CHECKING:
    from ..worked import Worked


def per_customer(worked: Worked, table: str, weights: NDArray[np.float64]) -> dict[str, float]:
    """The weights of a table's records, added up for each customer; records that weigh nothing are passed over."""
    codes, ids = worked.ids(table, "customer_id")
    totals = np.bincount(codes, weights=weights, minlength=len(ids)).tolist()
    return {name: total for name, total in zip(ids, totals, strict=True) if name is not None}


def per_contact(worked: Worked, *counted: tuple[str, NDArray[np.bool_]]) -> list[Value]:
    """How many of the marked records each contact has, over several tables; None for a contact without number."""
    found = [per_customer(worked, table, marked.astype(np.float64)) for table, marked in counted]
    codes, ids = worked.ids("contacts", "customer_id")
    counts = [None if i is None else int(sum(f.get(i, 0) for f in found)) for i in ids]
    return [counts[c] for c in codes.tolist()]
