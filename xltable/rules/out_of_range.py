"""A number or day outside what its column or its row allows.

Why it matters: one score of 55 among scores of 1 to 5 moves every average it is in.

| service.satisfaction | issue |
| -------------------- | ----- |
| 4                    |       |
| 7                    | 7     |

A quantity below zero is goods that came back, and its amount comes out as well. Where only the quantity is below zero,
and the amount is neither the one nor the other, the quantity is wrong:

| transactions.quantity | transactions.unit_price | transactions.amount | issue |
| --------------------- | ----------------------- | ------------------- | ----- |
| -4                    | 2.50                    | -10                 |       |
| -4                    | 2.50                    | 10                  |       |
| -4                    | 2.50                    | 100                 | -4    |

Where the discounts that come out are shares of the price, one above 1 is none:

| transactions.quantity | transactions.unit_price | transactions.discount | transactions.amount | issue |
| --------------------- | ----------------------- | --------------------- | ------------------- | ----- |
| 10                    | 2.50                    | 0.1                   | 22.50               |       |
| 10                    | 2.50                    | 0.2                   | 20                  |       |
| 10                    | 2.50                    | 2                     | 25                  | 2     |

So is a score that its kind of survey does not have:

| feedback.survey_type | feedback.score | issue |
| -------------------- | -------------- | ----- |
| NPS                  | 9              |       |
| CSAT                 | 4              |       |
| CSAT                 | 5              |       |
| CSAT                 | 3              |       |
| CSAT                 | 9              | 9     |

A day before 1950, or more than 30 years ahead, is a slip of the year:

| transactions.order_id | transactions.order_date | issue      |
| --------------------- | ----------------------- | ---------- |
| SO-1                  | 2026-05-18              |            |
| SO-2                  | 1926-05-18              | 1926-05-18 |

Fix: none; xltable cannot know the number that was meant.

To silence: `--ignore out-of-range`, or set the column's `minimum` and `maximum` in your template.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._amounts import reckoned
from ._columns import days, flags, numbers, records
from ._ours import ours
from ._readings import reported
from ._shown import shown
from .future_date import HAPPENED

severity = "error"
SCALES = {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7)}
_FEW = 0.3
"""Such a share of scores at most is a slip."""
FIRST = date(1950, 1, 1)
YEARS_AHEAD = 30
"""No customer, order or request is older, and nothing is planned for later: such a year is a slip."""


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so, and the quantities and discounts that the rest of their row speaks against."""
    yield from reported(book, "out-of-range")
    for table in book.of("transactions"):
        yield from _slips(table)
    for table in book.of("feedback"):
        if "survey_type" in table:
            for survey in SCALES:
                yield from _off_the_scale(table, survey)
    for table in book.tables:
        for key, column in table.columns.items():
            if column.spec is not None and column.spec.kind in ("date", "date-time") and not ours(table, key):
                yield from _of_another_age(table, key)


def _off_the_scale(table: Table, survey: str) -> Iterator[Issue]:
    """Scores that this kind of survey does not have; nothing where another scale is in use for many of them."""
    least, most = SCALES[survey]
    score = numbers(table, "score")
    asked = flags(table, "survey_type", lambda value: value == survey) & ~np.isnan(score)
    with np.errstate(invalid="ignore"):
        off = asked & ((score < least) | (score > most))
    if off.sum() > _FEW * asked.sum():
        return
    for record in records(off):
        message = Sentence(
            "“{value}” is no score of {survey}, which has {least} to {most}.",
            value=shown(table.readings("score").value(record)),
            survey=survey.upper(),
            least=least,
            most=most,
        )
        yield issue_at("out-of-range", table, record, table.columns["score"], message)


def _of_another_age(table: Table, key: str) -> Iterator[Issue]:
    """Days before anybody kept such records, or far ahead; of what has happened no day is ahead (`future-date`)."""
    last = table.book.today.toordinal() + YEARS_AHEAD * 366 if key not in HAPPENED.get(table.key, ()) else np.inf
    day = days(table, key)
    with np.errstate(invalid="ignore"):
        wrong = (day < FIRST.toordinal()) | (day > last)
    for record in records(wrong):
        message = Sentence(
            "“{value}” is a year that “{heading}” can hardly mean.",
            value=shown(table.readings(key).value(record)),
            heading=table.columns[key].heading,
        )
        yield issue_at("out-of-range", table, record, table.columns[key], message)


def _slips(table: Table) -> Iterator[Issue]:
    found = reckoned(table)
    if found is None or found.other_meaning:
        return
    for key, slips, told in (
        ("quantity", found.below_zero, "“{value}” is below zero, though the price and the amount beside it are not."),
        ("discount", found.beyond_whole, "“{value}” is more than the whole price: this column keeps shares of it."),
    ):
        for record in records(slips):
            message = Sentence(told, value=shown(table.readings(key).value(record)))
            yield issue_at("out-of-range", table, record, table.columns[key], message)
