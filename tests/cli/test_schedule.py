"""`xltable schedule print`: what it prints runs, and means the same to each scheduler."""

from __future__ import annotations

import json
import os
import shutil
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
MONTHLY = [
    "report", "customers.xlsx", "--period", "month", "--compare", "year", "-o", "reports/customers-{date}.html",
    "--keep", "12", "--log", "reports/log.jsonl",
]  # fmt: skip
"""On the first of each month: the month before beside that of the year before; twelve reports are kept."""
_UNIX = schedules.Job("/usr/local/bin/xltable", MONTHLY, "/srv/sales", "month", time(6, 30))
_WINDOWS = schedules.Job(r"C:\Tools\xltable.exe", MONTHLY, r"C:\Sales", "month", time(6, 30))
EXAMPLES = {
    "crontab": schedules.cron(_UNIX) + "\n",
    "xltable.service": schedules.systemd_service(_UNIX),
    "xltable.timer": schedules.systemd_timer(_UNIX),
    "task.xml": schedules.windows(_WINDOWS),
}
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


def test_a_program_that_is_not_on_the_path_is_named_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "xltable"
    program.touch()
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert f"&& {program} report a.xlsx" in printed("--for", "cron", "--", "report", "a.xlsx", "-o", "b.html")


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


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_what_is_printed(name: str) -> None:
    folder = Path(__file__).resolve().parents[2] / "examples" / "monthly_report"
    assert (folder / name).read_text("utf-8") == EXAMPLES[name]


def test_the_example_makes_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "customers.xlsx").write_bytes(example().read_bytes())
    (tmp_path / "reports").mkdir()
    monkeypatch.chdir(tmp_path)
    for day in ("2026-10-01", "2026-11-01"):
        assert CliRunner().invoke(app, [*MONTHLY, "--as-of", day, "--home", "CN"]).exit_code == 0
    assert sorted(p.name for p in (tmp_path / "reports").iterdir()) == [
        "customers-2026-10-01.html", "customers-2026-11-01.html", "log.jsonl",
    ]  # fmt: skip
    log = [json.loads(line) for line in (tmp_path / "reports/log.jsonl").read_text("utf-8").splitlines()]
    assert [(entry["exit"], entry["period"]) for entry in log] == [
        (0, ["2026-09-01", "2026-09-30"]), (0, ["2026-10-01", "2026-10-31"]),
    ]  # fmt: skip


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("folder", ["/tmp", "/tmp/客户 资料"])
def test_systemd_takes_the_units(tmp_path: Path, folder: str) -> None:
    program = tmp_path / "bin dir" / "xltable"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    job = schedules.Job(str(program), ODD, folder, "month", time(6, 30))
    for ending, text in (("service", schedules.systemd_service(job)), ("timer", schedules.systemd_timer(job))):
        (tmp_path / f"xltable.{ending}").write_text(text, "utf-8")
    units = [str(tmp_path / f"xltable.{ending}") for ending in ("service", "timer")]
    found = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, timeout=60)
    said = [line for line in found.stderr.splitlines() if "xltable" in line]
    assert said == []


def test_every_part_of_the_task_is_of_the_schema() -> None:
    """Names and order of Microsoft's Task Scheduler schema 1.2, as far as they are used here."""
    task = ElementTree.fromstring(schedules.windows(schedules.Job("x.exe", ODD, "C:\\客户", "month", time(6, 30))))
    assert task.tag == f"{TASK}Task" and task.get("version") == "1.2"
    assert [child.tag.removeprefix(TASK) for child in task] == ["Triggers", "Settings", "Actions"]
    trigger = task.find(f"{TASK}Triggers/{TASK}CalendarTrigger")
    assert trigger is not None
    assert [child.tag.removeprefix(TASK) for child in trigger] == ["StartBoundary", "ScheduleByMonth"]
    run = task.find(f"{TASK}Actions/{TASK}Exec")
    assert run is not None
    assert [child.tag.removeprefix(TASK) for child in run] == ["Command", "Arguments", "WorkingDirectory"]


@pytest.mark.skipif(os.name == "nt", reason="cron is not there")
@pytest.mark.parametrize("folder", ["客户 资料", "50% off", "it's", 'a "b" $HOME'])
def test_cron_finds_folders_of_any_name(tmp_path: Path, folder: str) -> None:
    where = tmp_path / folder
    where.mkdir()
    job = schedules.Job("/bin/echo", ["%d", "客户.xlsx"], str(where), "day", time(7))
    command = schedules.cron(job).split("  ", 1)[1]
    bare = command.replace(r"\%", "\0")
    assert "%" not in bare, "cron would take what follows for input"
    done = subprocess.run(
        ["/bin/sh", "-c", bare.replace("\0", "%") + " && pwd"],
        cwd="/", env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.splitlines() == ["%d 客户.xlsx", str(where)]
