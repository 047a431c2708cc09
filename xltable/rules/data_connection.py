r"""A connection or query by which the workbook fetches data from elsewhere.

Why it matters: it tells the names of your servers, files and accounts, sometimes a password, and asks whoever opens the
file to let it connect.

| file.connection    | issue              |
| ------------------ | ------------------ |
| \\server\sales.csv | \\server\sales.csv |

Fix: none; in Excel: Data, Queries & Connections, delete what is not to be sent on. The cells keep their values.

To silence: `--ignore data-connection`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ..speech import Sentence

severity = "info"
leaks = True

_SECRET = re.compile(r"(?i)\b(password|pwd)\s*=\s*[^;]*")
_FIRST = 120
"""Characters of an address that are shown."""


def check(book: Book) -> Iterator[Issue]:
    """One issue for each connection; a password in it is not shown again."""
    carried = book.carried()
    for connection in carried.connections if carried else ():
        source = _SECRET.sub(r"\1=…", connection.source)[:_FIRST]
        told = _message(connection.name, source, secret=_SECRET.search(connection.source) is not None)
        yield Issue("data-connection", told, value=source or connection.name)


def _message(name: str, source: str, *, secret: bool) -> Sentence:
    if secret:
        return Sentence(
            "The connection “{name}” is kept in this file with a password: “{source}”.", name=name, source=source
        )
    if source:
        return Sentence(
            "The connection “{name}” is kept in this file and tells where data come from: “{source}”.",
            name=name,
            source=source,
        )
    return Sentence(
        "The connection “{name}” to data elsewhere is kept in this file; whoever gets it can use it.", name=name
    )
