"""What enriching is to add to a workbook, and which cells of ours there are not what they should be."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..book import Book
from ..formula import Formula
from ..kinds import Raw, Value
from ..refs import Layout
from ..speech import Sentence
from ..worked import Worked
from ..worked.serial import serial
from ._planning import Planned, TableAt
from ._restoring import Dropped

APART = "worked-out"
"""The name of our sheet for columns that found no room; it is on no shelf, for it is made with no other."""


@dataclass(frozen=True)
class Enrichment:
    """What will be added, and what not and why. Nothing is written before `write`."""

    book: Book
    worked: Worked
    layout: Layout
    columns: tuple[Planned, ...]
    sheets: Mapping[str, str]
    """The title of each sheet by its name on the shelf."""
    apart: frozenset[TableAt] = frozenset()
    """Tables without room beside them: their columns go to one sheet of ours."""
    notes: tuple[Sentence, ...] = ()
    dropped: Dropped = field(default_factory=Dropped)
    """What another program dropped of ours, and is put back."""

    @property
    def added(self) -> dict[str, list[str]]:
        """Headings of the new columns by the sheet they stand on."""
        found: dict[str, list[str]] = {}
        for column in self.columns:
            if column.new and not self._there(column):
                found.setdefault(column.table.sheet, []).append(column.at.heading)
        return found

    @property
    def sheet_titles(self) -> tuple[str, ...]:
        """The titles of the sheets added or renewed."""
        return tuple(self.sheets.values())

    @functools.cached_property
    def changed(self) -> bool:
        """Whether writing would add something, or renew a cell of a column that is there."""
        fresh = bool(self.added or self.dropped) or any(s not in self.book.own_sheets.values() for s in self.sheets)
        return fresh or any(next(renewed(c), None) is not None for c in self.columns if not c.new)

    def __bool__(self) -> bool:
        return self.changed

    def _there(self, column: Planned) -> bool:
        """Whether the column stands on our sheet of columns that found no room."""
        at = (column.table.key, column.number)
        return at in self.apart and apart(*at) in self.book.own_sheets.values()


def apart(table: str, number: int) -> str:
    """The name of our sheet for the columns of a table that found no room."""
    return f"{APART}-{table}" + (f"-{number + 1}" if number else "")


def renewed(column: Planned) -> Iterator[tuple[int, Value]]:
    """The cells of a column of ours that are not what they should be: (row of the sheet, what to write)."""
    table = column.table
    facts = table.book.look(table.sheet)
    there = table.columns.get(column.key)
    for record, value in enumerate(column.cells):
        if record in column.typed_over:
            continue
        row = int(table.rows[record])
        formula = facts.formulas.get((row, column.at.index)) if facts is not None else None
        shown = there.distinct[there.codes[record]] if there is not None else None
        if isinstance(value, Formula):
            if formula != value.text or not _same(shown, value.value):
                yield row, value
        elif formula is not None or not _same(shown, value):
            yield row, value


def _same(shown: Raw, value: Value) -> bool:
    if value is None or value == "":
        return shown is None or shown == ""
    if isinstance(value, str | bool):
        return bool(shown == value)
    return serial(shown) == serial(value)
