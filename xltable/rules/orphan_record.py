"""A record that refers to another one that is not there.

Why it matters: the order counts for no customer; every sheet by customer, country or group misses it.

| contacts.customer_id | transactions.customer_id | issue |
| -------------------- | ------------------------ | ----- |
| C-1                  | C-1                      |       |
| C-2                  | C-7                      | C-7   |

Where rows have no number of the customer, the name stands for it, if nearly all names are those of customers:

| contacts.company | transactions.customer | issue |
| ---------------- | --------------------- | ----- |
| Acme             | Acme                  |       |
| Brown            | Brown                 |       |
| Cox              | Cox                   |       |
| Dunn             | Dunn                  |       |
| Evans            | Egan                  | Egan  |

Nothing is said where the workbook does not have the table that is referred to, or nothing in it.

Fix: none; xltable cannot know which customer was meant, or whether one is missing.

To silence: `--ignore orphan-record`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..kinds import fold
from ..speech import Listed, Sentence
from ._columns import flags, records
from ._named_customers import NAME, WRITTEN, named_customers
from ._ours import ours
from ._shown import shown

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each reference that leads nowhere; each distinct one is looked up once."""
    for table in book.tables:
        for key, column in table.columns.items():
            if column.spec and column.spec.reference and not ours(table, key):
                yield from _orphans(table, key, column.spec.reference)
        if (known := named_customers(table)) is not None:
            yield from _unknown_names(table, known)


def _unknown_names(table: Table, known: frozenset[str]) -> Iterator[Issue]:
    """The names that are no customer's, where names are how the rows refer to customers."""
    contacts = next(t for t in table.book.of("contacts") if any(key in t for key in WRITTEN))
    for record in records(flags(table, NAME, lambda value: fold(str(value)) not in known)):
        message = Sentence(
            "“{value}” is no “{heading}” in “{table}”.",
            value=shown(table.readings(NAME).value(record)),
            heading=next(contacts.columns[key].heading for key in WRITTEN if key in contacts),
            table=_sheets(table.book, "contacts"),
        )
        yield issue_at("orphan-record", table, record, table.columns[NAME], message)


def _orphans(table: Table, key: str, reference: str) -> Iterator[Issue]:
    known, (target, target_key) = table.book.keys(reference), reference.split(".")
    if not known:
        return
    column = table.columns[key]
    for record in records(flags(table, key, lambda value: str(value) not in known.get(fold(str(value)), ()))):
        message = Sentence(
            "“{value}” is no “{heading}” in “{table}”.",
            value=shown(table.readings(key).value(record)),
            heading=next((t.columns[target_key].heading for t in table.book.of(target) if target_key in t), target_key),
            table=_sheets(table.book, target),
        )
        yield issue_at("orphan-record", table, record, column, message)


def _sheets(book: Book, table: str) -> Listed:
    """Where the user keeps the records of a table."""
    return Listed(tuple(dict.fromkeys(t.sheet for t in book.of(table))), bare=True)
