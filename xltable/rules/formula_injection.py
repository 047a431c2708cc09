"""Text that would run as a formula when the workbook is exported to CSV and opened again.

Why it matters: a web form lets anybody type into your list. `=HYPERLINK(…)` in a name is an attack on whoever opens
the exported file.

| contacts.company | contacts.phone | contacts.notes                  | issue                         |
| ---------------- | -------------- | ------------------------------- | ----------------------------- |
| Acme Ltd         | +49 30 901820  | @acme on Instagram              |                               |
| Blue Sea         |                | - call again in May             |                               |
| Cedar & Sons     |                | "=1+HYPERLINK("http://x.test")" | =1+HYPERLINK("http://x.test") |
| Delta SA         |                | @SUM(1+1)*HYPERLINK("x")        | @SUM(1+1)*HYPERLINK("x")      |

Phone numbers, handles, negative numbers and notes that begin with a dash are none.

Fix: none. An apostrophe in front would be part of the text everywhere else, and protects nobody; look at where the text
came from, and delete it.

To silence: `--ignore formula-injection`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Column, Table
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import records
from ._formulas import runs
from ._ours import ours

severity = "error"
leaks = True


def check(book: Book) -> Iterator[Issue]:
    """One issue for each such text, in known and unknown columns alike; each distinct text is looked at once."""
    for table in book.tables:
        columns = [column for key, column in table.columns.items() if not ours(table, key)]
        for column in (*columns, *table.foreign):
            yield from _injected(table, column)


def _injected(table: Table, column: Column) -> Iterator[Issue]:
    hits = np.array([isinstance(raw, str) and runs(raw) for raw in column.distinct], dtype=bool)
    for record in records(hits[column.codes]):
        message = Sentence(
            "“{value}” would run as a formula when exported to CSV and opened.",
            value=str(column.distinct[column.codes[record]])[:60],
        )
        yield issue_at("formula-injection", table, record, column, message)
