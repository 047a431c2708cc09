"""The records of each customer together, the last first: what a drop-down offers to a row that names the customer.

Live, as records are appended in any order: a record's place is the first row of its customer, then its own row, and
the list reads the places from the smallest. A record of several lines stands in it once. More than MOST rows would
make typing slow; drop-downs then offer the records of every customer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..book import Area, column_letter
from ..formula import Cached, Formula
from ..kinds import fold
from ..pages import Page, text_width
from ..refs import Part, exactly, quoted
from ..refs.owned import MOST, Owned
from ..speech import Sentence, say
from ..worked import Worked
from ._furniture import FIRST

ACROSS = 5
"""Columns of the page that such a list takes, with the one that parts it from the next."""
_SCALE = 10_000


def write(page: Page, col: int, owned: Owned, worked: Worked, part: Part) -> None:
    """The list from a column of the page on; the two columns that put it in order are folded away."""
    records, owners = (_cells(part, key) for key in (owned.spec.record_key, owned.by))
    found = list(_in_order(owned, worked, part))
    places = {line.row: line.place for line in found}
    lines = page.reference(Area(FIRST + 1, col + 3, FIRST + MOST, col + 3))
    _head(page, col, owned, worked, part)
    for i in range(MOST):
        line = found[i] if i < len(found) else _Line("", "", "", "")
        row, n = FIRST + 1 + i, i + 1
        at = f"${column_letter(col + 2)}${row + 1}"
        texts = (
            (f'IF({at}="","",INDEX({records},{at}))', line.record),
            (f'IF({at}="","",INDEX({owners},{at}))', line.owner),
            (f'IFERROR({MOST + 1}-MOD(SMALL({lines},{n}),{_SCALE}),"")', line.row),
            (_place(records, owners, n), places.get(n, "")),
        )
        for c, (text, value) in enumerate(texts, start=col):
            page.write(row, c, Formula(text, value), "cell")
    for c, name in enumerate((owned.names.records, owned.names.owners), start=col):
        page.pages.name(name, page.reference(Area(FIRST + 1, c, FIRST + MOST, c)))


def _head(page: Page, col: int, owned: Owned, worked: Worked, part: Part) -> None:
    """The headings, and above the column of places how many rows of the table are filled."""
    columns = (owned.spec.column(key) for key in (owned.spec.record_key, owned.by))
    record, by = (c.heading(page.language) for c in columns if c)
    whose = Sentence("{table}: {column}", table=owned.spec.title(page.language), column=record or "")
    heads = (say(whose, page.language), by)
    for i, (text, style, least) in enumerate(zip(heads, ("heading", "heading-derived"), (20, 16), strict=True)):
        page.write(FIRST, col + i, text, style)
        page.width(col + i, col + i, max(least, text_width(text) + 3))
    filled = Formula(part.filled(owned.spec.record_key), max(1, worked.length(owned.spec.key)))
    page.write(FIRST, col + 2, filled, "heading-derived")
    page.pages.name(owned.names.count, page.reference(Area(FIRST, col + 2, FIRST, col + 2)))
    page.pages.name(owned.names.first, part.cell(owned.spec.record_key, part.first_row))
    page.width(col + 2, col + 3, 12, group=True)
    page.width(col + 4, col + 4, 3, after_group=True)


def _cells(part: Part, key: str) -> str:
    """A column by its cells, with those still to come."""
    letter = column_letter(part.columns[key].index)
    return f"{quoted(part.sheet)}!${letter}${part.first_row + 1}:${letter}${part.first_row + MOST}"


def _place(records: str, owners: str, n: int) -> str:
    """Where row n of the table comes in the order; blank where it is empty, or a further line of a record."""
    record, of = f"INDEX({records},{n})", f"INDEX({owners},{n})"
    place = f"MATCH({exactly(of)},{owners},0)*{_SCALE}+{MOST + 1 - n}"
    return f'IF(OR({record}="",{of}=""),"",IFERROR(IF(MATCH({exactly(record)},{records},0)<{n},"",{place}),""))'


@dataclass(frozen=True)
class _Line:
    record: Cached
    owner: Cached
    row: Cached
    place: Cached


def _in_order(owned: Owned, worked: Worked, part: Part) -> Iterator[_Line]:
    """The lines of the list, as the formulas work them out."""
    table = worked.book[owned.spec.key]
    first_of: dict[str, int] = {}
    known: set[str] = set()
    found = []
    cells = (table.columns[key].raw for key in (owned.spec.record_key, owned.by))
    for row, record, of in zip(table.rows.tolist(), *cells, strict=True):
        n = row - part.first_row + 1
        if n > MOST:
            break
        if of is not None:
            first_of.setdefault(fold(str(of)), n)
        if record is None or fold(str(record)) in known:
            continue
        known.add(fold(str(record)))
        if of is not None:
            found.append((first_of[fold(str(of))] * _SCALE + MOST + 1 - n, n, record, of))
    for place, n, record, of in sorted(found):
        yield _Line(record, of, n, place)
