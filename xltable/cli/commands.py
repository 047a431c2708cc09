"""The command line: its commands, and what happens when something cannot be done."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from .. import __version__
from ..errors import XltableError
from .demo import demo
from .enrich import enrich
from .explain import explain
from .generate import generate
from .inspect import inspect
from .list import list_
from .normalise import normalise
from .rates import rates
from .report import report
from .schedule import schedule
from .translate import translate
from .undo import undo
from .validate import validate

CANNOT = 2

app = typer.Typer(
    help="Make, check, mend and enrich customer workbooks without losing anything in them.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (generate, inspect, validate, normalise, enrich, report, translate, rates, undo, explain):
    app.command()(command)
app.command("list")(list_)
app.add_typer(schedule, name="schedule")
app.command()(demo)
app.command("normalize", hidden=True)(normalise)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"xltable {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Nothing to do before a command."""


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 issues or a dry run with changes, 2 cannot."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console speaks another code page unless told; a character it lacks must not end the run.
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except XltableError as error:
        from ..speech import say
        from ._common import reader_language

        typer.echo(f"xltable: {say(error, reader_language())}", err=True)
        sys.exit(CANNOT)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong with the run.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(CANNOT)
