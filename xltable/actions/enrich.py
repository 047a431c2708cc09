"""What can be worked out and shown: derived columns beside the user's tables, and sheets of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .. import files, refs
from ..book import Book
from ..refs import At
from ..sheets import SHELF as SHEETS
from ..speech import Sentence, say
from ..worked import Worked
from . import _planning
from ._enrichment import Enrichment
from ._planning import Planned, TableAt
from ._restoring import dropped

if TYPE_CHECKING:
    from .save import Saved

__all__ = ["SUPPORT", "Enrichment", "enrich", "write"]

SUPPORT = ("settings", "rates", "countries")
"""Sheets whose cells formulas name."""


def enrich(
    book: Book,
    *,
    columns: Iterable[str] | None = None,
    sheets: Iterable[str] | None = None,
    groupings: Sequence[str] | None = None,
    values: bool = False,
) -> Enrichment:
    """What there is to add to a workbook: derived columns, and sheets of ours.

    `columns` are keys of derived columns, `sheets` names on the shelf; by default the template's. The first of
    `groupings` divides countries where a column or sheet says “region”; by default they are those the workbook was
    enriched with before. `values` writes values instead of live formulas. Raises UsageError for a name there is not.
    """
    book = files.held(book)
    worked = Worked(book, groupings)
    chosen = _planning.wanted(worked, columns)
    titles, missing = _sheets(worked, sheets)
    places = _planning.placed(worked, chosen)
    apart = _without_room(book, places)
    named = {name for name in SUPPORT if name in titles or name in book.own_sheets.values() or name in book}
    layout = refs.of_book(
        book,
        {at: found for at, found in places.items() if at not in apart},
        named=named,
        settings=worked.settings,
        groupings=worked.groupings,
    )
    found = tuple(_planning.planned(worked, layout, places, values=values))
    notes = (*_planning.left_out(worked, chosen), *_planning.as_values(found, book.language), *missing)
    lost = dropped(book, found)
    told = (*notes, *_further(worked, found, apart), *lost.notes)
    return Enrichment(book, worked, layout, found, titles, apart, told, lost)


def write(enrichment: Enrichment, output: Path | str, *, in_place: bool = False) -> Saved:
    """Write a copy of the workbook with everything added, and everything else as it was.

    Raises UnwritableFile or Refused; then nothing was written.
    """
    from ._writing import write as written

    return written(enrichment, Path(output), in_place=in_place)


def _sheets(worked: Worked, names: Iterable[str] | None) -> tuple[dict[str, str], list[Sentence]]:
    """The sheets to write with their titles, and one line for each that stays away."""
    book = worked.book
    asked = list(names) if names is not None else None
    there = {name: title for title, name in book.own_sheets.items()}
    titles: dict[str, str] = {}
    missing: list[Sentence] = []
    taken = {s.casefold() for s in book.sheets}
    for name in asked if asked is not None else book.template.sheets:
        sheet = SHEETS[name]
        if asked is None and not book.generated and not (name in there or _wanted(worked, name)):
            continue
        why = sheet.missing(worked) if hasattr(sheet, "missing") else None
        if why is not None:
            missing.append(why)
            continue
        titles[name] = there.get(name) or _title(say(sheet.title, book.language), taken)
        taken.add(titles[name].casefold())
    return titles, missing


_DESK = ("customer-card", "pending-feedback", "open-requests")
"""To work from day by day: a workbook xltable did not make gets them from a template that has every column."""


def _wanted(worked: Worked, name: str) -> bool:
    """Whether a sheet has something to do in a workbook xltable did not make."""
    if getattr(SHEETS[name], "generated_only", False):
        return False
    if name in _DESK and worked.book.template.name == "exporter":
        return False
    if name == "rates":
        return worked.has("transactions", "rate") and not worked.typed("transactions", "rate")
    if name == "countries":
        return worked.has("contacts", "country") or worked.has("transactions", "country")
    if name == "settings":
        return any(t.key != "contacts" for t in worked.book.tables) or worked.has("contacts", "next_action_date")
    return bool(worked.book.tables)


def _title(title: str, taken: set[str]) -> str:
    """The title, numbered where the workbook has a sheet of that name that is not ours."""
    number, unused = 2, title
    while unused.casefold() in taken:
        unused, number = f"{title[:28]} {number}", number + 1
    return unused


def _without_room(book: Book, places: Mapping[TableAt, Mapping[str, At]]) -> frozenset[TableAt]:
    from ._room import without_room

    return frozenset(without_room(book, places))


def _further(worked: Worked, columns: Sequence[Planned], apart: frozenset[TableAt]) -> Iterable[Sentence]:
    book = worked.book
    if not book.tables:
        yield Sentence("No table was recognised, so there is nothing to add.")
    for table, number in sorted(apart):
        yield Sentence(
            "“{sheet}” has no free columns beside its table; what was worked out stands on a sheet of its own.",
            sheet=book.of(table)[number].sheet,
        )
    for column in columns:
        if column.typed_over:
            yield Sentence(
                "“{heading}”: cells typed over the formula stay as they are ({n}).",
                heading=column.at.heading,
                n=len(column.typed_over),
            )
    if worked.has("transactions", "amount_base") and not worked.has("transactions", "rate"):
        yield Sentence("The transactions have no currency column: all amounts are taken to be in one currency.")
    elif worked.typed("transactions", "currency") and worked.currency is None:
        yield Sentence(
            "Amounts in home currency stay blank until the home currency is known (--home, or the settings)."
        )
