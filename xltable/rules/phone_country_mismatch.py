"""A phone number whose country code is not that of the customer's country.

Why it matters: one of the two is wrong, and the country decides the group, the time zone and the law that holds.

| contacts.country | contacts.phone   | issue            |
| ---------------- | ---------------- | ---------------- |
| DE               | +49 30 901820    |                  |
| CA               | +1 416-555-0123  |                  |
| DE               | +44 20 7946 0958 | +44 20 7946 0958 |

Countries that share a code (the United States and Canada, Russia and Kazakhstan) are not told apart.

Fix: none; either cell may be right, and a customer may well use a number from next door.

To silence: `--ignore phone-country-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Table
from ..countries import Country, dial_code
from ..findings import Issue, issue_at
from ..kinds import Value
from ..speech import Sentence
from ._columns import both, records

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each such number; each distinct pair of number and country is compared once."""
    for table in book.of("contacts"):
        for key in ("phone", "mobile", "whatsapp"):
            if key in table and "country" in table:
                yield from _foreign(table, key)


def _foreign(table: Table, key: str) -> Iterator[Issue]:
    column = table.columns[key]
    for record in records(both(table, key, "country", _differ)):
        code = str(table.readings("country").value(record))
        message = Sentence(
            "“{value}” does not begin with {dial}, the code of {country}.",
            value=str(column.distinct[column.codes[record]]),
            dial=dial_code(code),
            country=Country(code),
        )
        yield issue_at("phone-country-mismatch", table, record, column, message)


def _differ(phone: Value, country: Value) -> bool:
    dial = dial_code(str(country))
    digits = "+" + "".join(filter(str.isdigit, str(phone)))
    return dial is not None and str(phone).startswith("+") and not digits.startswith(dial)
