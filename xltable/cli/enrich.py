"""`xltable enrich`: add country groups, derived columns and summary sheets."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from . import _common as c

if TYPE_CHECKING:
    from ..book import Book


def enrich(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook or text file.")],
    output: c.Output = None,
    in_place: c.InPlace = False,
    columns: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="Only these derived columns.")] = None,
    sheets: Annotated[list[str] | None, typer.Option(metavar="SHEET", help="Only these sheets.")] = None,
    groupings: Annotated[list[str] | None, typer.Option(metavar="NAME|PATH", help="Country groupings.")] = None,
    values: Annotated[bool, typer.Option("--values", help="Write values instead of live formulas.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take away again what enrich added.")] = False,
    template: c.Template = None,
    language: c.Language = None,
    home: c.Home = None,
    as_of: c.AsOf = None,
    mapping: c.Map = None,
    day_first: c.DayFirst = None,
    form: c.Format = c.Form.text,
    quiet: c.Quiet = False,
) -> None:
    """Add country groups, derived columns and summary sheets; without -o or --in-place, only show what."""
    from ..actions.enrich import enrich as plan
    from ..actions.enrich import write
    from ..actions.save import target

    book, _ = c.opened(
        file, template=template, language=language, home=home, as_of=as_of, mapping=mapping, day_first=day_first
    )
    where = target(book, output, in_place=in_place)
    if remove:
        if columns or sheets or groupings or values:
            raise UsageError("--remove takes away all that was added; give no --columns or --sheets with it.")
        _remove(book, where, in_place=in_place, form=form, language=language or book.language, quiet=quiet)
        return
    planned = plan(book, columns=columns, sheets=sheets, groupings=groupings, values=values)
    saved = write(planned, where, in_place=in_place) if where else None
    if form is c.Form.json:
        from ..reports import json

        c.print_json(json.enrichment(planned, where))
    else:
        from ..reports import terminal

        terminal.enrichment(planned, saved, language or book.language, quiet=quiet)
    if where is None and planned:
        raise typer.Exit(1)


def _remove(book: "Book", where: Path | None, *, in_place: bool, form: c.Form, language: str, quiet: bool) -> None:
    from ..actions.strip import strip, write

    stripping = strip(book)
    saved = write(stripping, where, in_place=in_place) if where and stripping else None
    if form is c.Form.json:
        from ..reports import json

        c.print_json(json.stripping(stripping, where if saved else None))
    else:
        from ..reports.stripped import stripped

        stripped(stripping, saved, language, quiet=quiet)
    if where is None and stripping:
        raise typer.Exit(1)
