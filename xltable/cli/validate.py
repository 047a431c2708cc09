"""`xltable validate`: what is wrong, where, and what would mend it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import _common as c


class FailOn(StrEnum):
    """The mildest severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


def validate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Workbooks or text files.")],
    select: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only these rules.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="All rules but these.")] = None,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Show unsafe changes too.")] = False,
    fail_on: Annotated[FailOn, typer.Option(help="The mildest severity that makes the exit code 1.")] = FailOn.error,
    everything: Annotated[bool, typer.Option("--all", help="List every cell; none are summed up.")] = False,
    template: c.Template = None,
    language: c.Language = None,
    home: c.Home = None,
    as_of: c.AsOf = None,
    mapping: c.Map = None,
    day_first: c.DayFirst = None,
    form: c.Format = c.Form.text,
    quiet: c.Quiet = False,
) -> None:
    """Tell what is wrong, where, and what would mend it."""
    from ..actions.validate import summarise
    from ..actions.validate import validate as check
    from ..findings import SEVERITIES

    found = []
    for file in files:
        book, config = c.opened(
            file, template=template, language=language, home=home, as_of=as_of, mapping=mapping, day_first=day_first
        )
        issues = check(
            book,
            select=select or config.select or None,
            ignore=ignore or config.ignore or None,
            severities=config.severities,
        )
        found.append((book, issues))
    shown = [(book, issues if everything else summarise(issues)) for book, issues in found]
    if form is c.Form.json:
        from ..reports import json

        c.print_json(json.validation(found, shown, language))
    else:
        from ..reports import terminal

        for (book, issues), (_, lines) in zip(found, shown, strict=True):
            terminal.validation(book, issues, lines, language or book.language, unsafe=unsafe, quiet=quiet)
    if fail_on is FailOn.never:
        return
    grave = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    if any(issue.severity in grave for _, issues in found for issue in issues):
        raise typer.Exit(1)
