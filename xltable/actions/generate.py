"""A new workbook from a template: its tables ready to be filled in, and the sheets that show what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from .. import derived, marks, refs
from ..book import Area, Book, Column, Table, column_letter, encode
from ..errors import UsageError
from ..kinds import Raw, kind
from ..pages import Page, Pages, TableColumn
from ..pages.page import Value
from ..schema import ColumnSpec, TableSpec, Template
from ..sheets import SHELF as SHEETS
from ..speech import Sentence, say
from ..worked import Worked

READY = 5000
"""Rows of each table that drop-downs, prompts and checks are laid over."""

_LAST = ("settings", "rates", "lists", "countries")
"""Sheets that stand at the end, in this order; the others stand as the template names them."""
_BEFORE = ("guide",)
"""Sheets that stand before the tables; the others follow them."""


def generate(
    output: Path | str,
    template: Template,
    *,
    language: str = "en",
    home: str | None = None,
    currency: str | None = None,
    as_of: date | None = None,
) -> None:
    """Make a new workbook at `output`.

    `home` is ISO 3166 alpha-2, `currency` ISO 4217; `as_of` stands for today. Same arguments, same bytes.
    Raises UsageError for another ending than .xlsx, UnwritableFile where it cannot be written.
    """
    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise UsageError("“{file}” should end in .xlsx.", file=path.name)
    book = empty(template, language, home, currency, as_of)
    made(book).save(path)


def empty(
    template: Template, language: str, home: str | None = None, currency: str | None = None, as_of: date | None = None
) -> Book:
    """A book of a template with no records yet."""
    tables = tuple(_table(spec, language) for spec in template.tables if not spec.support)
    sheets = tuple(t.sheet for t in tables)
    return Book(
        Path("new.xlsx"), "xlsx", template, language, tables, sheets,
        home=home, currency=currency, as_of=as_of, generated=True, template_recorded=True,
    )  # fmt: skip


def _table(spec: TableSpec, language: str) -> Table:
    codes, distinct = encode([])
    columns = {
        c.key: Column(c, c.heading(language), i, codes, list(distinct), "key", 1.0)
        for i, c in enumerate(spec.columns)
        if not c.derived
    }
    area = Area(0, 0, 1, len(spec.columns) - 1)
    name = refs.TABLE_NAMES.get(spec.key, f"Table_{spec.key}")
    return Table(spec, spec.title(language), area, (0,), np.zeros(0, dtype=np.int64), columns, excel_table=name)


def made(book: Book) -> Pages:
    """The workbook of a book whose tables stand as its template says."""
    worked = Worked(book)
    named = tuple(n for n in refs.NAMES if n in book.template.sheets)
    layout = refs.of_template(
        book.template,
        book.language,
        rows={t.key: len(t) for t in book.tables},
        named=named,
        settings=worked.settings,
        as_of=book.as_of,
        groupings=("sales-regions",),
    )
    pages = Pages(book.language, say(Sentence(book.template.title.get(book.language, "")), book.language))
    there = [s for s in book.template.sheets if not hasattr(SHEETS[s], "missing") or SHEETS[s].missing(worked) is None]
    wanted = [*(s for s in there if s not in _LAST), *(s for s in _LAST if s in there)]
    for name in wanted:
        if name in _BEFORE:
            _sheet(pages, name, worked, layout)
    for table in book.tables:
        _TablePage(pages, table, worked, layout).write()
    for name in wanted:
        if name not in _BEFORE:
            _sheet(pages, name, worked, layout)
    _record(pages, book)
    return pages


def _sheet(pages: Pages, name: str, worked: Worked, layout: refs.Layout) -> None:
    sheet = SHEETS[name]
    page = pages.page(say(sheet.title, pages.language), sheet.tab)
    sheet.build(page, worked, layout)
    pages.name(marks.sheet_mark(name), page.reference(Area(0, 0, 0, 0)))


def _record(pages: Pages, book: Book) -> None:
    """What the workbook is to remember of itself."""
    pages.property(marks.TEMPLATE, book.template.name)
    pages.property(marks.LANGUAGE, book.language)
    pages.property(marks.GENERATED, True)
    for name, value in ((marks.HOME, book.home), (marks.CURRENCY, book.currency)):
        if value:
            pages.property(name, value)


class _TablePage:
    """One table on a sheet of its own, as an Excel table that helps whoever fills it in."""

    def __init__(self, pages: Pages, table: Table, worked: Worked, layout: refs.Layout) -> None:
        self.table, self.worked, self.layout = table, worked, layout
        self.language = pages.language
        self.page: Page = pages.page(table.sheet, "data")
        self.part = layout.of(table.key)[0]

    def write(self) -> None:
        columns = self.table.spec.columns
        area = self.page.table(
            0, 0, [self._column(c) for c in columns], self._rows(columns), self.part.excel_table or ""
        )
        for i, column in enumerate(columns):
            self._help(Area(1, i, READY, i), column)
            if column.derived:
                where = self.page.reference(Area(0, i, area.last_row, i))
                self.page.pages.name(marks.column_mark(self.table.key, column.key), where)
        self._warn(columns)
        self.page.height(0, 32)
        self.page.freeze(1, 2)
        self.page.print_on(repeat_rows=(0, 0))

    def _column(self, column: ColumnSpec) -> TableColumn:
        looks = kind(column.kind).appearance(column.options(self.worked.book.template), self.language)
        number_format = column.number_format or (looks.number_format if looks.number_format != "General" else None)
        width = max(column.width or looks.width, _width(column.heading(self.language)) + 4)
        return TableColumn(
            column.heading(self.language), number_format, width, self._formula(column), column.derived, looks.align,
            looks.wrap,
        )  # fmt: skip

    def _formula(self, column: ColumnSpec) -> str | None:
        key = self.table.key
        if not column.derived or derived.lacking(self.worked, key, column.key) != ():
            return None
        text: str | None = derived.module(key, column.key).formula(refs.Refs(self.layout, self.part), self.worked)
        return text

    def _rows(self, columns: Sequence[ColumnSpec]) -> list[list[Value]]:
        cells = [self.worked.column(self.table.key, c.key) if c.derived else self._typed(c) for c in columns]
        return [list(row) for row in zip(*cells, strict=True)]

    def _typed(self, column: ColumnSpec) -> list[Raw]:
        return self.table.columns[column.key].raw

    def _help(self, area: Area, column: ColumnSpec) -> None:
        """The drop-down or check of a column, and the prompt that says what to type."""
        looks = kind(column.kind).appearance(column.options(self.worked.book.template), self.language)
        validation = None if column.derived else looks.validation
        if validation and validation.type == "list" and "lists" not in self.layout.named:
            validation = None
        prompt = column.prompt(self.language)
        if validation and validation.stop and not column.required:
            validation = replace(validation, stop=column.choices is not None)
        if validation or prompt:
            self.page.validation(area, validation, column.heading(self.language), prompt)

    def _warn(self, columns: Sequence[ColumnSpec]) -> None:
        """A required cell left empty in a row that has been begun."""
        last = column_letter(len(columns) - 1)
        typed = [column_letter(i) for i, c in enumerate(columns) if not c.derived]
        for i, column in enumerate(columns):
            if column.required and not column.derived:
                begun = f"COUNTA(${typed[0]}2:${typed[-1]}2)>0" if typed else f"COUNTA($A2:${last}2)>0"
                self.page.condition(Area(1, i, READY, i), f'AND(${column_letter(i)}2="",{begun})', "warn")


def _width(text: str) -> int:
    """Characters a text is wide: East Asian characters count twice."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)
