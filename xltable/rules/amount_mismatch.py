"""An amount that is not quantity × price, less the discount.

Why it matters: the customer is asked for one sum and the books have another; every total over the column is off.

| transactions.quantity | transactions.unit_price | transactions.discount | transactions.amount | issue |
| --------------------- | ----------------------- | --------------------- | ------------------- | ----- |
| 10                    | 2.50                    |                       | 25                  |       |
| 10                    | 2.50                    | 5                     | 20                  |       |
| 10                    | 2.50                    | 0.1                   | 22.50               |       |
| 10                    | 2.50                    |                       | 52                  | 52    |

A discount up to 1 may be a share of the price (0.1 is 10 %) or an amount; either is right. A cent is forgiven, and a
refund may have either sign. Where most rows do not come out, the column seems to mean something else (with freight, or
tax); that is said once.

Fix: none; any of the numbers may be the wrong one.

To silence: `--ignore amount-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Place, Table
from ..findings import Issue, issue_at
from ..numerals import Count
from ..speech import Sentence
from ._columns import Flags, Numbers, at_fault, filled, numbers, records
from ._ours import ours
from ._shown import shown

severity = "error"

CENT = 0.01 + 1e-6
FEW = 10
"""Up to so many rows, each is told by itself, however many of them do not come out."""


def check(book: Book) -> Iterator[Issue]:
    """One issue for each amount the user typed that does not come out; one for all where most do not."""
    for table in book.of("transactions"):
        if all(key in table for key in ("quantity", "unit_price", "amount")) and not ours(table, "amount"):
            yield from _off(table)


def _off(table: Table) -> Iterator[Issue]:
    amount, gross = numbers(table, "amount"), numbers(table, "quantity") * numbers(table, "unit_price")
    typed = numbers(table, "discount")
    discount = np.abs(np.nan_to_num(typed))
    known = ~np.isnan(gross) & ~np.isnan(amount) & ~(np.isnan(typed) & filled(table, "discount"))
    for key in ("quantity", "unit_price", "amount"):
        known &= ~at_fault(table, key, "out-of-range")  # told there
    net = np.abs(gross) - discount
    with np.errstate(invalid="ignore"):
        as_share = np.where(discount <= 1, np.abs(gross) * (1 - discount), np.nan)
        wrong = known & ~(_near(amount, net) | _near(amount, as_share))
    if np.count_nonzero(wrong) > max(FEW, np.count_nonzero(known) / 2):
        yield _other_meaning(table, int(np.count_nonzero(wrong)), int(np.count_nonzero(known)))
        return
    column = table.columns["amount"]
    for record in records(wrong):
        right = float(np.sign(gross[record]) * net[record])
        message = _message(table, record, float(amount[record]), round(right, 2), bool(discount[record]))
        yield issue_at("amount-mismatch", table, record, column, message)


def _message(table: Table, record: int, amount: float, right: float, discounted: bool) -> Sentence:
    values = {
        "value": shown(amount),
        "quantity": shown(table.readings("quantity").value(record)),
        "price": shown(table.readings("unit_price").value(record)),
        "right": shown(right),
    }
    if discounted:
        return Sentence("“{value}” is not {quantity} × {price} less the discount, which is {right}.", **values)
    return Sentence("“{value}” is not {quantity} × {price}, which is {right}.", **values)


def _other_meaning(table: Table, wrong: int, known: int) -> Issue:
    column = table.columns["amount"]
    message = Sentence(
        "In {n} of {known} rows “{heading}” is not “{quantity}” × “{price}”, so it seems to mean something else.",
        n=Count(wrong),
        known=Count(known),
        heading=column.heading,
        quantity=table.columns["quantity"].heading,
        price=table.columns["unit_price"].heading,
    )
    first, last = table.place(0, column), table.place(len(table) - 1, column)
    place = Place(table.sheet, table.header_rows[-1], column.index) if table.header_rows else first
    return Issue(
        "amount-mismatch",
        message,
        place,
        table.key,
        table.sheet,
        "amount",
        column.heading,
        severity="warning",
        count=wrong,
        range=f"{first.cell}:{last.cell}",
    )


def _near(amount: Numbers, expected: Numbers) -> Flags:
    off: Numbers = np.abs(np.abs(amount) - np.abs(expected))
    near: Flags = np.less_equal(off, np.maximum(CENT, np.abs(expected) * 1e-9))
    return near
