"""What the customer still owes on the line: the amount less the deposit paid; nothing once it is paid.

A live formula of the row, in the line's own currency. Only valid orders are owed for; other lines stay blank.

| amount | deposit_paid | paid_date  | balance_due |
| ------ | ------------ | ---------- | ----------- |
| 100    | 30           |            | 70          |
| 100    | 30           | 2026-03-01 | 0           |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..worked.lines import valid
from ..worked.serial import cells
from . import _terms

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "balance_due"
needs = ("amount", "deposit_paid | paid_date")
uses = ("doc_type", "status")


def values(worked: Worked) -> list[float | None]:
    owed = worked.numbers(table, "amount") - np.nan_to_num(worked.numbers(table, "deposit_paid"))
    owed = np.where(np.isnan(worked.numbers(table, "paid_date")), owed, 0.0)
    return cells(np.where(valid(worked), owed, np.nan))


def formula(refs: Refs, worked: Worked) -> str | None:
    amount = refs.this("amount")
    owed = f"{amount}-N({refs.this('deposit_paid')})" if "deposit_paid" in refs.part else amount
    if "paid_date" in refs.part:
        owed = f"IF(ISNUMBER({refs.this('paid_date')}),0,{owed})"
    cancelled = _terms.is_choice(refs, worked, "status", "cancelled")
    counts = f"N({amount})>0" if cancelled == "FALSE" else f"N({amount})>0,NOT({cancelled})"
    return f'IF(AND({counts},{_terms.is_order(refs, worked)}),{owed},"")'
