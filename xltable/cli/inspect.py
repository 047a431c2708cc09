"""`xltable inspect`: what was recognised."""

from pathlib import Path
from typing import Annotated

import typer

from . import _common as c


def inspect(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Workbooks or text files.")],
    template: c.Template = None,
    language: c.Language = None,
    home: c.Home = None,
    mapping: c.Map = None,
    form: c.Format = c.Form.text,
) -> None:
    """Tell what was recognised: tables, headings, rows, language."""
    from ..actions.inspect import inspect as recognise

    found = [recognise(c.opened(f, template=template, language=language, home=home, mapping=mapping)[0]) for f in files]
    if form is c.Form.json:
        from ..reports import json

        c.print_json(json.inspection(found))
        return
    from ..reports import terminal

    for one in found:
        terminal.inspection(one, language or one.book.language)
