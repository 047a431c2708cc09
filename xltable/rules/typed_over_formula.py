"""A value typed over a formula of a column that xltable works out.

Why it matters: the cell stays as it is when everything around it changes, and nothing shows that it does.

| transactions.order_id | transactions.quantity | transactions.amount (ours) | issue |
| --------------------- | --------------------- | -------------------------- | ----- |
| O-1                   | 10                    | =B2*5                      |       |
| O-2                   | 20                    | 90                         | 90    |
| O-3                   | 30                    | =B4*5                      |       |

Only columns that bear xltable's mark are looked at; a column you added is yours, and what you type there is input.

Fix: none; `enrich` leaves the typed value alone. Clear the cell, and `enrich` puts the formula back.

To silence: `--ignore typed-over-formula`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import filled, records
from ._ours import ours
from ._shown import shown

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each typed value in a derived column that has formulas."""
    for table in book.tables:
        for key in table.columns:
            if ours(table, key):
                yield from _typed(table, key)


def _typed(table: Table, key: str) -> Iterator[Issue]:
    facts, column = table.book.look(table.sheet), table.columns[key]
    if facts is None or not facts.formulas:
        return
    live = {int(row) for row in table.rows if (int(row), column.index) in facts.formulas}
    if not live:
        return  # the column was written as values
    for record in records(filled(table, key)):
        if int(table.rows[record]) not in live:
            message = Sentence(
                "“{value}” was typed over the formula of “{heading}”, so it does not change with the rest.",
                value=shown(column.distinct[column.codes[record]]),
                heading=column.heading,
            )
            yield issue_at("typed-over-formula", table, record, column, message)
