"""`xltable schedule print`: what it prints runs, and means the same to each scheduler."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from xltable.actions.demo import example
from xltable.cli.commands import app
from xltable.errors import UsageError
from xltable.reports import schedules

ODD = ["report", "my customers.xlsx", "-o", '50% {date} "q" $x.html']
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["schedule", "print", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.skipif(os.name == "nt", reason="cron is not there")
def test_the_line_runs_as_cron_runs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sales & more"
    folder.mkdir()
    (folder / "my customers.xlsx").write_bytes(example().read_bytes())
    program = tmp_path / "xltable"
    root = Path(__file__).resolve().parents[2]
    start = f"import sys\nsys.path.insert(0, {str(root)!r})\nfrom xltable.cli.commands import main\nmain()\n"
    program.write_text(f"#!{sys.executable}\n{start}")
    program.chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("xltable.cli.schedule._program", lambda: str(program))
    line = printed("--for", "cron", "--", *ODD, "--as-of", "2026-11-15").strip()
    minute, hour, rest, command = line.split(maxsplit=2)[0], line.split()[1], line.split()[2:5], line.split("  ", 1)[1]
    assert (minute, hour, rest) == ("0", "7", ["*", "*", "*"])
    # As cron does: an almost empty environment, sh, and \% read as %.
    subprocess.run(
        ["/bin/sh", "-c", command.replace(r"\%", "%")], cwd="/", env={"PATH": "/usr/bin:/bin"}, check=True, timeout=120
    )
    assert (folder / '50% 2026-11-15 "q" $x.html').read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("every", "cron", "calendar"),
    [
        ("day", "30 6 * * *", "*-*-* 06:30:00"),
        ("weekday", "30 6 * * 1-5", "Mon..Fri *-*-* 06:30:00"),
        ("week", "30 6 * * 1", "Mon *-*-* 06:30:00"),
        ("month", "30 6 1 * *", "*-*-01 06:30:00"),
    ],
)
def test_every_scheduler_at_the_same_times(every: schedules.Every, cron: str, calendar: str) -> None:
    job = schedules.Job("/opt/xltable", ["validate", "a.xlsx"], "/srv", every, time(6, 30))
    assert schedules.cron(job) == f"{cron}  cd /srv && /opt/xltable validate a.xlsx"
    assert f"OnCalendar={calendar}\n" in schedules.systemd_timer(job)
    task = ElementTree.fromstring(schedules.windows(job))
    trigger = task.find(f"{TASK}Triggers/{TASK}CalendarTrigger")
    assert trigger is not None and (trigger.findtext(f"{TASK}StartBoundary") or "").endswith("T06:30:00")
    kind = {"day": "ScheduleByDay", "month": "ScheduleByMonth"}.get(every, "ScheduleByWeek")
    days = trigger.find(f"{TASK}{kind}")
    assert days is not None
    assert len(days.findall(f"{TASK}DaysOfWeek/*")) == {"weekday": 5, "week": 1}.get(every, 0)


def test_odd_words_are_quoted_for_each() -> None:
    job = schedules.Job("/opt/xltable", ODD, "/srv/50%", "day", time(7))
    assert r"'50\% {date} " in schedules.cron(job) and r"cd /srv/50\% && " in schedules.cron(job)
    service = schedules.systemd_service(job)
    assert 'ExecStart=/opt/xltable report "my customers.xlsx" -o "50%% {date} \\"q\\" $$x.html"\n' in service
    assert "WorkingDirectory=/srv/50%%\n" in service
    task = ElementTree.fromstring(schedules.windows(job))
    assert task.findtext(f".//{TASK}Arguments") == 'report "my customers.xlsx" -o "50% {date} \\"q\\" $x.html"'


def test_all_three_with_a_line_each() -> None:
    text = printed("--every", "month", "--", "xltable", "validate", "a.xlsx")
    assert text.count("# ") == 4 and "OnCalendar=*-*-01" in text and "</Task>" in text


@pytest.mark.parametrize("words", [["--", "reprot", "a.xlsx"], ["--at", "25:00", "--", "report", "a.xlsx"]])
def test_what_cannot_be_meant(words: list[str]) -> None:
    assert isinstance(CliRunner().invoke(app, ["schedule", "print", *words]).exception, UsageError)
