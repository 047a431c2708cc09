"""A customer's data kept beyond the day it was to be deleted.

Why it matters: personal data may be kept no longer than it is needed (Art. 5(1)(e) GDPR, and like laws elsewhere).

| contacts.customer_id | contacts.retention_until | issue      |
| -------------------- | ------------------------ | ---------- |
| C-1                  | 2027-01-01               |            |
| C-2                  | 2026-01-01               | 2026-01-01 |

(Today is 2026-06-15.)

Fix: none; delete the record, or write down the later day if there is a reason to keep it.

To silence: `--ignore kept-too-long`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._columns import days, records
from ._shown import shown

severity = "warning"
leaks = True

KEY = "retention_until"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each customer whose day has passed."""
    for table in book.of("contacts"):
        if KEY not in table:
            continue
        with np.errstate(invalid="ignore"):
            passed = np.floor(days(table, KEY)) < book.today.toordinal()
        for record in records(passed):
            message = Sentence(
                "This record was to be kept until “{value}”, which has passed.",
                value=shown(table.readings(KEY).value(record)),
            )
            yield issue_at("kept-too-long", table, record, table.columns[KEY], message)
