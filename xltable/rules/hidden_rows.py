"""Records in rows that are hidden or filtered out.

Why it matters: nobody sees them, and they count all the same: in sums, in reports, and when the file is sent on.

| row    | contacts.customer_id | contacts.company | issue |
| ------ | -------------------- | ---------------- | ----- |
|        | C-1                  | Acme Ltd         |       |
| hidden | C-2                  | Blue Sea         | A3:B3 |

Fix: none is needed; xltable reads hidden rows like any others.

To silence: `--ignore hidden-rows`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book
from ..findings import Issue
from ..speech import counted
from ._rows import row_issue

severity = "info"
leaks = True


def check(book: Book) -> Iterator[Issue]:
    """One issue for each run of hidden rows that holds records."""
    for table in book.tables:
        facts = book.look(table.sheet) if len(table) else None
        for first, last in facts.hidden_rows if facts else ():
            hidden = table.rows[np.logical_and(table.rows >= first, table.rows <= last)]
            if hidden.size:
                message = counted(
                    int(hidden.size),
                    "A record is in a hidden row; it counts like any other.",
                    "{n} records are in hidden rows; they count like any others.",
                )
                first_row, last_row = int(hidden.min()), int(hidden.max())
                yield row_issue("hidden-rows", table, first_row, message, last=last_row, count=int(hidden.size))
