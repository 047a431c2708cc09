r"""A link to a file on your own computer or network.

Why it matters: whoever gets this workbook cannot open the link, and reads in it where you keep your files, often with
your name in it.

| transactions.order_id | transactions.notes                                     | issue |
| --------------------- | ------------------------------------------------------ | ----- |
| O-1                   | offer [link: file:///C:\Users\amy\Offers\Acme.pdf]     | B2    |
| O-2                   | =HYPERLINK("\\server\offers\Acme.docx","offer")        | B3    |
| O-3                   | offer [link: Offers/Acme.pdf]                          | B4    |
| O-4                   | website [link: https://acme.example/catalogue.pdf]     |       |
| O-5                   | =HYPERLINK("mailto:amy@acme.example","write to Amy")   |       |

Inside the house such links do their work, so this is told only before sharing (`--for-sharing`) or where the rule is
selected.

Fix: none; in Excel: right-click the cell, Remove Hyperlink, and send the file itself where it is meant to be read.

To silence: `--ignore local-link`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book import Book, Facts, Place
from ..findings import Issue
from ..speech import Sentence

severity = "info"
leaks = True
on_request = True

_FORMULA = re.compile(r'\bHYPERLINK\(\s*"((?:[^"]|"")+)"', re.IGNORECASE)
_ABSOLUTE = re.compile(r"file:|[a-z]:[\\/]|\\\\", re.IGNORECASE)
# Without a scheme Excel takes a link for a file beside the workbook, even acme.example, which is meant for a site.
_BESIDE = re.compile(
    r"(?![a-z][a-z0-9+.-]+:|#|//|www\.)[^#]*\.(?:xls[xmb]?|doc[xm]?|ppt[xm]?|od[stp]|wps|et|pdf|csv|txt|rtf|zip|rar|7z"
    r"|msg|eml|jpe?g|png|gif|tiff?|heic|dwg|mp4)(?:#.*)?",
    re.IGNORECASE | re.DOTALL,
)


def check(book: Book) -> Iterator[Issue]:
    """One issue for each cell whose link leads to a file."""
    for sheet in book.sheets:
        facts = None if sheet in book.own_sheets else book.look(sheet)
        if facts is None:
            continue
        for (row, col), target in sorted(_links(facts).items()):
            if _ABSOLUTE.match(target) or _BESIDE.fullmatch(target):
                told = Sentence(
                    "This link leads to the file “{target}”, which whoever gets this workbook cannot open.",
                    target=target,
                )
                yield Issue("local-link", told, Place(sheet, row, col), value=target, sheet=sheet)


def _links(facts: Facts) -> dict[tuple[int, int], str]:
    """Where the links of a sheet lead, by cell: those laid over cells, and those that formulas make."""
    made = {place: _FORMULA.search(text) for place, text in facts.formulas.items() if "YPERLINK" in text.upper()}
    return {**facts.hyperlinks, **{place: found[1].replace('""', '"') for place, found in made.items() if found}}
