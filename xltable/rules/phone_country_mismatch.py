"""A phone number whose country code is not that of the customer's country.

Why it matters: one of the two is wrong, and the country decides the group, the time zone and the law that holds.

| contacts.country    | contacts.phone   | issue            |
| ------------------- | ---------------- | ---------------- |
| DE                  | +49 30 901820    |                  |
| CA                  | +1 416-555-0123  |                  |
| US                  | +1 416-555-0123  |                  |
| Antigua and Barbuda | +1 268-462-1234  |                  |
| DE                  | +44 20 7946 0958 | +44 20 7946 0958 |
| Antigua and Barbuda | +1 808-555-0123  | +1 808-555-0123  |
| Korea               | +49 30 901820    | +49 30 901820    |

Countries that share a code (the United States and Canada, Russia and Kazakhstan) are told apart only where one of them
has area codes of its own.

Fix: none; either cell may be right, and a customer may well use a number from next door.

To silence: `--ignore phone-country-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Table
from ..countries import OneOf, dial_code, first_digits
from ..findings import Issue, issue_at
from ..kinds import Value
from ..kinds._phone_numbers import region_by_area
from ..speech import Sentence
from ._elsewhere import elsewhere

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each such number; each distinct pair of number and country is compared once."""
    for table in book.of("contacts"):
        for key in ("phone", "mobile", "whatsapp"):
            yield from _foreign(table, key)


def _foreign(table: Table, key: str) -> Iterator[Issue]:
    for record, country in elsewhere(table, key, _differ):
        column = table.columns[key]
        value = str(column.distinct[column.codes[record]])
        yield issue_at("phone-country-mismatch", table, record, column, _why(value, country))


def _why(value: str, country: OneOf) -> Sentence:
    dial = dial_code(country.codes[0])
    if len(country.codes) > 1 or (dial and value.startswith(dial)):
        return Sentence("“{value}” is not a phone number of {country}, the row’s country.",
                        value=value, country=country)  # fmt: skip
    return Sentence("“{value}” does not begin with {dial}, the code of {country}.",
                    value=value, dial=dial, country=country)  # fmt: skip


def _differ(phone: Value, country: str) -> bool:
    dial, begins = dial_code(country), first_digits(country)
    number = "+" + "".join(filter(str.isdigit, str(phone)))
    if dial is None or begins is None or not str(phone).startswith("+") or begins.match(number):
        return False
    return not number.startswith(dial) or region_by_area(str(phone)) not in (None, country)
