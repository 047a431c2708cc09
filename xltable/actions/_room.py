"""Where new columns find room beside the user's tables, and what else of the user's stands in those columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .. import package
from ..book import Book, Table
from ..kinds import Value
from ..refs import At
from ._planning import TableAt
from .save import PATCHED


def without_room(book: Book, places: Mapping[TableAt, Mapping[str, At]]) -> Iterator[TableAt]:
    """The tables beside which new columns cannot be put."""
    if book.format not in PATCHED:
        return
    opened = package.Package.open(book.path)
    for (key, number), columns in places.items():
        table = book.of(key)[number]
        new = [at for k, at in columns.items() if (key, k, number) not in book.marked]
        if not new or _clear(opened, table):
            continue
        edit = package.Edit(opened)
        blank: list[Value] = [None] * height(table)
        edit.add_columns(table.sheet, cells(table), [package.NewColumn(at.heading, blank) for at in new],
                         header_rows=len(table.header_rows))  # fmt: skip
        if edit.refusals():
            yield key, number


def _clear(opened: package.Package, table: Table) -> bool:
    """Whether the sheet ends with the table, as far as it tells its size truly: then nothing needs to be tried."""
    facts = opened.look(table.sheet)
    end = facts.dimension
    if end is None or end.last_col < table.area.last_col or end.last_row < table.area.last_row:
        return False
    right = [a.last_col for a in (*facts.merged, *(t.area for t in opened.tables if t.sheet == table.sheet))]
    return max(end.last_col, *right, table.area.last_col) == table.area.last_col


def beside(facts: package.SheetFacts, index: int, column: package.NewColumn) -> package.NewColumn:
    """The column, neither folded away nor made narrower where cells of the user's may stand above or below it."""
    if facts.dimension is not None and index > facts.dimension.last_col:
        return column
    widths = [width for (first, last), width in facts.column_widths.items() if first <= index <= last]
    return replace(column, hidden=False, outline=0, width=max([column.width or 0, *widths]) or None)


def cells(table: Table) -> package.Area:
    """The cells of the table, headings and all."""
    area = table.area
    return package.Area(area.first_row, area.first_col, area.last_row, area.last_col)


def height(table: Table) -> int:
    """Rows of the table below its headings."""
    return table.area.last_row - table.area.first_row + 1 - len(table.header_rows)
