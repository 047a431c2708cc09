"""An amount that is not quantity × price, less the discount.

Why it matters: the customer is asked for one sum and the books have another; every total over the column is off.

| transactions.quantity | transactions.unit_price | transactions.discount | transactions.amount | issue |
| --------------------- | ----------------------- | --------------------- | ------------------- | ----- |
| 10                    | 2.50                    |                       | 25                  |       |
| 10                    | 2.50                    | 5                     | 20                  |       |
| 10                    | 2.50                    | 0.1                   | 22.50               |       |
| 10                    | 2.50                    |                       | 52                  | 52    |

A discount up to 1 may be a share of the price (0.1 is 10 %) or an amount; either is right. A cent is forgiven, and a
refund may have either sign.

Fix: none; any of the numbers may be the wrong one.

To silence: `--ignore amount-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import Flags, Numbers, filled, numbers, records
from ._ours import ours
from ._shown import shown

severity = "error"

CENT = 0.01 + 1e-6


def check(book: Book) -> Iterator[Issue]:
    """One issue for each amount the user typed that does not come out."""
    for table in book.of("transactions"):
        if all(key in table for key in ("quantity", "unit_price", "amount")) and not ours(table, "amount"):
            yield from _off(table)


def _off(table: Table) -> Iterator[Issue]:
    amount, gross = numbers(table, "amount"), numbers(table, "quantity") * numbers(table, "unit_price")
    discount = numbers(table, "discount")
    unknown = np.isnan(discount) & filled(table, "discount")  # a discount nobody can read
    discount = np.nan_to_num(discount)
    with np.errstate(invalid="ignore"):
        as_amount = np.abs(gross) - np.abs(discount)
        as_share = np.where(np.abs(discount) <= 1, np.abs(gross) * (1 - np.abs(discount)), np.nan)
        wrong = ~unknown & ~np.isnan(gross) & ~np.isnan(amount) & ~(_near(amount, as_amount) | _near(amount, as_share))
    column = table.columns["amount"]
    for record in records(wrong):
        values = {
            "value": shown(float(amount[record])),
            "quantity": shown(table.readings("quantity").values[record]),
            "price": shown(table.readings("unit_price").values[record]),
            "right": shown(round(float(np.sign(gross[record]) * as_amount[record]), 2)),
        }
        message = (
            Sentence("“{value}” is not {quantity} × {price} less the discount, which is {right}.", **values)
            if discount[record]
            else Sentence("“{value}” is not {quantity} × {price}, which is {right}.", **values)
        )
        yield issue_at("amount-mismatch", table, record, column, message)


def _near(amount: Numbers, expected: Numbers) -> Flags:
    off: Numbers = np.abs(np.abs(amount) - np.abs(expected))
    near: Flags = np.less_equal(off, np.maximum(CENT, np.abs(expected) * 1e-9))
    return near
