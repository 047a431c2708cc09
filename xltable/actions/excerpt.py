"""The row around a cell at fault, as far as a reader needs it to see what is meant."""

from __future__ import annotations

from dataclasses import dataclass

from ..book import Book, Column, Table, column_letter
from ..findings import Issue
from ..kinds import Raw, kind
from ._records import record_of

BESIDE = 1
"""How many columns on either side are shown."""
LEADING = 2
"""How many columns at the left of the table are shown: they say whom the record is about."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell of the row, with its heading; `fault` where it is the one at fault."""

    index: int
    heading: str
    value: Raw
    fault: bool

    @property
    def letter(self) -> str:
        """The letters over its column."""
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A few cells of a row (counted from 1), from left to right; `owner` is whose record it is, as the table says."""

    row: int
    cells: tuple[ShownCell, ...]
    owner: str | None


def excerpt(book: Book, issue: Issue) -> Excerpt | None:
    """The cells around the one at fault; None for an issue about no record."""
    found = record_of(book, issue)
    if found is None or issue.place is None:
        return None
    table, record = found
    every = sorted((*table.columns.values(), *table.foreign), key=lambda c: c.index)
    at = next((i for i, c in enumerate(every) if c.index == issue.place.col), None)
    if at is None:
        return None
    wanted = {*range(LEADING), *range(at - BESIDE, at + BESIDE + 1)}
    needed = _needed(table, every[at])
    chosen = [c for i, c in enumerate(every) if i in wanted or c in needed]
    cells = tuple(ShownCell(c.index, c.heading, _raw(c, record), c is every[at]) for c in chosen)
    owner = table.columns.get("owner")
    name = None if owner is None else _raw(owner, record)
    return Excerpt(issue.place.row + 1, cells, None if name is None else " ".join(str(name).split()))


def _needed(table: Table, column: Column) -> list[Column]:
    """The columns without which the cell cannot be judged: the key, and the country of a phone or postcode."""
    keys = [table.spec.record_key, *(kind(column.spec.kind).depends_on if column.spec else ())]
    return [table.columns[key] for key in keys if key in table.columns]


def _raw(column: Column, record: int) -> Raw:
    raw: Raw = column.distinct[column.codes[record]]
    return raw
