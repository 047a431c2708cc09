"""What a workbook xltable made says around its cells: prompts, column widths and the direction of reading.

A new workbook of the same template is made in the one language and in the other; what stands in the same place of both
is the same, said in two languages. Only what the user's workbook still has of the one becomes that of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book import Book, Table
from ..package import Package
from ..package.wording import prompts as texts
from ..package.wording import reads_from_right
from ..translating import pairs
from .generate import empty, made

Twins = tuple[Package, Package]
"""New workbooks of one template, in the language a workbook is in and in the one it is to be in."""


def twins(book: Book, language: str) -> Twins:
    """New workbooks of the book's template, without records."""
    return _new(book, book.language), _new(book, language)


def _new(book: Book, language: str) -> Package:
    return Package.from_bytes(made(empty(book.template, language, book.home, book.currency, book.as_of)).to_bytes())


def prompts(book: Book, language: str, both: Twins) -> Iterator[tuple[str, dict[str, str]]]:
    """By sheet, the titles, prompts and alerts of validations, and what they are in the other language."""
    before, after = both
    for table in book.tables:
        one = texts(before, table.spec.title(book.language))
        other = texts(after, table.spec.title(language))
        said = (pair for a, b in zip(one, other, strict=False) for pair in zip(a, b, strict=True))
        yield table.sheet, dict(pairs(said))


def widths(book: Book, language: str, both: Twins, opened: Package) -> Iterator[tuple[str, dict[int, float], bool]]:
    """By sheet, the columns as wide as we made them with their new widths, and whether to read from the right."""
    before, after = both
    for table in book.tables:
        one, other = table.spec.title(book.language), table.spec.title(language)
        old, new, now = _wide(before, one), _wide(after, other), _wide(opened, table.sheet)
        ours = {_index(table, n): (old.get(n), new.get(n)) for n in range(len(table.spec.columns))}
        wide = {i: b for i, (a, b) in ours.items() if i is not None and a and b and a != b and now.get(i) == a}
        was, is_now = reads_from_right(before, one), reads_from_right(opened, table.sheet)
        yield table.sheet, wide, reads_from_right(after, other) if was == is_now else is_now


def _index(table: Table, number: int) -> int | None:
    """Where the user's table has a column of the template, by its number there."""
    column = table.columns.get(table.spec.columns[number].key)
    return column.index if column is not None else None


def _wide(opened: Package, sheet: str) -> dict[int, float]:
    ranges = opened.look(sheet).column_widths.items()
    return {i: width for (first, last), width in ranges for i in range(first, min(last, 500) + 1)}
