"""A cell that shows an error such as #REF! instead of a value.

Why it matters: every sum, average and chart over the cell shows the error too, or leaves the record out.

| transactions.order_id | transactions.quantity | issue   |
| --------------------- | --------------------- | ------- |
| O-1                   | 10                    |         |
| O-2                   | #REF!                 | #REF!   |
| O-3                   | #DIV/0!               | #DIV/0! |

Fix: none; only the formula's author knows what it should read.

To silence: `--ignore formula-error`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Place, Table
from ..findings import Issue
from ..speech import Sentence

severity = "error"
covers = (
    "missing-value", "missing-key", "missing-currency", "missing-legal-basis", "unanswered-request", "unreadable-value",
    "not-a-choice", "typed-over-formula",
)  # fmt: skip

# What Excel's error values say (ECMA-376 part 1, 18.17.3; #SPILL! and #CALC! came with dynamic arrays).
REASONS = {
    "#REF!": Sentence("“{value}”: the formula refers to cells that are not there any more.", value="#REF!"),
    "#N/A": Sentence("“{value}”: what the formula looks up was not found.", value="#N/A"),
    "#DIV/0!": Sentence("“{value}”: the formula divides by zero or by an empty cell.", value="#DIV/0!"),
    "#VALUE!": Sentence("“{value}”: the formula was given text where it needs a number, or the like.", value="#VALUE!"),
    "#NAME?": Sentence("“{value}”: the formula uses a name or function that is not known.", value="#NAME?"),
    "#NUM!": Sentence("“{value}”: the formula has no number for its result.", value="#NUM!"),
    "#NULL!": Sentence(
        "“{value}”: the formula asks for the cells two areas share, and they share none.", value="#NULL!"
    ),
    "#SPILL!": Sentence("“{value}”: the formula has no room for all its results.", value="#SPILL!"),
}


def check(book: Book) -> Iterator[Issue]:
    """One issue for each error on the user's own sheets."""
    for sheet in book.sheets:
        facts = None if sheet in book.own_sheets else book.look(sheet)
        for (row, col), error in facts.errors.items() if facts else ():
            yield _issue(book, Place(sheet, row, col), error or "#VALUE!")


def _issue(book: Book, place: Place, error: str) -> Issue:
    message = REASONS.get(error) or Sentence("“{value}” stands here instead of a value.", value=error)
    for table in book.tables:
        if table.sheet == place.sheet and table.area.first_col <= place.col <= table.area.last_col:
            record = np.flatnonzero(table.rows == place.row)
            if record.size:
                return _in_table(table, int(record[0]), place, error, message)
    return Issue("formula-error", message, place, sheet=place.sheet, value=error)


def _in_table(table: Table, record: int, place: Place, error: str, message: Sentence) -> Issue:
    columns = {c.index: (key, c.heading) for key, c in table.columns.items()}
    columns |= {c.index: (c.heading, c.heading) for c in table.foreign}
    key, heading = columns.get(place.col, (None, None))
    name = table.record_key(record)
    return Issue("formula-error", message, place, table.key, table.sheet, key, heading, name, error)
