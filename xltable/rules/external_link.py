r"""A formula that reads another workbook.

Why it matters: whoever gets this file without the other one sees old values or errors, and Excel asks to update links.

| transactions.order_id | transactions.unit_price | issue |
| --------------------- | ----------------------- | ----- |
| O-1                   | =[1]Prices!$B$2         | B2    |
| O-2                   | 4.50                    |       |

A link that no formula uses any more still names the other file, and keeps copies of its cells:

| file.link                | issue                    |
| ------------------------ | ------------------------ |
| C:\Users\amy\Prices.xlsx | C:\Users\amy\Prices.xlsx |

Fix: none; copy the cells and paste them as values if the other workbook is not to be read any more; in Excel: Data,
Edit Links, Break Link.

To silence: `--ignore external-link`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book import Book, Facts, Place
from ..findings import Issue
from ..speech import Sentence, counted

severity = "warning"
leaks = True

# [1]Sheet!A1, '[1]My sheet'!A1, [1]!Name: the link's number (ECMA-376 part 1, 18.17.2.3); or the file's name.
_LINK = re.compile(r"(?<![\w\]])'?(?:[^'\[\]!]*[\\/])?\[([^\[\]#@]+)\][^\[\]!,;()+*]*!")


def check(book: Book) -> Iterator[Issue]:
    """One issue for each other workbook that a sheet reads, at the first cell that does; one per left-over link."""
    used: set[str] = set()
    for sheet in book.sheets:
        facts = None if sheet in book.own_sheets else book.look(sheet)
        if facts is None:
            continue
        links = _links(facts)
        used |= links.keys()
        for places in links.values():
            row, col = min(places)
            message = counted(
                len(places),
                "This formula reads another workbook, which whoever gets this file may not have.",
                "{n} formulas of this sheet read another workbook, which whoever gets this file may not have.",
            )
            yield Issue("external-link", message, Place(sheet, row, col), sheet=sheet, count=len(places))

    yield from _left_over(book, used)


def _left_over(book: Book, used: set[str]) -> Iterator[Issue]:
    """The links that no formula of a sheet uses: names, charts or lists do, or nothing any more."""
    carried = book.carried()
    for number, target in enumerate(carried.links if carried else (), start=1):
        if target and str(number) not in used and target not in used:
            message = Sentence(
                "This file keeps a link to “{target}”, and perhaps copies of its cells, though no formula uses it.",
                target=target,
            )
            yield Issue("external-link", message, value=target)


def _links(facts: Facts) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for place, text in facts.formulas.items():
        for link in _LINK.findall(text) if "[" in text else ():
            found.setdefault(link, []).append(place)
    return found
