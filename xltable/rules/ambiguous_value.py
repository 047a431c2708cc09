"""A cell that can mean more than one thing, and nothing in the workbook decides.

Why it matters: 03/04/2026 is a day in March or in April. A guess would be right often enough to be trusted, and then
wrong.

| contacts.last_contact | issue      |
| --------------------- | ---------- |
| 2026-03-02            |            |
| "03/04/2026"          | 03/04/2026 |

A country that shares its name with another is known where the phone or the postcode of its row is one country's alone:

| contacts.country | contacts.phone  | issue |
| ---------------- | --------------- | ----- |
| Korea            | +82 2 312 3456  |       |
| Korea            |                 | Korea |
| Saint Martin     | +1 721 542 1234 |       |

Fix: none; all readings are shown. One cell in the column that settles the order (a day after the 12th) settles the
others.

To silence: `--ignore ambiguous-value`, or say how to read the column in `xltable.toml` (`day_first`, `decimal`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ._readings import reported

severity = "warning"


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so."""
    return reported(book, "ambiguous-value")
