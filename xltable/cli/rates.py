"""`xltable rates`: fill the rates sheet from a file of exchange rates."""

from pathlib import Path
from typing import Annotated

import typer

from . import _common as c


def rates(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook.")],
    source: Annotated[
        Path, typer.Option("--from", metavar="FILE", help="eurofxref .csv, .xml or .zip, as the ECB offers it.")
    ],
    output: c.Output = None,
    in_place: c.InPlace = False,
    template: c.Template = None,
    language: c.Language = None,
    home: c.Home = None,
    mapping: c.Map = None,
    quiet: c.Quiet = False,
) -> None:
    """Fill the rates sheet for the days of the transactions; without -o or --in-place, only show how many."""
    from ..actions.rates import rates as fill
    from ..actions.rates import write
    from ..actions.save import target
    from ..speech import Sentence, counted, say

    book, _ = c.opened(file, template=template, language=language, home=home, mapping=mapping)
    where = target(book, output, in_place=in_place)
    filling = fill(book, source)
    spoken = language or book.language
    if not quiet:
        n = len(filling.rows)
        typer.echo(say(counted(n, "{n} rate to add.", "{n} rates to add."), spoken))
        if filling.without:
            names = ", ".join(filling.without)
            typer.echo(say(Sentence("The file has no rates for {currencies}.", currencies=names), spoken))
    if where is None:
        raise typer.Exit(1 if filling.rows else 0)
    write(filling, where, in_place=in_place)
    if not quiet:
        typer.echo(say(Sentence("Written to {file}.", file=where), spoken))
