"""What was recognised in a workbook: its tables, their headings, and what was left alone."""

from __future__ import annotations

from dataclasses import dataclass

from ..book import Book, Column, Table


@dataclass(frozen=True, slots=True)
class Recognised:
    """One table as it was found. `missing` names the required columns it lacks."""

    table: Table
    columns: tuple[Column, ...]
    unmapped: tuple[Column, ...]
    missing: tuple[str, ...]

    @property
    def range(self) -> str:
        """The cells from the first header row to the last record."""
        return str(self.table.area)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one workbook was recognised to be. `other_sheets` hold no table of the template; `own` are ours."""

    book: Book
    tables: tuple[Recognised, ...]
    other_sheets: tuple[str, ...]
    own: tuple[str, ...]


def inspect(book: Book) -> Inspection:
    """Tell what was recognised; nothing is judged."""
    own = tuple(s for s in book.sheets if s in book.own_sheets)
    return Inspection(
        book, tuple(_recognised(t) for t in book.tables), tuple(s for s in book.other_sheets if s not in own), own
    )


def _recognised(table: Table) -> Recognised:
    return Recognised(
        table,
        tuple(sorted(table.columns.values(), key=lambda c: c.index)),
        tuple(sorted(table.foreign, key=lambda c: c.index)),
        tuple(c.key for c in table.spec.columns if c.required and c.key not in table),
    )
