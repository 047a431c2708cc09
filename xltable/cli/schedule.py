"""`xltable schedule print -- COMMAND…`: a command as cron, systemd and Windows take it."""

import shutil
import sys
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from ..speech import Sentence, say
from . import _common as c


class Every(StrEnum):
    """How often."""

    day = "day"
    weekday = "weekday"
    week = "week"
    month = "month"


class For(StrEnum):
    """For which scheduler."""

    cron = "cron"
    systemd = "systemd"
    windows = "windows"


schedule = typer.Typer(help="The cron line, systemd timer or Windows task for a command.", no_args_is_help=True)


@schedule.callback()
def _schedule() -> None:
    """The cron line, systemd timer or Windows task for a command."""


@schedule.command("print")
def print_(
    context: typer.Context,
    command: Annotated[
        list[str], typer.Argument(metavar="-- COMMAND…", help="The command to run, as you would type it.")
    ],
    every: Annotated[Every, typer.Option(help="How often; week is Monday, month its first day.")] = Every.day,
    at: Annotated[str, typer.Option(metavar="HH:MM", help="At what time.")] = "07:00",
    only: Annotated[For | None, typer.Option("--for", help="Only for this scheduler.")] = None,
) -> None:
    """Print what to give the scheduler so that it runs COMMAND from this folder; nothing is installed."""
    from ..reports import schedules

    job = schedules.Job(_program(), _known(command, context), str(Path.cwd()), every.value, _time(at))
    language = c.reader_language()
    shown = {
        For.cron: ((Sentence("cron, with crontab -e"), schedules.cron(job)),),
        For.systemd: (
            (Sentence("systemd, as ~/.config/systemd/user/xltable.service"), schedules.systemd_service(job)),
            (Sentence("systemd, as ~/.config/systemd/user/xltable.timer"), schedules.systemd_timer(job)),
        ),
        For.windows: ((Sentence("Windows, with schtasks /Create /XML task.xml /TN xltable"), schedules.windows(job)),),
    }
    for scheduler, parts in shown.items():
        for about, text in parts if only in (None, scheduler) else ():
            if only is None or len(parts) > 1:
                typer.echo(f"# {say(about, language)}")
            typer.echo(text.rstrip("\n") + ("\n" if only is None else ""))


def _known(command: list[str], context: typer.Context) -> list[str]:
    """The command without `xltable` before it. Raises UsageError where xltable has no such command."""
    words = command[1:] if command and Path(command[0]).stem == "xltable" else command
    names = getattr(context.find_root().command, "commands", {})
    if not words or words[0] not in names:
        raise UsageError("“{name}” is no command of xltable.", name=words[0] if words else "")
    return words


def _program() -> str:
    """Where the xltable that runs is: a scheduler does not search for it as a terminal does."""
    beside = Path(sys.executable).with_name("xltable")
    for path in (Path(sys.argv[0]).absolute(), beside, beside.with_suffix(".exe")):
        if path.stem == "xltable" and path.is_file():
            return str(path)
    return shutil.which("xltable") or "xltable"


def _time(text: str) -> time:
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError:
        raise UsageError("“{text}” is no time of day; write it like 07:00.", text=text) from None
