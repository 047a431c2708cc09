"""The layout of a workbook that is there, and of one that a template will make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ..book import Book, Table
from ..schema import Template
from .layout import Layout
from .part import At, Part

TABLE_NAMES = {"contacts": "Contacts", "transactions": "Transactions", "service": "Service", "feedback": "Feedback"}


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
    typed = table.columns | table.name_halves
    columns = {key: At(c.index, c.heading) for key, c in typed.items()} | dict(added)
    header = table.header_rows[-1] if table.header_rows else table.area.first_row
    rows = table.rows
    first, last = (int(rows[0]), int(rows[-1])) if len(rows) else (header + 1, header + 1)
    return Part(table.key, number, table.sheet, header, first, last, columns, table.excel_table)
