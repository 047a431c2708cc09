"""A customer's name, country, order or request that the other tables have otherwise.

Why it matters: the record carries a number and a name, or an order, that do not belong together; one of the two is
wrong.

| contacts.customer_id | contacts.company | transactions.customer_id | transactions.customer | issue    |
| -------------------- | ---------------- | ------------------------ | --------------------- | -------- |
| C-1                  | Acme Ltd         | C-1                      | ACME LTD              |          |
| C-2                  | Blue Sea         | C-2                      | Acme Ltd              | Acme Ltd |

| transactions.order_id | transactions.customer_id | feedback.customer_id | feedback.order_id | issue |
| --------------------- | ------------------------ | -------------------- | ----------------- | ----- |
| O-1                   | C-1                      | C-1                  | O-1               |       |
| O-2                   | C-2                      | C-1                  | O-2               | O-2   |

Fix: none; xltable cannot know which of the two is right. Where `enrich` looks the name up, it cannot
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
    """One issue for each copy or reference that does not belong to its customer; distinct pairs are compared once."""
    for copy, sources in COPIES.items():
        tables = [t for t in book.tables if t.key != "contacts" and copy in t and "customer_id" in t]
        typed = [t for t in tables if not ours(t, copy)]
        if typed and (known := _known(book, sources)):
            for table in typed:
                yield from _differing(table, copy, known)
    for table in book.tables:
        for key, column in table.columns.items():
            if column.spec and column.spec.reference and not ours(table, key):
                yield from _of_another(table, key, column.spec.reference)


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


def _of_another(table: Table, key: str, reference: str) -> Iterator[Issue]:
    """References to an order or request that the other table has for another customer."""
    target, _, target_key = reference.partition(".")
    if target == "contacts" or "customer_id" not in table:
        return
    owners, customers = _owners(table.book, target, target_key), table.book.keys("contacts.customer_id")

    def differ(customer: Value, record: Value) -> bool:
        known, name = owners.get(fold(str(record))), fold(str(customer))
        orphan = customers and name not in customers  # told as such
        return not orphan and known is not None and None not in known and name not in known

    spec = table.book.template.table(target)
    for record in records(both(table, "customer_id", key, differ)):
        message = Sentence(
            "“{value}” stands in “{table}” for another customer than {customer}.",
            value=shown(table.readings(key).value(record)),
            table=spec.title(table.book.language) if spec else target,
            customer=str(table.readings("customer_id").value(record)),
        )
        yield issue_at("inconsistent-copy", table, record, table.columns[key], message)


def _owners(book: Book, table: str, key: str) -> dict[str, set[str | None]]:
    """The customers for whom each record of a table stands there; None where a line of it names none that is known."""
    owners: dict[str, set[str | None]] = {}
    customers = book.keys("contacts.customer_id")
    for part in book.of(table):
        if "customer_id" in part and key in part:
            for record, customer in zip(part.values(key), part.values("customer_id"), strict=True):
                if record is not None:
                    name = fold(str(customer))
                    known = customer is not None and (name in customers or not customers)
                    owners.setdefault(fold(str(record)), set()).add(name if known else None)
    return owners
