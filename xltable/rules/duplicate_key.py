"""A number or code that names more than one record.

Why it matters: what refers to it finds one of them or the other; orders and feedback go to the wrong record.

| contacts.customer_id | contacts.company | issue |
| -------------------- | ---------------- | ----- |
| C-1                  | Acme Ltd         |       |
| C-2                  | Blue Sea         |       |
| C-1                  | Cedar & Sons     | C-1   |
| c-2                  | Dune SA          | c-2   |

Capitals, the sort of dash and spaces do not make another number: no search tells c-1 from C-1.

An order number may stand in several rows, one for each line of the order. It is at fault where a line number repeats,
or where the rows name different customers or days: then two orders share a number.

| transactions.order_id | transactions.customer_id | transactions.product | issue |
| --------------------- | ------------------------ | -------------------- | ----- |
| O-1                   | C-1                      | Lamp                 |       |
| O-1                   | C-1                      | Table                |       |
| O-2                   | C-1                      | Lamp                 |       |
| O-2                   | C-2                      | Lamp                 | O-2   |

| transactions.order_id | transactions.customer | transactions.product | issue |
| --------------------- | --------------------- | -------------------- | ----- |
| O-1                   | Acme Ltd              | Lamp                 |       |
| O-1                   | ACME                  | Table                |       |
| O-1                   | Blue Sea              | Lamp                 | O-1   |

Where the orders have no customer numbers, the customers' names tell; the same name written otherwise is one.

Fix: none; xltable cannot know which of them is to be renumbered, or whether one of them is a copy.

To silence: `--ignore duplicate-key`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..kinds import Value
from ..speech import Sentence
from ._columns import codes, numbers, records
from ._company_names import core
from ._shown import shown

severity = "error"

Ints = NDArray[np.int64]
_DASH = re.compile("[\u2010-\u2015\u2212]")


def check(book: Book) -> Iterator[Issue]:
    """One issue for each record after the first that has the same key, over all sheets the table is kept on."""
    for spec in book.template.tables:
        tables = book.of(spec.key)
        if not tables:
            continue
        for column in spec.columns:
            if column.unique:
                yield from _repeated(tables, column.key)
        if spec.key == "transactions":
            orders = np.concatenate(codes(tables, "order_id")[0])
            if np.count_nonzero(np.bincount(orders)[1:] > 1):
                customer = "customer_id" if any("customer_id" in table for table in tables) else "customer"
                found = [*_lines_repeated(tables, orders)]
                for differing in (customer, "order_date"):
                    found += _orders_differ(tables, orders, differing)
                yield from {issue.place: issue for issue in reversed(found)}.values()


def _repeated(tables: Sequence[Table], key: str) -> Iterator[Issue]:
    found, values = codes(tables, key)
    for table, record, first in _again(tables, _same_but_for_spelling(values)[np.concatenate(found)]):
        column = table.columns[key]
        message = Sentence(
            "“{value}” is the “{heading}” of another record too, in {first}.",
            value=shown(table.readings(key).value(record)),
            heading=column.heading,
            first=_cell(tables, first, key),
        )
        yield issue_at("duplicate-key", table, record, column, message)


def _same_but_for_spelling(values: Sequence[Value]) -> Ints:
    """A number for each value; those that differ in capitals, width, dashes or spaces only have the same."""
    known: dict[object, int] = {None: 0}
    same = (_spelling(value) if isinstance(value, str) else value for value in values)
    return np.array([known.setdefault(each, len(known)) for each in same], dtype=np.int64)


def _spelling(key: str) -> str:
    if key.isascii():
        return "".join(key.split()).casefold()
    seen = "".join(c for c in unicodedata.normalize("NFKC", key) if c.isprintable() and not c.isspace())
    return _DASH.sub("-", seen).casefold()


def _lines_repeated(tables: Sequence[Table], orders: Ints) -> Iterator[Issue]:
    found, values = codes(tables, "line_no")
    lines = np.concatenate(found)
    both = np.where((orders > 0) & (lines > 0), orders * len(values) + lines, 0)
    for table, record, first in _again(tables, both):
        column = table.columns["order_id"]
        message = Sentence(
            "Line “{line}” of order “{value}” is there already, in {first}.",
            line=shown(table.readings("line_no").value(record)),
            value=shown(table.readings("order_id").value(record)),
            first=_cell(tables, first, "order_id"),
        )
        yield issue_at("duplicate-key", table, record, column, message)


def _orders_differ(tables: Sequence[Table], orders: Ints, differing: str) -> Iterator[Issue]:
    """Rows of one order whose customer or day is not that of its first row; a refund comes on a day of its own."""
    found, kinds = codes(tables, "doc_type")
    kind, other = np.concatenate(found), _told_apart(tables, differing)
    kind[kind == 0] = kinds.index("order") if "order" in kinds else 0
    skip = (orders == 0) | (other == 0)
    if differing == "order_date":
        refund = kinds.index("refund") if "refund" in kinds else -1
        skip |= (kind == refund) | np.concatenate([_negative(table) for table in tables])
    of_a_kind = orders * len(kinds) + kind if differing == "order_date" else orders  # a quotation has a day of its own
    _, first, inverse = np.unique(np.where(skip, -1, of_a_kind), return_index=True, return_inverse=True)
    wrong = ~skip & (other != other[first[inverse]])
    for at in records(wrong):
        table, record = _split(tables, at)
        origin = _split(tables, int(first[inverse[at]]))
        message = Sentence(
            "Order “{value}” has “{other}” for “{heading}” here and “{first}” in {cell}: two orders share a number.",
            value=shown(table.readings("order_id").value(record)),
            other=shown(table.readings(differing).value(record)),
            heading=table.columns[differing].heading,
            first=shown(origin[0].readings(differing).value(origin[1])),
            cell=_cell(tables, int(first[inverse[at]]), differing),
        )
        yield issue_at("duplicate-key", table, record, table.columns["order_id"], message)


def _told_apart(tables: Sequence[Table], key: str) -> Ints:
    """The codes of a column's values; names that are one company's, written otherwise, are one."""
    found, values = codes(tables, key)
    every = np.concatenate(found)
    if key != "customer":
        return every
    known: dict[object, int] = {None: 0}
    names = (None if value is None else core(str(value)) for value in values)
    same = [known.setdefault(name and name.words, len(known)) for name in names]
    return np.array(same, dtype=np.int64)[every]


def _negative(table: Table) -> NDArray[np.bool_]:
    """Rows that take something back."""
    with np.errstate(invalid="ignore"):
        return (numbers(table, "quantity") < 0) | (numbers(table, "amount") < 0)


def _again(tables: Sequence[Table], codes: Ints) -> Iterator[tuple[Table, int, int]]:
    """(table, record, where the first one is) of each record whose code was there before; code 0 is none."""
    found, first, inverse, counts = np.unique(codes, return_index=True, return_inverse=True, return_counts=True)
    if not np.any(counts[found > 0] > 1):
        return
    origin = first[inverse]
    for at in records((origin != np.arange(len(codes))) & (codes > 0)):
        table, record = _split(tables, at)
        yield table, record, int(origin[at])


def _split(tables: Sequence[Table], at: int) -> tuple[Table, int]:
    """The table and record of a position counted over all of them."""
    for table in tables:
        if at < len(table):
            return table, at
        at -= len(table)
    raise IndexError(at)


def _cell(tables: Sequence[Table], at: int, key: str) -> str:
    """Where that record stands: the cell, with its sheet where there are several."""
    table, record = _split(tables, at)
    place = table.place(record, key if key in table else next(iter(table.columns)))
    return str(place) if len(tables) > 1 else place.cell
