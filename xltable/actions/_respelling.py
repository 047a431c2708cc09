"""The user's formulas in another language: the words they compare, the headings they name as text, what they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..book import Book
from ..files import Grid
from ..package.tablerefs import renamed
from ..translating import Tracer, Words
from ..translating.parsed import parse


@dataclass(frozen=True)
class Respelling:
    """`headings`: by the name of an Excel table, its headings that change."""

    book: Book
    tracer: Tracer
    headings: Mapping[str, Words]
    grid: Callable[[str], Grid]

    def count(self) -> int:
        """How many formulas are spelled anew."""
        cells = ((sheet, at, text) for sheet, found in self.tracer.formulas.items() for at, text in found.items())
        return sum(self.spelled(text, sheet, *at) != text for sheet, at, text in cells)

    def spelled(self, text: str, sheet: str, row: int, col: int) -> str:
        """One of the user's formulas with the words it compares in the other language."""
        if sheet in self.book.own_sheets or self._is_ours(text, sheet, row, col):
            return text
        new = self.tracer.spelled(text, sheet, row, col)
        return self._far(new) if "INDIRECT" in new.upper() else new

    def _is_ours(self, text: str, sheet: str, row: int, col: int) -> bool:
        """Whether a formula stands in a column of ours, which is made anew."""
        facts = self.book.look(sheet) if sheet and (row, col) not in self.tracer.formulas.get(sheet, {}) else None
        return facts is not None and facts.formulas.get((row, col)) == text

    def _far(self, text: str) -> str:
        """A formula with the headings that INDIRECT is told as text."""
        tree = parse(text)
        if tree is None:
            return text
        texts: dict[int, str] = {}
        for at, token in enumerate(tree.tokens):
            old = token[1:-1].replace('""', '"') if token.startswith('"') else ""
            new = old
            for table, names in self.headings.items() if "[" in old else ():
                new = renamed(new, table, {one.lower(): other for one, other in names.items()})
            if new != old:
                texts[at] = new
        return tree.spelled(texts) if texts else text

    def reshown(self) -> dict[str, dict[tuple[int, int], str]]:
        """By sheet, the formulas of the user's that show a word, and the word they show now."""
        found: dict[str, dict[tuple[int, int], str]] = {}
        for sheet, cells in self.tracer.formulas.items():
            for row, col in cells:
                lists = self.tracer.lists_at(sheet, row, col)
                word = self.tracer.translated(self.grid(sheet).cell(row, col), lists) if lists else None
                if word is not None:
                    found.setdefault(sheet, {})[row, col] = word
        return found
