"""A table without a column that it needs.

Why it matters: without its number no order finds its customer, and without a country nothing can be told by country.

| contacts.customer_id | contacts.company | issue    |
| -------------------- | ---------------- | -------- |
| C-1                  | Acme Ltd         | contacts |

(Here the country is missing.) It is an error in a workbook made from the template, or checked against one that was
named; a list from elsewhere only gets a line of information.

Fix: none; the column may be there under a heading xltable did not recognise. Say which one it is with
`--map "Heading=country"`.

To silence: `--ignore missing-column`, or a template of your own in which the column is not required.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue, Severity
from ..speech import Listed, counted

severity = "error"


def check(book: Book) -> Iterator[Issue]:
    """One issue for each table, naming all the columns it lacks."""
    for table in book.tables:
        lacking = [c.heading(book.language) for c in table.spec.columns if c.required and c.key not in table]
        if lacking:
            message = counted(
                len(lacking),
                "“{table}” has no column for {columns}, which it needs; what depends on it is left out.",
                "“{table}” has no columns for {columns}, which it needs; what depends on them is left out.",
                table=table.spec.title(book.language),
                columns=Listed(tuple(lacking)),
            )
            grade: Severity | None = None if book.template_recorded else "info"
            yield Issue("missing-column", message, table=table.key, sheet=table.sheet, severity=grade)
