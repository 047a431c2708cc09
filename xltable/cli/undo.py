"""`xltable undo`: put back what a list of changes changed."""

from pathlib import Path
from typing import Annotated

import typer

from . import _common as c


def undo(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The workbook or text file that was changed.")],
    changes: Annotated[Path, typer.Option(metavar="FILE.json", help="The list “normalise --changes” wrote.")],
    output: c.Output = None,
    in_place: c.InPlace = False,
    language: c.Language = None,
    quiet: c.Quiet = False,
) -> None:
    """Put back what a list of changes changed; cells edited since are left alone and named."""
    from ..actions.save import target
    from ..actions.undo import put_back, read_changes
    from ..reports.undone import undone as tell

    listed = read_changes(changes)
    book, _ = c.opened(file, language=language)
    where = target(book, output, in_place=in_place)
    undone = put_back(book, listed, where, in_place=in_place)
    tell(undone, language or book.language, quiet=quiet)
    if undone.edited or (where is None and undone.changes):
        raise typer.Exit(1)
