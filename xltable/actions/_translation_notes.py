"""What a translation leaves as it is, and why: one line for each reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..book import Place
from ..speech import Listed, Sentence, counted
from ._translating import Wording

_SHOWN = 5


def notes(wording: Wording) -> Iterator[Sentence]:
    """One line for each reason why something stays."""
    if wording.pivots:
        yield Sentence(
            "{sheets}: stays as it is, because a pivot table reads it by its headings and words.",
            sheets=_some(wording.pivots),
        )
    if wording.book.format == "xlsm" and (wording.book.own_sheets or wording.book.generated):
        yield Sentence("The sheets keep their titles, because macros may name them.")
    if wording.own_headings:
        yield counted(
            len(wording.own_headings),
            "{n} heading stays, for it is your own: {headings}.",
            "{n} headings stay, for they are your own: {headings}.",
            headings=_some(wording.own_headings),
        )
    for heading, texts in wording.own_values.items():
        yield counted(
            sum(texts.values()),
            "“{heading}”: {n} cell stays, for it is not a word of the list as xltable writes it: {texts}.",
            "“{heading}”: {n} cells stay, for they are not words of the list as xltable writes them: {texts}.",
            heading=heading,
            texts=_some(text for text, _ in texts.most_common()),
        )
    if wording.own_values:
        yield Sentence("What is untidy can be translated once it is tidy: see “xltable normalise”.")
    unsure = [str(Place(*cell)) for cell in wording.tracer.unsure]
    if unsure:
        yield Sentence(
            "{cells}: stay, for formulas compare them with words that mean different things.", cells=_some(unsure)
        )
    yield from _formulas(wording)


def _formulas(wording: Wording) -> Iterator[Sentence]:
    """Formulas with a word of a list they read that nothing compares: it may be a text of the user's own."""
    left: dict[str, str] = {}
    for sheet, cells in wording.formulas.items():
        for (row, col), text in cells.items():
            if (word := wording.tracer.left(text, sheet, row, col)) is not None:
                left[str(Place(sheet, row, col))] = word
    if left:
        yield counted(
            len(left),
            "{n} formula has a word that stays, for it is not compared with a translated cell: {cells} ({words}).",
            "{n} formulas have words that stay, for they are not compared with translated cells: {cells} ({words}).",
            cells=_some(left, bare=True),
            words=_some(dict.fromkeys(left.values())),
        )


def _some(texts: Iterable[str], *, bare: bool = False) -> Listed:
    """The first few of many, and a sign that there are more."""
    every = list(dict.fromkeys(texts))
    return Listed((*every[:_SHOWN], *(("…",) if len(every) > _SHOWN else ())), bare=bare)
