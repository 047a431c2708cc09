"""What can be mended: the changes that a workbook's issues propose, safe ones unless more is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from ..book import Book, Place
from ..errors import UsageError
from ..findings import Change
from ..shelf import unknown
from .validate import validate


def normalise(
    book: Book, *, unsafe: bool = False, only: Iterable[str] | None = None, select: Iterable[str] | None = None
) -> list[Change]:
    """The changes that mend the workbook, one at most for each cell, by sheet, row and column.

    `unsafe` takes those too that somebody should look at first; `only` takes some columns (by key, `table.key` or the
    user's heading), `select` some rules. Raises UsageError for a column or rule there is not.
    """
    columns = None if only is None else _places_of(book, only)
    taken: dict[Place, Change] = {}
    for issue in validate(book, select=select):
        change = issue.change
        if change is None or not (change.safe or unsafe):
            continue
        if columns is not None and (change.place.sheet, change.place.col) not in columns:
            continue
        if change.place not in taken or (change.safe and not taken[change.place].safe):
            taken[change.place] = change
    return list(taken.values())


def _places_of(book: Book, names: Iterable[str]) -> frozenset[tuple[str, int]]:
    """(sheet, column) of every column that goes by one of the names."""
    if isinstance(names, str):
        raise UsageError("Columns are given as a list of names, not as one text (“{names}”).", names=names)
    known: dict[str, set[tuple[str, int]]] = {}
    for table in book.tables:
        for key, column in table.columns.items():
            for name in (key, f"{table.key}.{key}", column.heading):
                known.setdefault(name, set()).add((table.sheet, column.index))
        for column in table.foreign:
            if column.heading:
                known.setdefault(column.heading, set()).add((table.sheet, column.index))
    found: set[tuple[str, int]] = set()
    for name in names:
        if name not in known:
            raise unknown("column", name, tuple(known))
        found |= known[name]
    return frozenset(found)
