"""How a formula names a cell, a column, a setting: where every table stands, and the references that lead there.

A layout is the workbook as it will be once the derived columns are in. Excel tables are named by structured references
written whole (`Contacts[[#This Row],[Country]]`, which LibreOffice reads too), plain ranges by A1 references
(`$E12`, `'客户'!$E$5:$E$120`). Settings, rates and countries are named by the defined names their sheets bring.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from .book import Book, Table, column_letter
from .schema import Template

ROW = "\N{SYMBOL FOR NULL}"
"""Stands for the row number in a formula over a plain range, until `Part.at` puts the number in."""

NAMES = {
    "settings": "xltable_",
    "rates": "xltable_rates_",
    "countries": "xltable_countries_",
    "lists": "lists_",
}
"""How the defined names of our support sheets begin: `xltable_as_of`, `xltable_rates_currency`, `lists_grade`.

The settings sheet names the cell of every setting, and `xltable_today`: the as-of cell, or TODAY() where that is empty.
The rates sheet names its columns currency, date, rate; the countries sheet code, name and one for each grouping.
"""

TABLE_NAMES = {"contacts": "Contacts", "transactions": "Transactions", "service": "Service", "feedback": "Feedback"}


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
    >>> Part.at(plain.this("country"), 11), plain.column("country")
    ('$E12', "'客户'!$E$5:$E$120")
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
        """The column's cell in the row of the formula."""
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

    def cell(self, key: str, row: int) -> str:
        """One cell, from any sheet; `row` is counted from 0."""
        return f"{quoted(self.sheet)}!${column_letter(self.columns[key].index)}${row + 1}"

    @staticmethod
    def at(formula: str, row: int) -> str:
        """The formula as it stands in one row, counted from 0."""
        return formula.replace(ROW, str(row + 1))


@dataclass(frozen=True)
class Layout:
    """Where everything stands that a formula may name."""

    parts: tuple[Part, ...]
    language: str = "en"
    named: frozenset[str] = frozenset()
    """The support sheets the workbook has or gets (settings, rates, countries, lists): their names may be used."""
    settings: Mapping[str, float | str | bool | date | None] = field(default_factory=dict)
    """Written out in formulas where the workbook has no settings sheet."""
    as_of: date | None = None
    groupings: tuple[str, ...] = ()
    """The columns of groups on the countries sheet."""

    def of(self, table: str) -> tuple[Part, ...]:
        """Every sheet a table of the template is kept on."""
        return tuple(p for p in self.parts if p.table == table)

    def has(self, table: str, key: str) -> bool:
        """Whether a table stands in the workbook with that column on each of its sheets."""
        parts = self.of(table)
        return bool(parts) and all(key in p for p in parts)

    def column(self, table: str, key: str) -> str:
        """The cells of a column, of a table kept on one sheet. Raises KeyError where it is on none or on several."""
        parts = self.of(table)
        if len(parts) != 1:
            raise KeyError(table)
        return parts[0].column(key)

    def total(self, table: str, term: Callable[[Part], str]) -> str:
        """A sum or count over every sheet the table is kept on: the term of each, added up."""
        return "+".join(term(part) for part in self.of(table)) or "0"

    def lookup(self, table: str, wanted: str, by: str, key: str, otherwise: str = '""') -> str:
        """The text in column `key` of the first record whose column `by` is `wanted`, else `otherwise`."""
        formula = otherwise
        for part in reversed(self.of(table)):
            formula = f'IFERROR(INDEX({part.column(key)},MATCH({wanted},{part.column(by)},0))&"",{formula})'
        return formula

    def setting(self, name: str) -> str:
        """A setting: its cell on the settings sheet, or what it holds where there is no such sheet."""
        return NAMES["settings"] + name if "settings" in self.named else literal(self.settings.get(name))

    def today(self) -> str:
        """The day that counts as today: the as-of cell where it is filled, else TODAY()."""
        if "settings" in self.named:
            return f"{NAMES['settings']}today"
        return literal(self.as_of) if self.as_of else "TODAY()"

    def rates(self, column: str) -> str:
        """A column of the rates sheet: currency, date or rate."""
        return NAMES["rates"] + column

    def countries(self, column: str) -> str:
        """A column of the countries sheet: code, name, or a grouping by its name or its path."""
        stem = column.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].removesuffix(".toml")
        return NAMES["countries"] + "".join(c if c.isalnum() else "_" for c in stem)


@dataclass(frozen=True)
class Refs:
    """What a derived column's formula may name: the sheet it is written on, and everything else."""

    layout: Layout
    part: Part

    def this(self, key: str) -> str:
        return self.part.this(key)

    def today(self) -> str:
        return self.layout.today()


def of_book(
    book: Book,
    added: Mapping[tuple[str, int], Mapping[str, At]] | None = None,
    *,
    named: Iterable[str] = (),
    settings: Mapping[str, float | str | bool | date | None] | None = None,
    groupings: Iterable[str] = (),
) -> Layout:
    """The layout of a workbook once the derived columns in `added` (by table and part) stand in it."""
    parts = []
    for key in dict.fromkeys(t.key for t in book.tables):
        for number, table in enumerate(book.of(key)):
            parts.append(_part(table, number, (added or {}).get((key, number), {})))
    return Layout(tuple(parts), book.language, frozenset(named), dict(settings or {}), book.as_of, tuple(groupings))


def of_template(
    template: Template,
    language: str,
    *,
    rows: Mapping[str, int] | None = None,
    header_row: int = 0,
    named: Iterable[str] = ("settings", "rates", "countries", "lists"),
    settings: Mapping[str, float | str | bool | date | None] | None = None,
    as_of: date | None = None,
    groupings: Iterable[str] = (),
) -> Layout:
    """The layout of a new workbook: an Excel table on a sheet of its own for each table, every column in order."""
    parts = tuple(
        Part(
            spec.key,
            0,
            spec.title(language),
            header_row,
            header_row + 1,
            header_row + max(1, (rows or {}).get(spec.key, 1)),
            {c.key: At(i, c.heading(language)) for i, c in enumerate(spec.columns)},
            TABLE_NAMES.get(spec.key, f"Table_{spec.key}"),
        )
        for spec in template.tables
        if not spec.support
    )
    return Layout(parts, language, frozenset(named), dict(settings or {}), as_of, tuple(groupings))


def _part(table: Table, number: int, added: Mapping[str, At]) -> Part:
    columns = {key: At(c.index, c.heading) for key, c in table.columns.items()} | dict(added)
    header = table.header_rows[-1] if table.header_rows else table.area.first_row
    rows = table.rows
    first, last = (int(rows[0]), int(rows[-1])) if len(rows) else (header + 1, header + 1)
    return Part(table.key, number, table.sheet, header, first, last, columns, table.excel_table)


def escaped(heading: str) -> str:
    """A heading inside a structured reference: brackets, #, @ and ' take an apostrophe before them.

    >>> escaped("Price [USD] #1")
    "Price '[USD'] '#1"
    """
    return "".join(f"'{c}" if c in "[]#'@" else c for c in heading)


def _plain(heading: str) -> bool:
    """Whether a heading may stand in single brackets: letters, digits, underscores and inner spaces only."""
    return all(c.isalnum() or c in "_ " for c in heading) and heading == heading.strip()


def quoted(sheet: str) -> str:
    """A sheet's name in a reference."""
    return "'" + sheet.replace("'", "''") + "'"


def literal(value: float | str | bool | date | None) -> str:
    """A value written out in a formula.

    >>> literal("5\\" pipe"), literal(date(2026, 3, 1)), literal(0.8), literal(None)
    ('"5"" pipe"', 'DATE(2026,3,1)', '0.8', '""')
    """
    if value is None:
        return '""'
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return f"DATE({value.year},{value.month},{value.day})"
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return repr(int(value)) if float(value).is_integer() else repr(float(value))


def any_of(cell: str, values: Iterable[float | str | bool]) -> str:
    """Whether a cell holds one of some values, whatever the case.

    >>> any_of("$E12", ["Cancelled", "已取消"])
    'OR($E12="Cancelled",$E12="已取消")'
    """
    tests = [f"{cell}={literal(v)}" for v in values]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})" if tests else "FALSE"


def each_of(column: str, values: Iterable[float | str | bool]) -> str:
    """1 for each cell of a column that holds one of some values, else 0; to multiply in SUMPRODUCT."""
    return "(" + "+".join(f"({column}={literal(v)})" for v in values) + ">0)"


def criterion(value: float | str | bool, sign: str = "") -> str:
    """A criterion for COUNTIFS and SUMIFS that means this very text, or with sign `<>` any other.

    >>> criterion("Why?"), criterion("Cancelled", "<>")
    ('"Why~?"', '"<>Cancelled"')
    """
    if not isinstance(value, str):
        return literal(f"{sign}{literal(value)}") if sign else literal(value)
    return literal(sign + "".join(f"~{c}" if c in "~*?" else c for c in value))
