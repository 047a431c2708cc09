"""A currency that has no exchange rate on or before the day it is needed.

Why it matters: the amount cannot be told in your own currency, so it is missing from every total.

| rates.currency | rates.date | rates.rate | transactions.order_date | transactions.currency | issue |
| -------------- | ---------- | ---------- | ----------------------- | --------------------- | ----- |
| USD            | 2026-01-02 | 0.92       | 2026-03-01              | USD                   |       |
|                |            |            | 2025-12-01              | USD                   | USD   |
|                |            |            | 2026-03-01              | EUR                   |       |
|                |            |            | 2026-03-01              | JPY                   | JPY   |

(The home currency is EUR.) A rate holds from its day until the next one. Nothing is said where the workbook has no
rates and no home currency.

Fix: none here; `xltable rates` fills the rates sheet from a file.

To silence: `--ignore missing-rate`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Place, Table
from ..findings import Issue, issue_at
from ..speech import Sentence, counted
from ..worked import Worked
from ..worked.rates import Rates, rows
from ._columns import Flags, codes, days, records
from ._shown import shown

severity = "warning"

EPOCH = 693_594
"""The day before Excel's day 1, counted from year 1: `Rates` counts days as Excel does."""


_RARE = 0.1
"""The currency that rates are given in stands in more of the orders."""


def check(book: Book) -> Iterator[Issue]:
    """One issue for a currency without any rate, and one for each record before a currency's first."""
    tables = [table for table in book.of("transactions") if "currency" in table]
    if not tables:
        return
    home = Worked(book).currency
    rates = Rates(home or "XXX", rows(book))  # XXX is no currency (ISO 4217)
    if not home and not rates.size:
        return
    for table in tables:
        (found,), currencies = codes((table,), "currency")
        for code in range(1, len(currencies)):
            yield from _of_currency(table, str(currencies[code]), np.equal(found, code), rates, home is not None)


def _of_currency(table: Table, currency: str, rows: Flags, rates: Rates, home_known: bool) -> Iterator[Issue]:
    column = table.columns["currency"]
    if np.isnan(rates.at(currency, np.array([np.inf]))[0]):
        if home_known:
            yield _without_any(table, currency, [table.place(record, column) for record in records(rows)], rates)
        if home_known or rows.sum() >= _RARE * len(rows):  # it may be the one that the others are given in
            return
    day = np.floor(days(table, "order_date")) - EPOCH
    early = rows & ~np.isnan(day) & np.isnan(rates.at(currency, day))
    for record in records(early):
        message = Sentence(
            "“{value}” has no exchange rate on or before {day}.",
            value=currency,
            day=shown(table.readings("order_date").value(record)),
        )
        yield issue_at("missing-rate", table, record, column, message)


def _without_any(table: Table, currency: str, places: list[Place], rates: Rates) -> Issue:
    column = table.columns["currency"]
    message = counted(
        len(places),
        "“{value}” has no exchange rate, so this amount is missing from totals in {home}.",
        "“{value}” has no exchange rate, so {n} amounts are missing from totals in {home}.",
        value=currency,
        home=rates.home,
    )
    where = None if len(places) == 1 else f"{places[0].cell}:{places[-1].cell}"
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
