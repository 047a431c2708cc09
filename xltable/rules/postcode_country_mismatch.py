"""A postcode that is not of the form its country uses.

Why it matters: the parcel is sent to the wrong place, or to none; often it is the country that is wrong.

| contacts.country | contacts.postcode | issue    |
| ---------------- | ----------------- | -------- |
| GB               | SW1A 1AA          |          |
| DE               | SW1A 1AA          | SW1A 1AA |

Where no country is given, a column whose states are those of one country only proves it.

Fix: none; either cell may be the wrong one.

To silence: `--ignore postcode-country-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "postcode-country-mismatch")
