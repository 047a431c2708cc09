"""A state or province that is not in the customer's country.

Why it matters: the address does not exist; the parcel and the tax follow the wrong one of the two.

| contacts.country | contacts.state  | issue |
| ---------------- | --------------- | ----- |
| US               | California      |       |
| DE               | Bayern          |       |
| DE               | US-CA           | US-CA |
| GB               | Inverness-shire |       |

A name that no country's list has is not judged.

Fix: none; either cell may be the wrong one.

To silence: `--ignore state-country-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Table
from ..countries import country_of
from ..findings import Issue, issue_at
from ..kinds import Value
from ..speech import Sentence
from ._elsewhere import elsewhere
from ._readings import reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The states that could not be read because of their country, and those that read as another country's."""
    yield from reported(book, "state-country-mismatch")
    for table in book.of("contacts"):
        yield from _elsewhere(table)


def _elsewhere(table: Table) -> Iterator[Issue]:
    for record, country in elsewhere(table, "state", _differ):
        column = table.columns["state"]
        message = Sentence(
            "“{value}” is not in {country}.",
            value=str(column.distinct[column.codes[record]]),
            country=country,
        )
        yield issue_at("state-country-mismatch", table, record, column, message)


def _differ(state: Value, country: str) -> bool:
    """A state that is only text is nobody's."""
    return country_of(state) not in (None, country)
