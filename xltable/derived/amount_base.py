"""The line's amount in home currency, at the rate of its day.

A live formula of the row: amount times rate. Blank where either is missing. In a workbook without a currency column all
amounts are in one currency, and stand as they are.

| amount | rate | amount_base |
| ------ | ---- | ----------- |
| 100    | 0.9  | 90          |
| 100    |      |             |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..worked.serial import cells

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "amount_base"
needs = ("amount",)
needs_with = {"currency": ("rate",)}
uses = ("rate",)


def values(worked: Worked) -> list[float | None]:
    amount = worked.numbers(table, "amount")
    return cells(amount * worked.numbers(table, "rate") if rated(worked) else amount)


def formula(refs: Refs, worked: Worked) -> str | None:
    amount = refs.this("amount")
    if not rated(worked):
        return f'IF(ISNUMBER({amount}),{amount},"")'
    return f'IF(AND(ISNUMBER({amount}),ISNUMBER({refs.this("rate")})),{amount}*{refs.this("rate")},"")'


def rated(worked: Worked) -> bool:
    """Whether lines have a currency or a rate of their own."""
    return worked.has(table, "rate") or worked.typed(table, "currency")
