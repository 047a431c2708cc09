"""`xltable explain`: the page of one thing on a shelf."""

from typing import Annotated

import typer

from . import _common as c


def explain(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A rule, kind, derived column, sheet, template, grouping.")
    ],
    language: c.Language = None,
) -> None:
    """Print the page of a rule, kind, derived column, sheet, template, grouping or mapping."""
    from ..actions.explain import explain as pages

    for page in pages(name, c.known_language(language) or c.reader_language()):
        typer.echo(page)
