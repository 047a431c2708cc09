"""One table on one sheet, and the references to its cells.

Excel tables are named by structured references written whole (`Contacts[[#This Row],[Country]]`, which LibreOffice
reads too), plain ranges by A1 references (`$E12`, `'客户'!$E$5:$E$120`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..book import column_letter
from ..formula import ROW
from ..package import ROWS, quoted


@dataclass(frozen=True, slots=True)
class At:
    """A column as it stands on its sheet: counted from 0, and its heading as typed."""

    index: int
    heading: str


@dataclass(frozen=True)
class Part:
    """One table on one sheet. Rows are counted from 0; `first_row` to `last_row` are the records, both ends in.

    >>> contacts = Part("contacts", 0, "客户", 0, 1, 9, {"country": At(4, "Country")}, "Contacts")
    >>> contacts.this("country"), contacts.column("country")
    ('Contacts[[#This Row],[Country]]', 'Contacts[Country]')
    >>> plain = Part("contacts", 0, "客户", 3, 4, 119, {"country": At(4, "国家")})
    >>> plain.this("country") == f"$E{ROW}", plain.column("country")
    (True, "'客户'!$E$5:$E$120")
    """

    table: str
    number: int
    sheet: str
    header_row: int
    first_row: int
    last_row: int
    columns: Mapping[str, At]
    excel_table: str | None = None

    def __contains__(self, key: object) -> bool:
        return key in self.columns

    def __len__(self) -> int:
        return max(0, self.last_row - self.first_row + 1)

    def this(self, key: str) -> str:
        """The column's cell in the row of the formula; over a plain range, ROW stands for its number."""
        if self.excel_table:
            return f"{self.excel_table}[[#This Row],[{escaped(self.columns[key].heading)}]]"
        return f"${column_letter(self.columns[key].index)}{ROW}"

    def column(self, key: str) -> str:
        """The column's cells of all records."""
        at = self.columns[key]
        if self.excel_table:
            name = escaped(at.heading)
            return f"{self.excel_table}[{name}]" if _plain(at.heading) else f"{self.excel_table}[[{name}]]"
        letter = column_letter(at.index)
        return f"{quoted(self.sheet)}!${letter}${self.first_row + 1}:${letter}${max(self.first_row, self.last_row) + 1}"

    def filled(self, key: str) -> str:
        """How many cells of the column are filled, also below the table; at least one."""
        letter = column_letter(self.columns[key].index)
        return f"MAX(1,COUNTA({self.cell(key, self.first_row)}:${letter}${ROWS}))"

    def cell(self, key: str, row: int) -> str:
        """One cell, from any sheet; `row` is counted from 0."""
        return f"{quoted(self.sheet)}!${column_letter(self.columns[key].index)}${row + 1}"


def escaped(heading: str) -> str:
    """A heading inside a structured reference: brackets, #, @ and ' take an apostrophe before them.

    >>> escaped("Price [USD] #1")
    "Price '[USD'] '#1"
    """
    return "".join(f"'{c}" if c in "[]#'@" else c for c in heading)


def _plain(heading: str) -> bool:
    """Whether a heading may stand in single brackets: letters, digits, underscores and inner spaces only."""
    return all(c.isalnum() or c in "_ " for c in heading) and heading == heading.strip()
