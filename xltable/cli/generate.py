"""`xltable generate`: make a new workbook from a template."""

from pathlib import Path
from typing import Annotated

import typer

from . import _common as c


def generate(
    output: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to make.")],
    template: c.Template = None,
    language: c.Language = None,
    home: c.Home = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help="Your home currency.")] = None,
    as_of: c.AsOf = None,
    sample: Annotated[int | None, typer.Option(metavar="N", help="Put N made-up customers in, to try it with.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over OUT.xlsx where it is there already.")] = False,
    quiet: c.Quiet = False,
) -> None:
    """Make a new workbook from a template."""
    from ..actions.generate import generate as make
    from ..errors import UnwritableFile
    from ..schema import load
    from ..speech import Sentence, say

    spoken = c.known_language(language) or c.reader_language()
    if output.exists() and not force:
        raise UnwritableFile("“{file}” is there already; nothing is overwritten unless you add --force.", file=output)
    make(
        output,
        load(template or "exporter"),
        language=spoken,
        home=c.home_country(home),
        currency=c.known_currency(currency),
        as_of=c.a_day(as_of),
        sample=sample,
    )
    if not quiet:
        c.tell(say(Sentence("Made {file}.", file=output), spoken))
