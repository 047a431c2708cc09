"""What of a workbook would be in another language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..book import Book
from ..findings import Change
from ..sheets import SHELF as SHEETS
from ..speech import Sentence
from ._titles import titles
from ._translating import Wording
from ._translation_notes import notes


@dataclass(frozen=True)
class Translation:
    """What would be in another language. Nothing is written before `write`."""

    book: Book
    language: str
    """The language the workbook will be in; that of `book` is the one it is in."""
    wording: Wording

    @property
    def changes(self) -> tuple[Change, ...]:
        """One change for each cell: headings, labels of choices, countries, languages, yes and no."""
        return tuple(self.wording.changes)

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """Sheets that will be called otherwise: the new title by the old."""
        return titles(self.book, self.language) if self._another else {}

    @cached_property
    def renewed(self) -> tuple[str, ...]:
        """Sheets of ours that are made anew in the other language, by the titles they have now."""
        return tuple(t for t, name in self.book.own_sheets.items() if name in SHEETS) if self._another else ()

    @cached_property
    def formulas(self) -> int:
        """How many of the user's formulas are spelled anew, so that they mean what they meant."""
        return self.wording.respelling.count() if self._another else 0

    @cached_property
    def notes(self) -> tuple[Sentence, ...]:
        """What stays as it is, and why."""
        return tuple(notes(self.wording)) if self._another else ()

    @property
    def _another(self) -> bool:
        return self.language != self.book.language

    def __bool__(self) -> bool:
        return bool(self.changes or self.sheets or self.renewed)
