"""What enrich added, taken away again: derived columns, sheets of ours, their names and what we noted in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import marks, package
from ..book import Book, Table
from ..errors import UsageError
from ..refs import NAMES
from ..speech import Sentence, counted
from ..worked import Worked
from ._room import cells
from .save import PATCHED, Saved, unchanged_since

_PROPERTIES = (marks.TEMPLATE, marks.LANGUAGE, marks.HOME, marks.CURRENCY, marks.GROUPINGS)


@dataclass(frozen=True)
class Stripping:
    """What will be taken away. Nothing is written before `write`."""

    book: Book
    columns: Mapping[str, tuple[str, ...]]
    """Headings of the derived columns by the sheet they stand on."""
    sheets: tuple[str, ...]
    """The titles of our sheets."""
    exact: bool
    """Whether nobody changed the workbook since: then every part of it comes back byte for byte."""
    notes: tuple[Sentence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.columns or self.sheets or self.exact)


def strip(book: Book) -> Stripping:
    """What enrich added to a workbook: derived columns and sheets of ours, to be taken away.

    Raises UsageError for a file that enrich does not write, and for a workbook that was generated: its sheets and
    derived columns are its own.
    """
    if book.format not in PATCHED:
        raise UsageError(
            "“{file}” is a .{format} file; xltable adds columns and sheets to .xlsx files only.",
            file=book.path.name, format=book.format,
        )  # fmt: skip
    if book.generated:
        raise UsageError("“{file}” was made by xltable with its sheets and columns; they are its own.",
                         file=book.path.name)  # fmt: skip
    if package.bears_marks(opened := package.Package.open(book.path)):
        raise UsageError("“{file}” bears marks; take those away first, with “xltable validate --clear”.",
                         file=book.path.name)  # fmt: skip
    exact = package.record_of_additions(opened) is not None
    if not exact:
        _check_recognised(book)
    notes = () if exact else tuple(_losses(book))
    return Stripping(book, _headings(book), tuple(book.own_sheets), exact, notes)


def write(stripping: Stripping, output: Path | str, *, in_place: bool = False) -> Saved:
    """Write the workbook without what enrich added.

    Raises Refused where something of the user's reads what would go, or stands to the right of it, and
    UnwritableFile; then nothing was written.
    """
    book, output = stripping.book, Path(output)
    unchanged_since(book)
    opened = package.Package.open(book.path)
    record = package.record_of_additions(opened)
    if record is not None:
        return Saved(output, backup=package.restore(opened, record, package.ADDED, output, backup=in_place))
    edit = package.Edit(opened)
    edit.strippable(first=False)
    for table, indices in _marked(book):
        edit.remove_columns(table.sheet, cells(table), indices)
    for title in book.own_sheets:
        edit.remove_sheet(title)
    for name in opened.defined_names:
        if _ours(name.name):
            edit.remove_name(name.name, sheet=name.sheet)
    for noted in _PROPERTIES:
        edit.set_property(noted, None)
    written = edit.save(output, backup=in_place)
    return Saved(output, backup=written.backup, stale_formulas=written.stale_formulas)


def _ours(name: str) -> bool:
    return name.startswith((marks.SHEET, marks.COLUMN, *(NAMES[sheet] for sheet in ("settings", "rates", "countries"))))


def _marked(book: Book) -> Iterator[tuple[Table, list[int]]]:
    """Every table with the places of its columns that bear our mark."""
    for table in book.tables:
        number = book.of(table.key).index(table)
        found = [area.first_col for (key, _, part), area in book.marked.items() if (key, part) == (table.key, number)]
        if found:
            yield table, sorted(found)


def _check_recognised(book: Book) -> None:
    for (key, _, part), area in book.marked.items():
        if part >= len(book.of(key)):
            cell = package.cell_name(area.first_row, area.first_col)
            raise UsageError("The table of the column at {cell} is not recognised any more; say what it is with --map.",
                             cell=cell)  # fmt: skip


def _headings(book: Book) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for table, indices in _marked(book):
        headings = tuple(c.heading for c in (*table.columns.values(), *table.foreign) if c.index in indices)
        found[table.sheet] = (*found.get(table.sheet, ()), *headings)
    return found


def _losses(book: Book) -> Iterator[Sentence]:
    """What of the user's own goes with what is ours."""
    worked = Worked(book)
    for table, _ in _marked(book):
        number = book.of(table.key).index(table)
        for key, column in table.columns.items():
            over = worked.typed_over(table, number, key) if (table.key, key, number) in book.marked else ()
            if over:
                yield counted(
                    len(over),
                    "“{heading}”: {n} cell typed over the formula goes with the column.",
                    "“{heading}”: {n} cells typed over the formula go with the column.",
                    heading=column.heading,
                )
    typed = [title for title, name in book.own_sheets.items() if name in ("settings", "rates")]
    if typed:
        yield Sentence("What was typed on these sheets goes with them: {sheets}.", sheets=", ".join(typed))
