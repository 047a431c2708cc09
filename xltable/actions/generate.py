"""A new workbook from a template: its tables ready to be filled in, and the sheets that show what they come to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from .. import marks, refs
from ..book import Area, Book, Column, Table, encode
from ..errors import UsageError
from ..pages import Pages
from ..schema import TableSpec, Template
from ..sheets import SHELF as SHEETS
from ..sheets import questionnaire
from ..speech import Sentence, say
from ..worked import Worked
from . import _table_page as table_page

_LAST = ("settings", "rates", "lists", "countries")
"""Sheets that stand at the end, in this order; the others stand as the template names them."""
_BEFORE = ("guide", "questionnaire")
"""Sheets that stand before the tables; the others follow them."""


def generate(
    output: Path | str,
    template: Template,
    *,
    language: str = "en",
    home: str | None = None,
    currency: str | None = None,
    as_of: date | None = None,
    sample: int | None = None,
) -> None:
    """Make a new workbook at `output`, with `sample` made-up customers where it is given.

    `home` is ISO 3166 alpha-2, `currency` ISO 4217; `as_of` stands for today. Same arguments, same bytes.
    Raises UsageError for another ending than .xlsx or for more than 1,000 customers, UnwritableFile where the file
    cannot be written.
    """
    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise UsageError("“{file}” should end in .xlsx.", file=path.name)
    book = empty(template, language, home, currency, as_of)
    if sample is not None:
        from .sample import filled

        book = filled(book, sample)
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
        groupings=worked.groupings,
    )
    pages = Pages(book.language, say(Sentence(book.template.title.get(book.language, "")), book.language))
    there = [s for s in book.template.sheets if not hasattr(SHEETS[s], "missing") or SHEETS[s].missing(worked) is None]
    wanted = [*(s for s in there if s not in _LAST), *(s for s in _LAST if s in there)]
    for name in wanted:
        if name in _BEFORE:
            _sheet(pages, name, worked, layout)
    for table in book.tables:
        asked = table.key == "feedback" and "questionnaire" in wanted
        table_page.write(pages, table, worked, layout, questionnaire.answers(worked) if asked else None)
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
