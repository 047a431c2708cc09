"""The words of a workbook that xltable ships: which cells hold them, what becomes of them, and what must go along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from .. import derived, files
from ..book import Book, Column, Place, Table
from ..findings import Change
from ..package import Area, Package
from ..package.carried import pivot_sources
from ..package.precedents import Precedents
from ..translating import Column as Listing
from ..translating import Lexicon, Tracer, Words, pairs
from ..worked import Worked
from ._formulas import own_areas
from ._respelling import Respelling

RULE = "translate"
_DERIVED = "derived."


@dataclass
class Wording:
    """A workbook and the language it is to be in. `trace` finds what changes; then everything can be asked for."""

    book: Book
    language: str
    changes: list[Change] = field(default_factory=list)
    own_headings: list[str] = field(default_factory=list)
    """Headings of known columns that are not as xltable ships them, and those that would be there twice."""
    own_values: dict[str, Counter[str]] = field(default_factory=dict)
    """By heading, the texts of translated columns that are no words of the workbook's language."""
    pivots: list[str] = field(default_factory=list)
    """Sheets of tables that stay, because a pivot table reads them."""
    words: dict[str, Words] = field(default_factory=dict)
    headings: dict[str, Words] = field(default_factory=dict)
    """By the name of an Excel table, its headings that change."""
    listings: list[Listing] = field(default_factory=list)

    def trace(self) -> None:
        """Find the cells that change, then those that formulas compare with them."""
        for number, table in enumerate(self.book.tables):
            if self._read_by_pivot(table):
                self.pivots.append(table.sheet)
                continue
            self._headings(table, f"headings.{number}")
            for key, column in table.columns.items():
                self._cells(table, key, column)
        self.tracer.follow(self._offers())
        self.changes += self._going_along()

    @cached_property
    def package(self) -> Package | None:
        """The workbook's package; None for a format that keeps none."""
        return self._source.package

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.book.template, self.book.language, self.language)

    @cached_property
    def tracer(self) -> Tracer:
        closed = frozenset(self.book.own_sheets)
        return Tracer(self._precedents, self.words, self.listings, self.grid, self.formulas, closed)

    @cached_property
    def _precedents(self) -> Precedents:
        names = self.package.defined_names if self.package else ()
        return Precedents({name.name: name.text for name in names}, self.package.tables if self.package else ())

    @cached_property
    def respelling(self) -> Respelling:
        """How the user's formulas are spelled in the other language."""
        return Respelling(self.book, self.tracer, self.headings, self.grid)

    @cached_property
    def formulas(self) -> Mapping[str, Mapping[tuple[int, int], str]]:
        """The user's formulas by sheet; those of our sheets and columns are made anew."""
        found: dict[str, Mapping[tuple[int, int], str]] = {}
        for sheet in self.book.sheets:
            facts = self.book.look(sheet) if sheet not in self.book.own_sheets else None
            if facts is not None and facts.formulas:
                ours = [Area(a.first_row, a.first_col, a.last_row, a.last_col) for a in own_areas(self.book, sheet)]
                cells = facts.formulas.items()
                found[sheet] = {at: text for at, text in cells if not any(area.holds(*at) for area in ours)}
        return found

    def grid(self, sheet: str) -> files.Grid:
        """The cells of a sheet; none for one that is not there."""
        name = next((s for s in self.book.sheets if s.lower() == sheet.lower()), None)
        if sheet not in self._grids:
            self._grids[sheet] = self._source.grid(name) if name else files.Grid(sheet, 0)
        return self._grids[sheet]

    @cached_property
    def _source(self) -> files.Source:
        return files.source(self.book.path)

    @cached_property
    def _grids(self) -> dict[str, files.Grid]:
        return {}

    @cached_property
    def _worked(self) -> Worked:
        return Worked(self.book)

    def _read_by_pivot(self, table: Table) -> bool:
        area = Area(table.area.first_row, table.area.first_col, table.area.last_row, table.area.last_col)
        return any(s.lower() == table.sheet.lower() and a.overlaps(area) for s, a in self._pivoted)

    @cached_property
    def _pivoted(self) -> list[tuple[str, Area]]:
        sources = pivot_sources(self.package) if self.package else ()
        return [named for source in sources for named in self._precedents.areas(_quoted(source), "", 0, 0)]

    def _headings(self, table: Table, name: str) -> None:
        """Headings equal to what xltable ships for their column, where no other column has the new one."""
        every = (*table.columns.values(), *table.foreign)
        new: dict[str, str] = {}
        for row in table.header_rows:
            there = {c.index: str(self.grid(table.sheet).cell(row, c.index) or "") for c in every}
            after = {c.index: self._heading(table, c, there[c.index]) for c in every}
            taken = Counter((after[i] or there[i]).casefold() for i in there)
            for column in every:
                word = after[column.index]
                if word is not None and taken[word.casefold()] > 1:
                    self.own_headings.append(there[column.index])
                elif word is not None and (row, column.index) not in self.formulas.get(table.sheet, {}):
                    new[there[column.index]] = word
                    self._change(table, column, None, row, there[column.index], word)
        self.own_headings += [c.heading for c in table.columns.values() if c.heading and self._is_own(c)]
        self.words[name] = new
        if table.excel_table:
            self.headings[table.excel_table] = new
        if table.header_rows:
            first, last = table.header_rows[0], table.header_rows[-1]
            area = Area(first, table.area.first_col, last, table.area.last_col)
            self.listings.append(Listing(table.sheet, area, name))

    def _heading(self, table: Table, column: Column, text: str) -> str | None:
        """What a heading becomes; None where it stays, for one because another row of headings has the new one."""
        if column.spec is None or text != column.spec.heading(self.book.language):
            return None
        word = column.spec.heading(self.language)
        grid = self.grid(table.sheet)
        return None if any(grid.cell(row, column.index) == word for row in table.header_rows) else word

    def _is_own(self, column: Column) -> bool:
        assert column.spec is not None
        shipped = (column.spec.heading(self.book.language), column.spec.heading(self.language))
        return column.heading.split("\n")[0] not in shipped

    def _cells(self, table: Table, key: str, column: Column) -> None:
        name = self._list_of(table, key, column)
        if name is None:
            return
        first = max(table.header_rows, default=table.area.first_row - 1) + 1
        area = Area(first, column.index, max(first, table.area.last_row), column.index)
        self.listings.append(Listing(table.sheet, area, name))
        words = self.words[name]
        known = frozenset(words) if name.startswith(_DERIVED) else self.lexicon.shipped(name)
        facts = self.book.look(table.sheet)
        for code, raw in enumerate(column.distinct):
            word = words.get(raw) if isinstance(raw, str) else None
            if word is None and (raw in known or not isinstance(raw, str) or name.startswith(_DERIVED)):
                continue
            for record in np.flatnonzero(column.codes == code).tolist():
                row = int(table.rows[record])
                if facts is not None and (row, column.index) in facts.formulas:
                    continue
                if word is not None:
                    self._change(table, column, record, row, raw, word)
                else:
                    self.own_values.setdefault(column.heading, Counter())[str(raw)] += 1

    def _list_of(self, table: Table, key: str, column: Column) -> str | None:
        """The name of the list a column is of, its words at hand; None where nothing in it is to be translated."""
        assert column.spec is not None
        name = self.lexicon.list_of(column.spec)
        if name is not None:
            self.words[name] = self.lexicon.words(name)
        elif derived.name(table.key, key) and hasattr(module := derived.module(table.key, key), "words"):
            before, after = (module.words(self._worked, language) for language in (self.book.language, self.language))
            name = f"{_DERIVED}{table.key}.{key}"
            self.words[name] = pairs((word, after[value]) for value, word in before.items())
        return name

    def _change(self, table: Table, column: Column, record: int | None, row: int, old: object, new: str) -> None:
        key = column.spec.key if column.spec else column.heading
        which = table.record_key(record) if record is not None else None
        place = Place(table.sheet, row, column.index)
        self.changes.append(Change(place, table.key, key, column.heading, which, str(old), new, RULE, True))

    def _offers(self) -> Iterator[tuple[str, Area, str]]:
        """Every drop-down list of the user's: sheet, cells and where it takes its choices from."""
        for sheet in self.package.sheets if self.package else ():
            if sheet.name not in self.book.own_sheets and sheet.kind == "worksheet":
                for rule in self.package.look(sheet.name).validations if self.package else ():
                    if rule.kind == "list" and rule.formulas:
                        yield from ((sheet.name, area, rule.formulas[0]) for area in rule.areas)

    def _going_along(self) -> Iterator[Change]:
        """The cells outside the tables that hold words formulas compare, or drop-downs offer."""
        for (sheet, row, col), word in sorted(self.tracer.after.items()):
            if (sheet, row, col) not in self.tracer.unsure:
                old = self.grid(sheet).cell(row, col)
                place = Place(self._spelled(sheet), row, col)
                yield Change(place, "", "", "", None, str(old), word, RULE, True)

    def _spelled(self, sheet: str) -> str:
        return next(s for s in self.book.sheets if s.lower() == sheet.lower())


def _quoted(source: str) -> str:
    """A pivot's source as a formula names it: the sheet's name in quotes."""
    sheet, sign, cells = source.rpartition("!")
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cells}" if sign else source
