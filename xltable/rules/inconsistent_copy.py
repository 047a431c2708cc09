"""A customer's name or country that differs from the one in the contacts table.

Why it matters: the record carries a number and a name that do not belong together; one of the two is wrong.

| contacts.customer_id | contacts.company | transactions.customer_id | transactions.customer | issue    |
| -------------------- | ---------------- | ------------------------ | --------------------- | -------- |
| C-1                  | Acme Ltd         | C-1                      | ACME LTD              |          |
| C-2                  | Blue Sea         | C-2                      | Acme Ltd              | Acme Ltd |

Fix: none; xltable cannot know whether the number or the name is right. Where `enrich` looks the name up, it cannot
differ.

To silence: `--ignore inconsistent-copy`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..kinds import Value, fold
from ..speech import Sentence
from ._columns import both, records
from ._ours import ours
from ._shown import shown

severity = "warning"

COPIES = {"customer": ("company", "company_local", "contact_name"), "country": ("country",)}
"""What is copied beside a customer's number, and where in contacts it may come from."""


def check(book: Book) -> Iterator[Issue]:
    """One issue for each copy that is none of what contacts has; each distinct pair is compared once."""
    for copy, sources in COPIES.items():
        tables = [t for t in book.tables if t.key != "contacts" and copy in t and "customer_id" in t]
        typed = [t for t in tables if not ours(t, copy)]
        if typed and (known := _known(book, sources)):
            for table in typed:
                yield from _differing(table, copy, known)


def _known(book: Book, sources: tuple[str, ...]) -> dict[str, list[str]]:
    """What contacts has for each customer."""
    known: dict[str, list[str]] = {}
    for table in book.of("contacts"):
        if "customer_id" not in table or sources[0] not in table:
            continue
        columns = [table.values(key) for key in sources if key in table]
        for customer, *values in zip(table.values("customer_id"), *columns, strict=True):
            if customer is not None and values[0] is not None:
                known.setdefault(str(customer), []).extend(str(v) for v in values if v is not None)
    return known


def _differing(table: Table, copy: str, known: dict[str, list[str]]) -> Iterator[Issue]:
    def differ(customer: Value, name: Value) -> bool:
        return str(customer) in known and fold(str(name)) not in map(fold, known[str(customer)])

    column = table.columns[copy]
    for record in records(both(table, "customer_id", copy, differ)):
        customer = str(table.readings("customer_id").value(record))
        message = Sentence(
            "“{value}” stands here for {customer}, but the list of customers has “{known}”.",
            value=shown(column.distinct[column.codes[record]]),
            customer=customer,
            known=known[customer][0],
        )
        yield issue_at("inconsistent-copy", table, record, column, message)
