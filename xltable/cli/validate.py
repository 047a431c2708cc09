"""`xltable validate`: what is wrong, where, and what would mend it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..reports.issues import SHELF as FORMATS
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
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Tell only what is not in this file.")] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Keep what is found now in the baseline, as known.")
    ] = False,
    for_sharing: Annotated[
        bool, typer.Option("--for-sharing", help="Fail on whatever should not leave the house with the file.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="List every cell; none are summed up.")] = False,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Check so many files at a time.")] = 1,
    template: c.Template = None,
    language: c.Language = None,
    home: c.Home = None,
    as_of: c.AsOf = None,
    mapping: c.Map = None,
    day_first: c.DayFirst = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"How it is told: {', '.join(FORMATS)}.")
    ] = None,
    output: c.Output = None,
    clear: Annotated[
        bool, typer.Option("--clear", help="Take the marks of an annotated copy (--format xlsx) away again.")
    ] = False,
    quiet: c.Quiet = False,
) -> None:
    """Tell what is wrong, where, and what would mend it."""
    from . import _validating as work

    if clear:
        work.clear(files, output, c.known_language(language), quiet=quiet)
        return
    told = work.format_for(form, output, files)
    asked = work.Asked(
        options={
            "template": template,
            "language": language,
            "home": home,
            "as_of": as_of,
            "mapping": mapping,
            "day_first": day_first,
        },
        select=c.names(select),
        ignore=c.names(ignore),
        baseline=work.known(baseline, write=write_baseline),
        beside=baseline,
        marks=write_baseline,
        everything=everything,
        most=work.most(told, files, everything=everything),
        rows=getattr(FORMATS[told], "NEEDS_ROWS", False),
        sharing=for_sharing,
    )
    found = work.findings(files, asked, jobs=jobs, language=language, unsafe=unsafe, quiet=quiet)
    if write_baseline and baseline:
        work.keep(found, baseline)
    elif found.files or told in work.ALWAYS:
        work.tell(found, told, output)
    work.remarks(found)
    if found.unreadable:
        raise typer.Exit(2)
    if not write_baseline and work.failing(found, fail_on):
        raise typer.Exit(1)
