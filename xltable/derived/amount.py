"""What the line comes to: quantity times unit price, less the discount.

A live formula of the row. Blank where the quantity or the price is missing.

| quantity | unit_price | discount | amount |
| -------- | ---------- | -------- | ------ |
| 10       | 2.5        | 1        | 24     |
| 10       | 2.5        |          | 25     |
| 10       |            |          |        |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..worked.serial import cells

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "amount"
needs = ("quantity", "unit_price")
uses = ("discount",)


def values(worked: Worked) -> list[float | None]:
    discount = np.nan_to_num(worked.numbers(table, "discount"))
    return cells(worked.numbers(table, "quantity") * worked.numbers(table, "unit_price") - discount)


def formula(refs: Refs, worked: Worked) -> str | None:
    quantity, price = refs.this("quantity"), refs.this("unit_price")
    less = f"-N({refs.this('discount')})" if "discount" in refs.part else ""
    return f'IF(AND(ISNUMBER({quantity}),ISNUMBER({price})),{quantity}*{price}{less},"")'
