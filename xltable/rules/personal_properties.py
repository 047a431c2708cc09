r"""The file tells who made it, or the folder it was saved in.

Why it matters: whoever gets the file can read these under File, Info; names of colleagues, and a path such as
`C:\Users\amy\Offers\` say more about your house than you may mean to.

| file.author | file.path             | issue                          |
| ----------- | --------------------- | ------------------------------ |
| Amy Lee     | C:\Users\amy\Desktop\ | Amy Lee; C:\Users\amy\Desktop\ |

The names of programs, such as openpyxl, are none. Nearly every file has such names, and inside the house they do no
harm, so this is told only before sharing (`--for-sharing`) or where the rule is selected.

Fix: none; in Excel: File, Info, Inspect Document, Document Properties and Personal Information.

To silence: `--ignore personal-properties`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book
from ..findings import Issue
from ..speech import Sentence

severity = "info"
leaks = True
on_request = True

PROGRAMS = frozenset(
    (
        *("openpyxl", "apache poi", "xlsxwriter", "sheetjs", "libreoffice", "microsoft excel", "microsoft office user"),
        *(
            "wps office",
            "wps 表格",
            "windows user",
            "windows 用户",
            "user",
            "admin",
            "administrator",
            "unknown",
            "xltable",
        ),
    )
)
"""What programs and fresh computers write where a person's name belongs."""

TOLD = {
    "author": Sentence("The file names “{value}” as its author; whoever gets it can read this."),
    "last_modified_by": Sentence("The file names “{value}” as who last saved it; whoever gets it can read this."),
    "manager": Sentence("The file names “{value}” as a manager; whoever gets it can read this."),
}


def check(book: Book) -> Iterator[Issue]:
    """One issue for each name, and one for the folder."""
    carried = book.carried()
    if carried is None:
        return
    for key, told in TOLD.items():
        name = carried.properties.get(key)
        if name and name.casefold() not in PROGRAMS:
            yield Issue("personal-properties", Sentence(told.text, value=name), value=name)
    if carried.path:
        message = Sentence(
            "The file keeps the folder it was saved in, “{value}”; whoever gets it can read this.", value=carried.path
        )
        yield Issue("personal-properties", message, value=carried.path)
