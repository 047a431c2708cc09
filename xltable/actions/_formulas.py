"""What formulas forbid: a cell that holds one is never written, and a column that one reads is not changed unseen.

Formulas in our own sheets and derived columns forbid nothing; `enrich` renews them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ..book import Area, Book, Table
from ..findings import Change, Issue

# Cells and areas as ECMA-376 part 1, 18.17.2 writes them: 'My sheet'!$A$1:$B$9, A:A, B2.
_REFERENCE = re.compile(
    r"(?:'((?:[^']|'')+)'!|([^\W\d][\w.]*)!)?"
    r"(?<![\w.$])\$?([A-Z]{1,3})(?:\$?(\d{1,7}))?(?::\$?([A-Z]{1,3})(?:\$?(\d{1,7}))?)?(?![\w(.])"
)
_TEXT = re.compile(r'"[^"]*"')
_BRACKETED = re.compile(r"\[([^\[\]#]+)\]")
_LAST_ROW = 1_048_575


def guarded(book: Book, issues: list[Issue]) -> list[Issue]:
    """The issues, without changes of formula cells, and with changes in columns that formulas read made unsafe."""
    if not any(issue.change for issue in issues):
        return issues
    cells = _Formulas(book)
    return [_kept(issue, cells.allowed(issue.change)) if issue.change else issue for issue in issues]


def _kept(issue: Issue, change: Change | None) -> Issue:
    return issue if change is issue.change else replace(issue, change=change)


class _Formulas:
    """The user's formulas: where they stand, and which columns of our tables they read."""

    def __init__(self, book: Book) -> None:
        self.cells = {sheet: facts.formulas for sheet in book.sheets if (facts := book.look(sheet)) is not None}
        self.read = frozenset(_columns_read(book)) if any(self.cells.values()) else frozenset()

    def allowed(self, change: Change) -> Change | None:
        place = change.place
        if (place.row, place.col) in self.cells.get(place.sheet, {}):
            return None
        return replace(change, safe=False) if change.safe and (place.sheet, place.col) in self.read else change


def _columns_read(book: Book) -> Iterator[tuple[str, int]]:
    """(sheet, column) of every column of a table that a formula of the user's reads records of."""
    tables: dict[str, list[Table]] = defaultdict(list)
    for table in book.tables:
        tables[table.sheet].append(table)
    areas, headings = _references(book)
    for sheet, area in areas:
        for table in tables[sheet]:
            if area.last_row > max(table.header_rows) and area.first_row <= table.area.last_row:
                first, last = max(area.first_col, table.area.first_col), min(area.last_col, table.area.last_col)
                yield from ((sheet, col) for col in range(first, last + 1))
    for table in book.tables:
        for column in (*table.columns.values(), *table.foreign):
            if column.heading in headings:
                yield table.sheet, column.index


def _references(book: Book) -> tuple[set[tuple[str, Area]], set[str]]:
    """The areas the user's formulas name, and the headings they name in brackets."""
    areas: set[tuple[str, Area]] = set()
    headings: set[str] = set()
    for sheet, text in _user_formulas(book):
        plain = _TEXT.sub('""', text)
        headings.update(name.lstrip("@") for name in _BRACKETED.findall(plain))
        for quoted, bare, col, row, last_col, last_row in _REFERENCE.findall(plain):
            if not row and not last_col:
                continue
            where = quoted.replace("''", "'") or bare or sheet
            left, right = _number(col), _number(last_col or col)
            top = int(row) - 1 if row else 0
            bottom = int(last_row or row) - 1 if row else _LAST_ROW
            areas.add((where, Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))))
    return areas, headings


def _user_formulas(book: Book) -> Iterator[tuple[str, str]]:
    """(sheet, formula) of every formula that is not ours."""
    for sheet in book.sheets:
        facts = None if sheet in book.own_sheets else book.look(sheet)
        if facts is None:
            continue
        ours = own_areas(book, sheet)
        for (row, col), text in facts.formulas.items():
            if not any(a.first_row <= row <= a.last_row and a.first_col <= col <= a.last_col for a in ours):
                yield sheet, text


def own_areas(book: Book, sheet: str) -> list[Area]:
    """Where our derived columns stand on a sheet, headings and all; a table without records has one blank row."""
    areas = []
    for (key, _, part), mark in book.marked.items():
        tables = book.of(key)
        if part < len(tables) and tables[part].sheet == sheet:
            last = max(tables[part].area.last_row, mark.first_row + 1)
            areas.append(Area(mark.first_row, mark.first_col, last, mark.last_col))
    return areas


def _number(letters: str) -> int:
    """The column of its letters, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
