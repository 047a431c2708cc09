"""Titles of sheets in another language: those that xltable gave, as far as no other sheet has the new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..book import Book
from ..package import fit_for_sheet
from ..sheets import SHELF as SHEETS
from ..speech import say


def titles(book: Book, language: str) -> dict[str, str]:
    """New titles by the old: those of our sheets, and in a workbook xltable made those of its tables.

    None in a workbook with macros, for they may name sheets where nothing can follow.
    """
    if book.format == "xlsm":
        return {}
    wanted = {
        title: say(SHEETS[name].title, language)
        for title, name in book.own_sheets.items()
        if name in SHEETS and title == say(SHEETS[name].title, book.language)
    }
    if book.generated:
        made = {t.sheet: t.spec for t in book.tables if t.sheet == t.spec.title(book.language)}
        wanted |= {sheet: spec.title(language) for sheet, spec in made.items()}
    return _free(wanted, book.sheets)


def _free(wanted: Mapping[str, str], sheets: tuple[str, ...]) -> dict[str, str]:
    """Those titles that a sheet may have and no other sheet has then."""
    kept = {old: new for old, new in wanted.items() if old != new and fit_for_sheet(new)}
    while True:
        after = Counter(kept.get(sheet, sheet).casefold() for sheet in sheets)
        clear = {old: new for old, new in kept.items() if after[new.casefold()] == 1}
        if len(clear) == len(kept):
            return clear
        kept = clear
