"""An empty cell in a column that every record needs.

Why it matters: a customer without a country is in no country's figures; an order without a date is in no month's.

| contacts.customer_id | contacts.country | issue   |
| -------------------- | ---------------- | ------- |
| C-1                  | DE               |         |
| C-2                  |                  | Country |

A text that only says that something is to come, such as “TBD” or “???”, is as good as none.

Where rows refer to their customer by name and have no number, every row needs the name:

| contacts.company | transactions.customer | transactions.product | issue    |
| ---------------- | --------------------- | -------------------- | -------- |
| Acme             | Acme                  | Lamp                 |          |
| Brown            | Brown                 | Lamp                 |          |
| Cox              | Cox                   | Kettle               |          |
| Dunn             | Dunn                  | Lamp                 |          |
| Evans            |                       | Kettle               | Customer |

What could be worked out, such as an amount, need not be typed; where it is typed in nearly every record, one without it
is told as a warning.

Fix: none; only you know what belongs there.

To silence: `--ignore missing-value`, or a template of your own in which the column is not `required`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Table
from ..findings import Issue, Severity, issue_at
from ..kinds import looks_empty
from ..speech import Sentence
from ._columns import filled, records, wanting
from ._named_customers import NAME, named_customers
from ._ours import ours

severity: Severity = "error"
FEWEST, NEARLY_ALL = 10, 0.9
"""So many records, and such a share of them, show that a column is meant to be filled."""


def check(book: Book) -> Iterator[Issue]:
    """One issue for each empty cell; the column that names the record has a rule of its own, `missing-key`."""
    for table in book.tables:
        names = NAME if named_customers(table) is not None else None
        for key, column in table.columns.items():
            spec = column.spec
            asked = spec is not None and spec.required and not spec.derived and key != table.spec.record_key
            if (asked or key == names) and not ours(table, key):
                yield from _empty(table, key)
            elif spec is not None and spec.derived and not ours(table, key) and _usual(table, key):
                yield from _left_out(table, key)


def _empty(table: Table, key: str) -> Iterator[Issue]:
    column = table.columns[key]
    for record in records(wanting(table, key)):
        raw = column.distinct[column.codes[record]]
        told = "“{heading}” is empty here, and every record needs it."
        if not looks_empty(raw):
            told = "“{value}” only says that “{heading}” is missing, and every record needs it."
        message = Sentence(told, heading=column.heading, value=str(raw))
        yield issue_at("missing-value", table, record, column, message, severity=severity)


def _usual(table: Table, key: str) -> bool:
    """Whether nearly every record has a value that could be worked out, but was typed."""
    return len(table) >= FEWEST and bool(np.mean(filled(table, key)) >= NEARLY_ALL)


def _left_out(table: Table, key: str) -> Iterator[Issue]:
    column = table.columns[key]
    told = Sentence("“{heading}” is empty here, though nearly every other record has it.", heading=column.heading)
    for record in records(np.logical_not(filled(table, key))):
        yield issue_at("missing-value", table, record, column, told, severity="warning")
