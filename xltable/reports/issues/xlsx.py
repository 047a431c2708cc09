"""A copy of the workbook for its keepers: the cells at fault marked, each with a note, and a sheet of links to them.

Nothing else in it changes, and `xltable validate --clear` takes exactly that away again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ... import marks, package
from ...actions.save import PATCHED
from ...errors import Refused, UsageError
from ...files import own
from ...files.suspects import workbook_format
from ...pages import Pages
from ...speech import Sentence, say
from . import Findings
from ._listing import build
from ._notes import MarkedCell, marked_cells

if TYPE_CHECKING:
    from ...actions.check import Checked

ENDINGS = (".xlsx", ".xlsm")
NEEDS_ROWS = True
MOST = 5_000
"""So many issues are marked; of more alike the rest is told in one line."""
MOST_OF_ALL = 60_000
"""The same where all were asked for: a sheet holds 65,530 links."""
NAME = "issues"
"""What our sheet is called in its mark."""


def ready(files: Sequence[Path], output: Path | None) -> None:
    """Raises UsageError where no annotated copy can come of it, before anything is checked."""
    if len(files) != 1:
        raise UsageError("--format xlsx marks one workbook at a time.")
    if output is None:
        raise UsageError("The annotated copy needs a name: add -o ANNOTATED.xlsx.")
    if output.suffix.lower() not in ENDINGS:
        raise UsageError("“{file}” should end in .xlsx.", file=output.name)
    _check_markable(files[0])


def write(found: Findings, output: Path) -> None:
    """Write the annotated copy of the one workbook of `found`, whole or not at all.

    Marks of an earlier run are taken away first. Raises Refused where it cannot be marked without loss, and
    UnwritableFile.
    """
    (one,) = found.files
    language = found.spoken(one)
    with _unmarked(one.file) as path:
        opened = package.Package.open(path)
        cells = marked_cells(one, language, unsafe=found.unsafe)
        title = _title(opened, language)
        donor = _page(one, language, title, output.name)
        edit = _edit(opened, cells, donor, title)
        try:
            edit.save(output)
        except Refused:
            spoilt = {package.parse_place(r.cell) for r in edit.refusals() if r.cell}
            left = [c for c in cells if (c.place.sheet, c.place.row, c.place.col) not in spoilt]
            if len(left) == len(cells):
                raise
            _edit(opened, left, donor, title).save(output)


def clear(path: Path, output: Path) -> bool:
    """Write the workbook without marks, notes and the sheet of issues; True where it is the very same as before them.

    False says that another program saved it in between: then only what is ours went. Raises UsageError for a file
    that bears no marks.
    """
    _check_markable(path)
    return package.clear_marks(path, output, sheets=_ours(package.Package.open(path)))


def _check_markable(file: Path) -> None:
    """Raises UsageError for a file that cannot bear marks."""
    form = workbook_format(file)
    if form not in PATCHED:
        raise UsageError(
            "“{file}” cannot be marked, only .xlsx and .xlsm workbooks; save it as .xlsx, or ask for --format html.",
            file=file.name,
        )


@contextmanager
def _unmarked(path: Path) -> Iterator[Path]:
    """The workbook as it was before an earlier run marked it."""
    opened = package.Package.open(path)
    if not package.bears_marks(opened):
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / path.name
        package.clear_marks(path, clean, sheets=_ours(opened))
        yield clean


def _ours(opened: package.Package) -> list[str]:
    """The titles of our sheets of issues, whatever the user calls them now."""
    return [title for title, name in own.read(opened).sheets.items() if name == NAME]


def _title(opened: package.Package, language: str) -> str:
    """What our sheet is called; with a number where the workbook has a sheet of that name."""
    taken = {sheet.name.casefold() for sheet in opened.sheets}
    title = plain = say(Sentence("Issues"), language)
    number = 2
    while title.casefold() in taken:
        title, number = f"{plain} {number}", number + 1
    return title


def _page(found: Checked, language: str, title: str, marked: str) -> bytes:
    pages = Pages(language)
    build(pages.page(title, "issues"), found, marked)
    return pages.to_bytes()


def _edit(opened: package.Package, cells: Sequence[MarkedCell], donor: bytes, title: str) -> package.Edit:
    edit = package.Edit(opened)
    edit.clearable()
    for cell in cells:
        edit.mark(cell.place.sheet, cell.place.row, cell.place.col, cell.fill, cell.note, dark=cell.dark)
    edit.put_sheets(donor, [title])
    edit.define_name(marks.sheet_mark(NAME), f"{package.quoted(title)}!$A$1", hidden=True)
    return edit
