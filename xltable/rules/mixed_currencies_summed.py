"""A sum of yours over amounts in several currencies.

Why it matters: dollars and yen added up are a number that means nothing, and looks like one that does.

| row   | transactions.order_id | transactions.amount | transactions.currency | issue |
| ----- | --------------------- | ------------------- | --------------------- | ----- |
|       | O-1                   | 1000                | USD                   |       |
|       | O-2                   | 90000               | JPY                   |       |
| total | Total                 | =SUM(B2:B3)         |                       | B4    |

Fix: none; sum the amounts in your home currency (`enrich` adds them), or sum each currency by itself with SUMIF.

To silence: `--ignore mixed-currencies-summed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..book import Book, Column, Facts, Place, Table
from ..findings import Issue
from ..speech import Listed, Sentence
from ._columns import codes

severity = "warning"

MONEY = ("amount", "unit_price", "discount", "refund_amount")

# A sum over one part of one column: SUM(K2:K99), SUBTOTAL(109,$K$2:$K$99), SUM('Orders 26'!K2:K99), SUMIF that looks
# at the amounts themselves; one that looks at another column may well ask for a currency.
_SUM = re.compile(
    r"(?:SUM|AVERAGE|SUBTOTAL|SUMIF)\((?:\d+,)?(?:'((?:[^']|'')+)'!|([^\W\d][\w.]*)!)?"
    r"\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)(?:,[^,()]*)?\)",
    re.IGNORECASE,
)


def check(book: Book) -> Iterator[Issue]:
    """One issue for each sum over a money column whose records have more than one currency."""
    for table in book.of("transactions"):
        if "currency" not in table:
            continue
        (currencies,), values = codes((table,), "currency")
        if len(values) > 2:
            names = [str(v) for v in values]
            for sheet in book.sheets:
                facts = book.look(sheet) if sheet not in book.own_sheets else None
                if facts is not None and facts.formulas:
                    yield from _sums(table, sheet, facts, currencies, names)


def _sums(table: Table, sheet: str, facts: Facts, currencies: NDArray[np.int64], names: list[str]) -> Iterator[Issue]:
    money = {column.letter: column for key, column in table.columns.items() if key in MONEY}
    for (row, col), text in facts.formulas.items():
        found = _SUM.search(text)
        column = money.get(found[3].upper()) if found and found[3].upper() == found[5].upper() else None
        if found is None or column is None or _summed(found, sheet) != table.sheet:
            continue
        inside = (table.rows >= int(found[4]) - 1) & (table.rows <= int(found[6]) - 1)
        mixed = [names[code] for code in np.unique(currencies[inside]).tolist() if code]
        if len(mixed) > 1:
            yield _issue(table, column, Place(sheet, row, col), mixed)


def _summed(found: re.Match[str], here: str) -> str:
    """The sheet whose cells are added up."""
    return found[1].replace("''", "'") if found[1] else found[2] or here


def _issue(table: Table, column: Column, place: Place, mixed: list[str]) -> Issue:
    message = Sentence(
        "This adds up “{heading}” in several currencies ({currencies}), so the sum means nothing.",
        heading=column.heading,
        currencies=Listed(tuple(sorted(mixed)), bare=True),
    )
    return Issue("mixed-currencies-summed", message, place, table.key, place.sheet, heading=column.heading)
