"""`xltable translate`: the workbook's headings, labels and our sheets in another language."""

from pathlib import Path
from typing import Annotated

import typer

from . import _common as c


def translate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook or text file.")],
    language: Annotated[str, typer.Option(metavar="CODE", help="The language it is to be in.")],
    output: c.Output = None,
    in_place: c.InPlace = False,
    source: Annotated[
        str | None, typer.Option("--from", metavar="CODE", help="The language it is in, where that is mistaken.")
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Print every change, before and after.")] = False,
    template: c.Template = None,
    home: c.Home = None,
    as_of: c.AsOf = None,
    mapping: c.Map = None,
    form: c.Format = c.Form.text,
    quiet: c.Quiet = False,
) -> None:
    """Put headings, labels and xltable's own sheets in another language; without -o or --in-place, only show what."""
    from ..actions.save import target
    from ..actions.translate import translate as plan
    from ..actions.translate import write

    book, _ = c.opened(file, template=template, language=source, home=home, as_of=as_of, mapping=mapping)
    where = target(book, output, in_place=in_place)
    planned = plan(book, language)
    saved = write(planned, where, in_place=in_place) if where else None
    if form is c.Form.json:
        from ..reports import json

        c.print_json(json.translation(planned, saved.applied if saved else planned.changes, where))
    else:
        from ..reports.translated import translated

        translated(planned, saved, diff=diff, quiet=quiet)
    if where is None and planned:
        raise typer.Exit(1)
