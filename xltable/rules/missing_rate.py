"""A currency that has no exchange rate on or before the day it is needed.

Why it matters: the amount cannot be told in your own currency, so it is missing from every total.

| rates.currency | rates.date | rates.rate | transactions.order_date | transactions.currency | issue |
| -------------- | ---------- | ---------- | ----------------------- | --------------------- | ----- |
| USD            | 2026-01-02 | 0.92       | 2026-03-01              | USD                   |       |
|                |            |            | 2025-12-01              | USD                   | USD   |
|                |            |            | 2026-03-01              | EUR                   |       |
|                |            |            | 2026-03-01              | JPY                   | JPY   |

(The home currency is EUR.) A rate holds from its day until the next one.

Fix: none here; `xltable rates` fills the rates sheet from a file.

To silence: `--ignore missing-rate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

import numpy as np

from ..book import Book, Place, Table
from ..findings import Issue, issue_at
from ..speech import Sentence, counted
from ._columns import codes, day_number, days, records
from ._shown import shown

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """One issue for a currency without any rate, and one for each record before a currency's first."""
    rates = _first_days(book)
    if not rates and book.currency is None:
        return
    for table in book.of("transactions"):
        if "currency" in table:
            (found,), currencies = codes((table,), "currency")
            for code in range(1, len(currencies)):
                yield from _of_currency(table, str(currencies[code]), np.equal(found, code), rates)


def _of_currency(
    table: Table, currency: str, rows: np.ndarray[tuple[int], np.dtype[np.bool_]], rates: Mapping[str, date]
) -> Iterator[Issue]:
    home = table.book.currency
    if currency == home or (home is None and currency not in rates):
        return  # where the home currency is not known, this may be it
    column = table.columns["currency"]
    if currency not in rates:
        places = [table.place(record, column) for record in records(rows)]
        message = counted(
            len(places),
            "“{value}” has no exchange rate, so this amount is missing from totals in {home}.",
            "“{value}” has no exchange rate, so {n} amounts are missing from totals in {home}.",
            value=currency,
            home=home,
        )
        yield _for_all(table, currency, places, message)
        return
    first = float(rates[currency].toordinal())
    with np.errstate(invalid="ignore"):
        early = rows & (np.floor(days(table, "order_date")) < first)
    for record in records(early):
        message = Sentence(
            "“{value}” has no exchange rate on or before {day}; the first is of {first}.",
            value=currency,
            day=shown(table.readings("order_date").values[record]),
            first=shown(rates[currency]),
        )
        yield issue_at("missing-rate", table, record, column, message)


def _for_all(table: Table, currency: str, places: list[Place], message: Sentence) -> Issue:
    column = table.columns["currency"]
    where = places[0].cell if len(places) == 1 else f"{places[0].cell}:{places[-1].cell}"
    return Issue(
        "missing-rate",
        message,
        places[0],
        table.key,
        table.sheet,
        "currency",
        column.heading,
        value=currency,
        count=len(places),
        range=where,
    )


def _first_days(book: Book) -> dict[str, date]:
    """The day of each currency's first rate, from the rates sheet: a currency, a day and a rate side by side."""
    found: dict[str, date] = {}
    for row in book.own_cells("rates"):
        for at, (code, day) in enumerate(pairwise(row)):
            rate = row[at + 2] if at + 2 < len(row) else None
            number = day_number(day)
            if isinstance(code, str) and number is not None and isinstance(rate, int | float):
                known = code.strip().upper()
                found[known] = min(date.fromordinal(int(number)), found.get(known, date.max))
                break
    return found
