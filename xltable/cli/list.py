"""`xltable list`: what is on a shelf."""

from typing import Annotated

import typer

from . import _common as c


def list_(
    shelf: Annotated[str | None, typer.Argument(metavar="[SHELF]", help="rules, kinds, derived, sheets, …")] = None,
    language: c.Language = None,
    form: c.Format = c.Form.text,
) -> None:
    """Tell what is on a shelf, a line each; without SHELF, which shelves there are."""
    from ..actions.explain import lines

    spoken = c.known_language(language) or c.reader_language()
    things = lines(shelf, spoken)
    if form is c.Form.json:
        c.print_json({"shelf": shelf, "things": [{"name": n, "about": about} for n, about in things]})
        return
    width = max((len(name) for name, _ in things), default=0)
    for name, about in things:
        typer.echo(f"{name:<{width}}  {about}".rstrip())
