"""One table on a sheet of its own, as an Excel table that helps whoever fills it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil

from .. import countries, derived, marks, refs
from ..book import Area, Table
from ..kinds import kind
from ..pages import Page, Pages, TableColumn, text_width
from ..pages.page import Value
from ..schema import ColumnSpec
from ..worked import Worked
from . import _highlights, _input_help

READY = 5000
"""Rows that drop-downs, prompts and marks are laid over; more where the table is longer."""
FROZEN = 2
"""Columns that stay in sight: the record's number, and whose it is."""
_FILTER = 5
"""Characters the filter's button takes beside a heading, and what keeps the heading off the edge."""
_WIDEST = 40
"""Characters that the texts of a column may ask for; longer ones wrap, or show whole in the line above the sheet."""
_WIDEST_FOLDED = 160
"""The same of columns worked out and folded away: what nobody types does not wrap, and is in nobody's way."""
_UNDIVIDED = 16
"""Characters up to which a heading without spaces stays in one line."""
_AIR = 3
"""Characters that stay free beside a text."""
_PAPER = 190
"""Characters that fit across a landscape page at the smallest size one still reads with ease."""
_OVER = 0.1
"""The share of a page by which the columns may be too wide for their pages before they get one more."""


def write(
    pages: Pages, table: Table, worked: Worked, layout: refs.Layout, rows: Sequence[Sequence[Value]] | None = None
) -> None:
    """Headings, records and formulas; then what helps: widths, groups, prompts, marks, and how it prints.

    `rows` stand in the table instead of its records, where they are given.
    """
    part = layout.of(table.key)[0]
    page = pages.page(table.sheet, "data")
    columns = table.spec.columns
    shown = [_column(c, table, worked, layout) for c in columns]
    area = page.table(0, 0, shown, _rows(table, worked) if rows is None else rows, part.excel_table or "")
    last = max(READY, area.last_row + READY // 10)
    for i, column in enumerate(columns):
        _input_help.add(page, Area(1, i, last, i), column, table, worked, layout)
        if column.derived:
            where = page.reference(Area(0, i, area.last_row, i))
            pages.name(marks.column_mark(table.key, column.key), where)
    _highlights.add(page, table, last, worked, layout)
    _fold(page, columns, shown)
    page.height(0, 32)
    page.freeze(1, min(FROZEN, len(columns)))
    page.texts(Area(1, 0, last, len(columns) - 1))
    wide = sum(s.width or 0 for s, c in zip(shown, columns, strict=True) if not c.group)
    page.print_on(repeat_rows=(0, 0), repeat_cols=(0, 0), across=max(1, ceil(wide / _PAPER - _OVER)))


def _column(column: ColumnSpec, table: Table, worked: Worked, layout: refs.Layout) -> TableColumn:
    language = worked.book.language
    looks = kind(column.kind).appearance(column.options(worked.book.template), language)
    number_format = column.number_format or (looks.number_format if looks.number_format != "General" else None)
    heading = column.heading(language)
    width = max(column.width or looks.width, two_lines(heading) + _FILTER, _texts(column, table, worked))
    formula = _formula(column, table, worked, layout)
    return TableColumn(heading, number_format, width, formula, column.derived, looks.align, looks.wrap)


def _texts(column: ColumnSpec, table: Table, worked: Worked) -> float:
    """The characters that the texts of a column ask for: those there are, and the regions it may come to show."""
    shown = worked.column(table.key, column.key) if column.derived else table.columns[column.key].distinct
    texts = [value for value in shown if isinstance(value, str)]
    if column.key == "country_group":
        groups = countries.groups(worked.grouping)
        texts += [countries.group_label(worked.grouping, key, worked.book.language) for key in groups]
    longest = max(map(text_width, texts), default=0)
    if column.derived and column.group:
        return min(_WIDEST_FOLDED, 1.2 * longest + _AIR)
    return min(_WIDEST, longest + _AIR)


def _formula(column: ColumnSpec, table: Table, worked: Worked, layout: refs.Layout) -> str | None:
    if not column.derived or derived.lacking(worked, table.key, column.key) != ():
        return None
    part = layout.of(table.key)[0]
    text: str | None = derived.module(table.key, column.key).formula(refs.Refs(layout, part), worked)
    return text


def _rows(table: Table, worked: Worked) -> list[list[Value]]:
    columns = table.spec.columns
    cells = [worked.column(table.key, c.key) if c.derived else table.columns[c.key].raw for c in columns]
    return [list(row) for row in zip(*cells, strict=True)]


def _fold(page: Page, columns: Sequence[ColumnSpec], shown: Sequence[TableColumn]) -> None:
    """Columns that are rarely filled fold away behind a plus sign, each group behind its own."""
    for first, last in _runs(columns):
        for i in range(first, last + 1):
            page.width(i, i, shown[i].width or 12, group=True)
        if last + 1 == len(columns):
            page.width(last + 1, last + 1, 3, after_group=True)
        elif not columns[last + 1].group:
            page.width(last + 1, last + 1, shown[last + 1].width or 12, after_group=True)


def _runs(columns: Sequence[ColumnSpec]) -> Iterator[tuple[int, int]]:
    at = 0
    for grouped, run in groupby(columns, key=lambda c: c.group is not None):
        count = len(list(run))
        if grouped:
            yield at, at + count - 1
        at += count


def two_lines(heading: str) -> int:
    """The characters a column must be wide for its heading to stand in two lines.

    >>> two_lines("Next contact"), two_lines("Amount in home currency"), two_lines("下次联系日期")
    (7, 13, 12)
    """
    words = heading.split()
    if len(words) < 2:
        whole = text_width(heading)
        return -(-whole // 4) * 2 if whole == 2 * len(heading) > _UNDIVIDED else whole
    splits = ((" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words)))
    return min(max(map(text_width, pair)) for pair in splits)
