"""A person in Europe without a legal basis for keeping their data.

Why it matters: in the EEA, the United Kingdom and Switzerland you must be able to say why you keep a person's data
(Art. 6 GDPR, UK GDPR; Switzerland's FADP asks for a ground where the person could object).

| contacts.contact_name | contacts.country | contacts.legal_basis | issue       |
| --------------------- | ---------------- | -------------------- | ----------- |
| Amy Lee               | DE               | contract             |             |
| Jan Novak             | CZ               |                      | Legal basis |
| Eva Braun             | CH               |                      | Legal basis |
| Li Wei                | CN               |                      |             |
|                       | FR               |                      |             |

Only workbooks that have the column are checked, and only records that name a person.

Fix: none; only you know the reason.

To silence: `--ignore missing-legal-basis`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date

import numpy as np

from ..book import Book, Table
from ..countries import Country
from ..countries.groups import member
from ..findings import Issue, issue_at
from ..kinds import Value
from ..speech import Sentence
from ._columns import Flags, filled, flags, records

severity = "warning"
leaks = True

KEY = "legal_basis"
PERSON = ("mobile", "linkedin")
"""Columns that tell of a living person, beside the name; a company's name, site and main number do not."""


def check(book: Book) -> Iterator[Issue]:
    """One issue for each such person."""
    for table in book.of("contacts"):
        if KEY in table and "country" in table:
            yield from _without(table)


def _without(table: Table) -> Iterator[Issue]:
    covered = flags(table, "country", functools.partial(_protected, on=table.book.today))
    column, countries = table.columns[KEY], table.values("country")
    for record in records(covered & _names_a_person(table) & ~filled(table, KEY)):
        message = Sentence(
            "Keeping a person in {country} on this list needs a legal basis, and “{heading}” is empty.",
            country=Country(str(countries[record])),
            heading=column.heading,
        )
        yield issue_at("missing-legal-basis", table, record, column, message)


def _names_a_person(table: Table) -> Flags:
    found: Flags = np.array([person is not None for person in table.people], dtype=np.bool_)
    for key in PERSON:
        found = found | filled(table, key)
    return found


def _protected(country: Value, on: date) -> bool:
    return country in ("GB", "CH") or member("eea", str(country), on)
