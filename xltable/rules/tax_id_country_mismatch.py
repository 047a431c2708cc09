"""A tax ID that is not of the form its country uses.

Why it matters: an invoice without tax is lawful only with the customer's valid number, and the number names its
country.

| contacts.country | contacts.tax_id | issue       |
| ---------------- | --------------- | ----------- |
| AT               | ATU13585627     |             |
| DE               | ATU13585627     | ATU13585627 |

Fix: none; either cell may be the wrong one.

To silence: `--ignore tax-id-country-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "tax-id-country-mismatch")
