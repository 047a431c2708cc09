"""Following words through a workbook's formulas: what is compared with a translated cell must be translated with it.

Cells of a table's column are of a list of words. A text that a formula compares with them is one of these words; so is
a cell it compares with them (the label beside a COUNTIF, the first column of a table looked into), and what a formula
shows that looks them up. This is followed until nothing new is found. A text that nothing is known of stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..package import Area
from ..package.precedents import Precedents
from .compared import Operand, comparisons, shown
from .lexicon import Words
from .parsed import parse

_SIGN = re.compile(r"<>|[<>]=?|=")
_WILD = re.compile(r"~([~*?])")
_TELLING = re.compile(
    r"(?i)[=<>\"]|\b(?:COUNTIF|SUMIF|AVERAGEIF|MAXIFS|MINIFS|X?MATCH|LOOKUP|INDEX|SWITCH|EXACT|IF|TRIM|CHOOSE)"
    r"|^\$?[^\W\d]|^'|^\["
)
_PASSES = 8

Cell = tuple[str, int, int]
"""Sheet, row and column."""


class Sheet(Protocol):
    """The cells of a sheet."""

    height: int

    def cell(self, row: int, col: int) -> object: ...


@dataclass(frozen=True, slots=True)
class Column:
    """Cells that are of a list of words: those of a table's column, or its headings."""

    sheet: str
    area: Area
    list: str


@dataclass
class Tracer:
    """`words`: lists by name; `columns`: which cells are of which list; `sheet`: the cells of a sheet.

    After `follow`, `found` has the further cells that are of lists, and `after` what becomes of those that are typed.
    """

    precedents: Precedents
    words: Mapping[str, Words]
    columns: Iterable[Column]
    sheet: Callable[[str], Sheet]
    formulas: Mapping[str, Mapping[tuple[int, int], str]]
    """The user's formulas by sheet; those of ours are made anew and need not be followed."""
    closed: frozenset[str] = frozenset()
    """Sheets whose cells are not to be changed: those that are made anew."""
    found: dict[Cell, set[str]] = field(default_factory=dict)
    after: dict[Cell, str] = field(default_factory=dict)
    unsure: dict[Cell, str] = field(default_factory=dict)
    """Cells and formulas with words that may have been meant, and such a word."""

    def __post_init__(self) -> None:
        self._by_sheet: dict[str, list[Column]] = {}
        for column in self.columns:
            self._by_sheet.setdefault(column.sheet.lower(), []).append(column)
        self._spread: dict[str, dict[tuple[str, int], list[int]]] = {}
        self._grown = False

    def follow(self, rules: Iterable[tuple[str, Area, str]] = ()) -> None:
        """Find every cell that must go along. `rules`: sheet, cells and formula of each drop-down list."""
        listed = list(rules)
        for _ in range(_PASSES):
            self._grown = False
            for sheet, cells in self.formulas.items():
                for (row, col), text in cells.items():
                    self._follow(text, sheet, row, col)
            for sheet, area, text in listed:
                self._offered(sheet, area, text)
            if not self._grown:
                return

    def spelled(self, text: str, sheet: str, row: int, col: int) -> str:
        """The formula with the words it compares, or shows in a cell of a list, in the other language."""
        if '"' not in text or (tree := parse(text)) is None:
            return text
        new: dict[int, str] = {}
        for comparison in comparisons(tree.nodes):
            for one, other in ((comparison.one, comparison.other), (comparison.other, comparison.one)):
                for operand in other:
                    if operand.leaf.kind == "text":
                        word = self._word(operand.leaf.value, self._lists(one, sheet, row, col), comparison.criterion)
                        if word is not None:
                            new[operand.leaf.at] = word
        own = self.lists_at(sheet, row, col)
        for operand in shown(tree.nodes) if own else ():
            if operand.leaf.kind == "text" and (word := self._offer(operand.leaf.value, own)) is not None:
                new[operand.leaf.at] = word
        return tree.spelled(new) if new else text

    def left(self, text: str, sheet: str, row: int, col: int) -> str | None:
        """A word of a list the formula reads that stays in it, for it is compared with no cell of the list."""
        tree = parse(self.spelled(text, sheet, row, col)) if '"' in text else None
        if tree is None:
            return None
        read = {name for area in self.precedents.areas(text, sheet, row, col) for name in self.lists(*area)}
        texts = {token[1:-1].replace('""', '"') for token in tree.tokens if token.startswith('"')}
        return next((t for name in sorted(read) for t in sorted(texts) if t in self.words[name]), None)

    def lists_at(self, sheet: str, row: int, col: int) -> frozenset[str]:
        """The lists a cell is of."""
        return self.lists(sheet, Area(row, col, row, col))

    def lists(self, sheet: str, area: Area) -> frozenset[str]:
        """The lists that cells of an area are of."""
        names = {c.list for c in self._by_sheet.get(sheet.lower(), ()) if c.area.overlaps(area)}
        for (name, column), rows in self._spread.get(sheet.lower(), {}).items():
            if area.first_col <= column <= area.last_col:
                at = bisect_left(rows, area.first_row)
                if at < len(rows) and rows[at] <= area.last_row:
                    names.add(name)
        return frozenset(names)

    def translated(self, text: object, lists: Iterable[str]) -> str | None:
        """What becomes of a text in a cell of lists; None where it stays, or they do not agree."""
        words = {w for name in lists if isinstance(text, str) and (w := self.words[name].get(text)) is not None}
        return next(iter(words)) if len(words) == 1 else None

    def _follow(self, text: str, sheet: str, row: int, col: int) -> None:
        if not _TELLING.search(text) or (tree := parse(text)) is None:
            return
        for comparison in comparisons(tree.nodes):
            for one, other in ((comparison.one, comparison.other), (comparison.other, comparison.one)):
                if lists := self._lists(one, sheet, row, col):
                    self._go_along(other, lists, sheet, row, col)
        if lists := self._lists(shown(tree.nodes), sheet, row, col):
            self._add((sheet, row, col), lists)

    def _offered(self, sheet: str, area: Area, text: str) -> None:
        """What a drop-down offers is of the lists of the cells it is for."""
        if (lists := self.lists(sheet, area)) and (tree := parse(text)) is not None:
            self._go_along(tuple(shown(tree.nodes)), lists, sheet, area.first_row, area.first_col)

    def _go_along(self, operands: Iterable[Operand], lists: frozenset[str], sheet: str, row: int, col: int) -> None:
        """The typed cells that operands name are of these lists too."""
        for where, area in self._areas(operands, sheet, row, col):
            if where in self.closed:
                continue
            one = (area.first_row, area.first_col) == (area.last_row, area.last_col)
            cells = self.sheet(where)
            formulas = self.formulas.get(where, {})
            for r in range(area.first_row, min(area.last_row + 1, cells.height)):
                for c in range(area.first_col, min(area.last_col, area.first_col + 255) + 1):
                    word = self.translated(cells.cell(r, c), lists)
                    if (r, c) in formulas or not (one or word) or self._in_table(where, r, c):
                        continue
                    self._add((where, r, c), lists)
                    if word is not None:
                        self._change((where, r, c), word)

    def _change(self, cell: Cell, word: str) -> None:
        if self.after.setdefault(cell, word) != word:
            self.unsure[cell] = word

    def _in_table(self, sheet: str, row: int, col: int) -> bool:
        return any(c.area.holds(row, col) for c in self._by_sheet.get(sheet.lower(), ()))

    def _add(self, cell: Cell, lists: Iterable[str]) -> None:
        known = self.found.setdefault(cell, set())
        for name in set(lists) - known:
            known.add(name)
            insort(self._spread.setdefault(cell[0].lower(), {}).setdefault((name, cell[2]), []), cell[1])
            self._grown = True

    def _lists(self, operands: Iterable[Operand], sheet: str, row: int, col: int) -> frozenset[str]:
        return frozenset().union(*(self.lists(*area) for area in self._areas(operands, sheet, row, col)))

    def _areas(self, operands: Iterable[Operand], sheet: str, row: int, col: int) -> Iterator[tuple[str, Area]]:
        for operand in operands:
            if operand.leaf.kind == "ref":
                for where, area in self.precedents.areas(operand.leaf.value, sheet, row, col):
                    yield where, _meant(area, operand.part)

    def _word(self, text: str, lists: frozenset[str], criterion: bool) -> str | None:
        """A compared text in the other language. A criterion may begin with a sign, and guards `*` and `?` with `~`."""
        if not criterion:
            return self.translated(text, lists)
        sign = found[0] if (found := _SIGN.match(text)) else ""
        word = self.translated(_WILD.sub(r"\1", text[len(sign) :]), lists)
        return None if word is None else sign + re.sub(r"[~*?]", lambda m: "~" + m[0], word)

    def _offer(self, text: str, lists: frozenset[str]) -> str | None:
        """A text that a cell of lists shows, or the texts between commas that a drop-down offers."""
        if (word := self.translated(text, lists)) is not None:
            return word
        offered = [(part, self.translated(part.strip(), lists)) for part in text.split(",")]
        if len(offered) < 2 or not any(word for _, word in offered) or any(word and "," in word for _, word in offered):
            return None
        return ",".join(part if word is None else part.replace(part.strip(), word) for part, word in offered)


def _meant(area: Area, part: str | int | None) -> Area:
    if part == "VLOOKUP":
        return Area(area.first_row, area.first_col, area.last_row, area.first_col)
    if part == "HLOOKUP":
        return Area(area.first_row, area.first_col, area.first_row, area.last_col)
    if isinstance(part, int):
        column = area.first_col + part - 1
        return Area(area.first_row, column, area.last_row, column)
    return area
