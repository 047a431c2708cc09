"""An amount or price without its currency.

Why it matters: 1,000 dollars and 1,000 yen are not the same; an amount without its currency is left out of every sum.

| transactions.amount | transactions.currency | issue    |
| ------------------- | --------------------- | -------- |
| 1000                | USD                   |          |
| 1000                |                       | Currency |

Fix: none; the customer's usual currency would be a guess.

To silence: `--ignore missing-currency`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import filled, records
from ._ours import ours
from ._shown import shown

severity = "error"
covers = ("missing-value",)

AMOUNTS = ("amount", "unit_price")


def check(book: Book) -> Iterator[Issue]:
    """One issue for each row that has money and no currency, where the table has a currency column."""
    for table in book.of("transactions"):
        if "currency" not in table:
            continue
        column = table.columns["currency"]
        told = filled(table, "currency")
        for key in (k for k in AMOUNTS if k in table and not ours(table, k)):
            for record in records(filled(table, key) & ~told):
                message = Sentence(
                    "“{amount}” ({heading}) has no currency beside it, so no sum can count it.",
                    amount=shown(table.columns[key].distinct[table.columns[key].codes[record]]),
                    heading=table.columns[key].heading,
                )
                yield issue_at("missing-currency", table, record, column, message)
            told = told | filled(table, key)
