"""The one door to disk for changes: a patched copy, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from .. import files, package
from ..book import Book
from ..errors import Refused, UnwritableFile, UsageError
from ..findings import Change

PATCHED = ("xlsx", "xlsm")
TEXT = ("csv", "tsv")


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written where. `refused` are the changes that would have spoilt something, each with its reason.

    `formats_lost` tells that the output is a new workbook with the values of the old and none of its formats.
    """

    output: Path
    applied: tuple[Change, ...] = ()
    refused: tuple[Refused, ...] = ()
    backup: Path | None = None
    formats_lost: bool = False
    stale_formulas: int = 0


def target(book: Book, output: Path | None, *, in_place: bool) -> Path | None:
    """Where a result goes; None for a dry run.

    Raises UsageError where the options exclude each other or the format cannot be written, before anything is done.
    """
    if output is not None and in_place:
        raise UsageError("--output and --in-place exclude each other; give one of them.")
    if in_place:
        if book.format not in (*PATCHED, *TEXT):
            raise UsageError(
                "“{file}” is a .{format} file, which xltable reads but does not write; give an .xlsx with -o.",
                file=book.path.name,
                format=book.format,
            )
        return book.path
    if output is None:
        return None
    if output.exists() and output.resolve() == book.path.resolve():
        raise UsageError("-o names the file itself; to write over it, use --in-place, which keeps a copy.")
    wanted = {book.format} if book.format in PATCHED else {*TEXT, "xlsx"} if book.format in TEXT else {"xlsx"}
    ending = output.suffix.lstrip(".").lower()
    if ending not in wanted:
        raise UsageError(
            "“{output}” cannot be made from a .{format} file; name it .{wanted}.",
            output=output.name,
            format=book.format,
            wanted=" or .".join(sorted(wanted)),
        )
    return output


def save(book: Book, output: Path | str, changes: Sequence[Change], *, in_place: bool = False) -> Saved:
    """Write a copy of the workbook with the changes made, and everything else as it was.

    Changes that would spoil something (a cell of an array formula, say) are left out and told in `refused`.
    Raises UnwritableFile or Refused; then nothing was written.
    """
    output = Path(output)
    unchanged_since(book)
    if book.format in PATCHED:
        return _patched(book, output, changes, in_place)
    if book.format in TEXT and output.suffix.lstrip(".").lower() in TEXT:
        cells = {(c.place.row, c.place.col): c.after for c in changes}
        backup = package.back_up(output) if in_place else None
        files.write_text(book, output, cells)
        return Saved(output, tuple(changes), backup=backup)
    files.write_values(book, output, {(c.place.sheet, c.place.row, c.place.col): c.after for c in changes})
    return Saved(output, tuple(changes), formats_lost=True)


def unchanged_since(book: Book) -> None:
    """Refuse to write over what somebody has saved since it was read. Raises UnwritableFile."""
    if book.stamp is None:
        return
    try:
        found = book.path.stat()
    except OSError:
        raise UnwritableFile("“{file}” is no longer there; nothing was written.", file=book.path.name) from None
    if (found.st_size, found.st_mtime_ns) != book.stamp:
        raise UnwritableFile(
            "“{file}” has been saved by another program since it was read; nothing was written. Run the command again.",
            file=book.path.name,
        )


def _patched(book: Book, output: Path, changes: Sequence[Change], in_place: bool) -> Saved:
    opened = package.Package.open(book.path)
    return without_refused(lambda wanted: _edit(opened, wanted), changes, output, in_place=in_place)


def without_refused(
    edit_for: Callable[[Sequence[Change]], package.Edit], changes: Sequence[Change], output: Path, *, in_place: bool
) -> Saved:
    """Save the edit for all changes, or for those that are left where some would spoil something."""
    edit = edit_for(changes)
    refused: tuple[Refused, ...] = ()
    try:
        written = edit.save(output, backup=in_place)
    except Refused:
        refused = tuple(edit.refusals())
        spoilt = {package.parse_place(r.cell) for r in refused if r.cell}
        changes = [c for c in changes if (c.place.sheet, c.place.row, c.place.col) not in spoilt]
        written = edit_for(changes).save(output, backup=in_place)
    return Saved(output, tuple(changes), refused, written.backup, stale_formulas=written.stale_formulas)


def _edit(opened: package.Package, changes: Sequence[Change]) -> package.Edit:
    edit = package.Edit(opened)
    for change in changes:
        after = change.after
        # A length of time is kept as a number of days.
        value = after / timedelta(days=1) if isinstance(after, timedelta) else after
        # A number put where a day stood would be shown, and read, as a day.
        form = "General" if isinstance(change.before, date) and isinstance(after, int | float) else None
        edit.set(change.place.sheet, change.place.row, change.place.col, value, form)
    return edit
