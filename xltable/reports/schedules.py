"""A command as schedulers take it: a line for cron, a service and timer for systemd, a task for Windows.

Each runs in the folder the command was given in, so that names of files mean the same there.
Sources: crontab(5), systemd.service(5), systemd.time(7), and Microsoft's Task Scheduler schema 1.2.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from html import escape
from typing import Literal

Every = Literal["day", "weekday", "week", "month"]
_CRON = {"day": "* * *", "weekday": "* * 1-5", "week": "* * 1", "month": "1 * *"}
_SYSTEMD = {"day": "*-*-*", "weekday": "Mon..Fri *-*-*", "week": "Mon *-*-*", "month": "*-*-01"}
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PLAIN = re.compile(r"[\w@+=:,./{}-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Job:
    """What is run, where, and when: `month` is the first day of it, `week` its Monday."""

    program: str
    arguments: Sequence[str]
    folder: str
    every: Every
    at: time


def cron(job: Job) -> str:
    """A line for `crontab -e`; cron reads % as the end of the line unless a backslash stands before it."""
    command = f"cd {shlex.quote(job.folder)} && {shlex.join([job.program, *job.arguments])}"
    return f"{job.at.minute} {job.at.hour} {_CRON[job.every]}  " + command.replace("%", r"\%")


def systemd_service(job: Job) -> str:
    """The text of `xltable.service`."""
    command = " ".join(_systemd_word(word) for word in (job.program, *job.arguments))
    folder = job.folder.replace("%", "%%")
    return f"[Unit]\nDescription=xltable\n\n[Service]\nType=oneshot\nWorkingDirectory={folder}\nExecStart={command}\n"


def systemd_timer(job: Job) -> str:
    """The text of `xltable.timer`; a run missed while the machine was off is made up for."""
    when = f"{_SYSTEMD[job.every]} {job.at:%H:%M}:00"
    timer = f"[Timer]\nOnCalendar={when}\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"
    return "[Unit]\nDescription=xltable\n\n" + timer


def windows(job: Job) -> str:
    """A task for `schtasks /Create /XML task.xml /TN xltable`; saved as UTF-16 or UTF-8 with its mark."""
    return (
        '<?xml version="1.0"?>\n'
        '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">\n'
        f"  <Triggers>\n    <CalendarTrigger>\n      <StartBoundary>2026-01-01T{job.at:%H:%M}:00</StartBoundary>\n"
        f"      {_windows_days(job.every)}\n    </CalendarTrigger>\n  </Triggers>\n"
        "  <Settings>\n    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n"
        "    <StartWhenAvailable>true</StartWhenAvailable>\n  </Settings>\n"
        f"  <Actions>\n    <Exec>\n      <Command>{escape(job.program, quote=False)}</Command>\n"
        f"      <Arguments>{escape(subprocess.list2cmdline(job.arguments), quote=False)}</Arguments>\n"
        f"      <WorkingDirectory>{escape(job.folder, quote=False)}</WorkingDirectory>\n"
        "    </Exec>\n  </Actions>\n</Task>\n"
    )


def _systemd_word(word: str) -> str:
    """A word of a command line as systemd reads it: % and $ mean something there."""
    text = word.replace("%", "%%").replace("$", "$$")
    if _PLAIN.fullmatch(word):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _windows_days(every: Every) -> str:
    if every == "day":
        return "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"
    if every == "month":
        months = "".join(f"<{m} />" for m in _MONTHS)
        return f"<ScheduleByMonth><DaysOfMonth><Day>1</Day></DaysOfMonth><Months>{months}</Months></ScheduleByMonth>"
    days = "".join(f"<{d} />" for d in (_WEEK if every == "weekday" else _WEEK[:1]))
    return f"<ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek>{days}</DaysOfWeek></ScheduleByWeek>"
