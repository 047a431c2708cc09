"""`xltable normalise`: mend what can be mended safely."""

from pathlib import Path
from typing import Annotated

import typer

from . import _common as c


def normalise(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook or text file.")],
    output: c.Output = None,
    in_place: c.InPlace = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Apply the unsafe changes too.")] = False,
    only: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="Only these columns.")] = None,
    select: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only what these rules found.")] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Print every change, before and after.")] = False,
    changes: Annotated[
        Path | None, typer.Option(metavar="FILE.csv|.json", help="Write the list of changes here.")
    ] = None,
    template: c.Template = None,
    language: c.Language = None,
    home: c.Home = None,
    as_of: c.AsOf = None,
    mapping: c.Map = None,
    day_first: c.DayFirst = None,
    form: c.Format = c.Form.text,
    quiet: c.Quiet = False,
) -> None:
    """Mend what can be mended safely; without -o or --in-place, only show it."""
    from ..actions.normalise import normalise as mend
    from ..actions.save import save, target
    from ..actions.silence import wanted as not_silenced
    from ..reports import changes as listed

    book, config = c.opened(
        file, template=template, language=language, home=home, as_of=as_of, mapping=mapping, day_first=day_first
    )
    where = target(book, output, in_place=in_place)
    every = not_silenced(mend(book, unsafe=True, only=only, select=c.names(select) or config.select or None), config)
    wanted = [change for change in every if change.safe or unsafe]
    saved = save(book, where, wanted, in_place=in_place) if where else None
    applied = saved.applied if saved else ()
    if changes:
        listed.write(changes, book, applied or wanted, where)
    if form is c.Form.json:
        from ..reports import json

        c.print_json(json.normalisation(book, every, wanted, applied, where))
    else:
        from ..reports import terminal

        terminal.normalisation(book, every, wanted, saved, language or book.language, diff=diff, quiet=quiet)
    if where is None and wanted:
        raise typer.Exit(1)
