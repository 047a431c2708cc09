"""A table that the template has and the workbook has not.

Why it matters: what is worked out from it (orders, satisfaction, open requests) is left out everywhere.

| contacts.customer_id | contacts.company | issue                           |
| -------------------- | ---------------- | ------------------------------- |
| C-1                  | Acme Ltd         | transactions; service; feedback |

It is an error in a workbook made from the template, or checked against one that was named; a list from elsewhere only
gets a line of information. A workbook in which no table at all is recognised is always an error.

Fix: none; the table may be on a sheet whose headings xltable did not recognise.

To silence: `--ignore missing-table`, or a template of your own that drops the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book import Book
from ..findings import Issue
from ..speech import Listed, Sentence

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each table that is not there; one for all of them where nothing is."""
    if not book.tables:
        message = Sentence(
            "No table that xltable knows was found: no row of this workbook has enough headings it recognises."
        )
        yield Issue("missing-table", message)
        return
    for spec in book.template.tables:
        if spec.key not in book and not spec.support:
            message = Sentence(
                "There is no “{table}” table, so what is worked out from it is left out.",
                table=spec.title(book.language),
            )
            yield Issue("missing-table", message, table=spec.key, severity=None if book.template_recorded else "info")


def together(issues: Sequence[Issue]) -> Sentence:
    """All the missing tables in one line."""
    return Sentence(
        "There are no tables {tables}, so what is worked out from them is left out.",
        tables=Listed(tuple(str(issue.message.values["table"]) for issue in issues)),
    )
