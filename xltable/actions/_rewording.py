"""Writing a translation: words, then all that names them, then our own sheets and columns in the new language."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import files, marks, package
from ..package import wording as steps
from ..pages.palette import font
from ..sheets import SHELF as SHEETS
from ._prompts import Twins, prompts, twins, widths
from .save import PATCHED, Saved, save, unchanged_since, without_refused

if TYPE_CHECKING:
    from ..book import Book
    from ..findings import Change
    from ._translation import Translation


def write(translation: Translation, output: Path, *, in_place: bool) -> Saved:
    """Write the translated copy."""
    book = translation.book
    if book.format not in PATCHED or translation.language == book.language:
        return save(book, output, translation.changes, in_place=in_place)
    unchanged_since(book)
    if not (book.own_sheets or book.marked):
        return _reworded(translation, output, in_place)
    with tempfile.TemporaryDirectory() as folder:
        between = Path(folder) / book.path.name
        first = _reworded(translation, between, False)
        last = _renewed(translation, between, output, in_place)
    return replace(first, output=output, backup=last.backup, stale_formulas=last.stale_formulas)


def _reworded(translation: Translation, output: Path, in_place: bool) -> Saved:
    """Every word of the user's tables, and what names it; cells that cannot be written are left out and told."""
    opened = package.Package.open(translation.book.path)
    both = twins(translation.book, translation.language) if translation.book.generated else None
    return without_refused(
        lambda wanted: _edit(opened, translation, wanted, both), translation.changes, output, in_place=in_place
    )


def _edit(
    opened: package.Package, translation: Translation, changes: Sequence[Change], both: Twins | None
) -> package.Edit:
    book, wording = translation.book, translation.wording
    edit = package.Edit(opened)
    after = {(c.place.sheet.lower(), c.place.row, c.place.col): str(c.after) for c in changes}
    for change in changes:
        edit.set(change.place.sheet, change.place.row, change.place.col, str(change.after))
    for sheet, shown in wording.respelling.reshown().items():
        edit.do(steps.reshow(sheet, shown))
    edit.do(steps.respell(wording.respelling.spelled))
    for sheet, columns in _columns(translation):
        edit.do(steps.refilter(sheet, columns))
    edit.do(steps.recaption(lambda sheet, row, col: after.get((sheet.lower(), row, col))))
    if both is not None:
        edit.do(steps.set_font(font(book.language), font(translation.language)))
        for sheet, texts in prompts(book, translation.language, both):
            edit.do(steps.reprompt(sheet, texts))
        for sheet, wide, right in widths(book, translation.language, both, opened):
            edit.do(steps.set_widths(sheet, wide))
            edit.do(steps.set_direction(sheet, right_to_left=right))
    edit.do(steps.rename_sheets(translation.sheets))
    edit.set_property(marks.LANGUAGE, translation.language)
    return edit


def _columns(translation: Translation) -> Iterator[tuple[str, dict[int, dict[str, str]]]]:
    """The words of each translated column by its place, for the filters of its sheet."""
    found: dict[str, dict[int, dict[str, str]]] = {}
    for listing in translation.wording.listings:
        if not listing.list.startswith("headings."):
            words = dict(translation.wording.words[listing.list])
            found.setdefault(listing.sheet, {})[listing.area.first_col] = words
    yield from found.items()


def _renewed(translation: Translation, between: Path, output: Path, in_place: bool) -> Saved:
    """Our sheets and columns made anew in the other language."""
    from .enrich import enrich
    from .enrich import write as enriched

    book = translation.book
    again = files.open(
        between, template=book.template, language=translation.language, home=book.home, as_of=book.as_of,
        currency=book.currency, mapping=_mapping(book), hints=book.hints,
    )  # fmt: skip
    columns = list(dict.fromkeys(f"{table}.{key}" for table, key, _ in again.marked))
    sheets = [name for name in again.own_sheets.values() if name in SHEETS]
    values = not any(_live(again, *mark) for mark in again.marked)
    planned = enrich(again, columns=columns, sheets=sheets, groupings=book.groupings, values=values)
    return enriched(planned, output, in_place=in_place)


def _mapping(book: Book) -> dict[str, str]:
    """The headings the user gave columns to, so that the copy is read the same."""
    return {c.heading: f"{t.key}.{k}" for t in book.tables for k, c in t.columns.items() if c.matched == "option"}


def _live(book: Book, table: str, key: str, part: int) -> bool:
    """Whether a derived column of ours holds formulas."""
    area = book.marked[table, key, part]
    facts = book.look(book.of(table)[part].sheet) if len(book.of(table)) > part else None
    return facts is not None and any(col == area.first_col and row > area.first_row for row, col in facts.formulas)
