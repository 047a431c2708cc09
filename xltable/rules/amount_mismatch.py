"""An amount that is not quantity × price, less the discount.

Why it matters: the customer is asked for one sum and the books have another; every total over the column is off.

| transactions.quantity | transactions.unit_price | transactions.discount | transactions.amount | issue |
| --------------------- | ----------------------- | --------------------- | ------------------- | ----- |
| 10                    | 2.50                    |                       | 25                  |       |
| 10                    | 2.50                    | 5                     | 20                  |       |
| 10                    | 2.50                    | 0.1                   | 22.50               |       |
| 10                    | 2.50                    |                       | 52                  | 52    |

A discount up to 1 may be a share of the price (0.1 is 10 %) or an amount; either is right. A cent is forgiven, and a
refund may have either sign; where the quantity alone is below zero and nothing comes out, or a discount is above 1
among shares, that is `out-of-range`. Where most rows do not come out, the column seems to mean something else (with
freight, or tax); that is said once.

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
from ._amounts import Reckoned, reckoned
from ._columns import records
from ._shown import shown

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each amount the user typed that does not come out; one for all where most do not."""
    for table in book.of("transactions"):
        found = reckoned(table)
        if found is not None:
            yield from _off(table, found)


def _off(table: Table, found: Reckoned) -> Iterator[Issue]:
    if found.other_meaning:
        yield _other_meaning(table, found)
        return
    column = table.columns["amount"]
    for record in records(found.wrong & ~found.below_zero & ~found.beyond_whole):
        message = _message(table, record, found)
        yield issue_at("amount-mismatch", table, record, column, message)


def _message(table: Table, record: int, found: Reckoned) -> Sentence:
    values = {
        "value": shown(float(found.amount[record])),
        "quantity": shown(table.readings("quantity").value(record)),
        "price": shown(table.readings("unit_price").value(record)),
        "right": shown(round(float(found.right[record]), 2)),
    }
    if found.discounted[record]:
        return Sentence("“{value}” is not {quantity} × {price} less the discount, which is {right}.", **values)
    return Sentence("“{value}” is not {quantity} × {price}, which is {right}.", **values)


def _other_meaning(table: Table, found: Reckoned) -> Issue:
    column = table.columns["amount"]
    wrong, known = int(np.count_nonzero(found.wrong)), int(np.count_nonzero(found.known))
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
