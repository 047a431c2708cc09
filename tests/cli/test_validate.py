"""`xltable validate` as a gate: formats, baselines, suppressions, many files at once, and what goes where."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml

from xltable.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "exporter.xlsx"
COMMAND = [sys.executable, "-c", "from xltable.cli import main; main()"]
EVEN_FOR_SMALL_FILES = "import xltable.actions.each as each; each._WORTH_PROCESSES = 0; "
"""Makes `--jobs` start processes for files that are too small to be worth it."""

Row = tuple[str, str, str, str]
Run = Callable[..., subprocess.CompletedProcess[str]]

HEADS = ("Customer ID", "Company", "Country", "E-mail")
GOOD: Row = ("C-3", "Gamma Ltd", "United Kingdom", "g@gamma.example")
OLD: list[Row] = [("C-1", "Alpha  GmbH", "Germany", "amy@"), ("C-2", "Beta SARL", "France", "bo@"), GOOD]


def environment(**more: str) -> dict[str, str]:
    return {"LANG": "en_US.UTF-8", "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **more}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder of its own, within this process."""
    monkeypatch.chdir(tmp_path)
    for variable, value in environment().items():
        monkeypatch.setenv(variable, value)

    def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["xltable", "validate", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(sys.argv, int(ended.value.code or 0), out, err)

    return call


@pytest.fixture
def run_apart(tmp_path: Path) -> Run:
    """Runs the command in a process of its own."""

    def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND[:2], EVEN_FOR_SMALL_FILES + COMMAND[2], "validate", *map(str, words)],
            capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment(), timeout=120,
        )  # fmt: skip

    return call


def workbook(path: Path, rows: list[Row]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Customers")
        for i, row in enumerate([HEADS, *rows]):
            sheet.write_row(i, 0, row)
    return path


def issues(result: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [issue for file in json.loads(result.stdout)["files"] for issue in file["issues"]]


def problems(result: subprocess.CompletedProcess[str]) -> list[tuple[str, str, str]]:
    return [(i["rule"], i["record"], i["cell"]) for i in issues(result) if i["severity"] != "info"]


def test_a_baseline_lets_old_faults_pass_and_new_ones_not(run: Run, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", OLD)
    assert run(path).returncode == 1
    kept = run(path, "--baseline", "known.json", "--write-baseline")
    assert (kept.returncode, kept.stdout) == (0, "")
    assert "known.json" in kept.stderr
    again = run(path, "--baseline", "known.json", "--format", "json", "--fail-on", "info")
    assert (again.returncode, issues(again)) == (0, [])
    # Sorted, with rows put in, and saved under the name of a later month.
    later = workbook(tmp_path / "a 2026-12.xlsx", [("C-9", "New Ltd", "Italy", "n@new.example"), *OLD[::-1]])
    assert run(later, "--baseline", "known.json", "--fail-on", "warning").returncode == 0
    worse = workbook(tmp_path / "a.xlsx", [*OLD, ("C-4", "Delta", "Italy", "d@")])
    told = run(worse, "--baseline", "known.json", "--format", "json")
    assert (told.returncode, problems(told)) == (1, [("unreadable-value", "C-4", "D5")])
    text = run(worse, "--baseline", "known.json").stdout
    assert "issues that the baseline knows are not shown." in text


def test_suppressions_follow_the_record_and_are_told_when_of_no_use(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "xltable.toml"
    config.write_text(
        '[[suppress]]\nrule = "unreadable-value"\nrecord = "C-1"\nreason = "She has no other."\n'
        '[columns.company]\nignore = ["untidy-value"]\n',
        "utf-8",
    )
    for rows in (OLD, OLD[::-1], [GOOD, *OLD[:2]]):
        told = run(workbook(tmp_path / "a.xlsx", rows), "--format", "json")
        assert [(rule, record) for rule, record, _ in problems(told)] == [("unreadable-value", "C-2")]
        assert told.stderr == ""
    mended = workbook(tmp_path / "a.xlsx", [GOOD])
    other = workbook(tmp_path / "b.xlsx", OLD)
    assert "unreadable-value · C-1 silences nothing any more" in run(mended).stderr
    assert run(mended, "--quiet").stderr == ""
    assert run(mended, other).stderr == "", "it is of use in one of the files"
    assert run(mended, "--select", "untidy-value").stderr == "", "of a rule that did not run nothing can be said"


def test_a_column_nobody_knows_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "xltable.toml").write_text(
        '[columns.emial]\nignore = ["unreadable-value"]\n[columns.Hobby]\nignore = ["too-long"]\n', "utf-8"
    )
    first, second = workbook(tmp_path / "a.xlsx", OLD), tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(second) as book:
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, [*HEADS, "Hobby"])
        sheet.write_row(1, 0, [*GOOD, "chess"])
    assert run(first, second).stderr.splitlines() == ["xltable: xltable.toml: no table has a column “emial”."]
    assert len(run(first).stderr.splitlines()) == 2


def test_many_files_at_once(run: Run, run_apart: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", OLD)
    workbook(tmp_path / "b.xlsx", [GOOD])
    (tmp_path / "bad.xlsx").write_bytes(b"no workbook")
    files = ("a.xlsx", "bad.xlsx", "gone.xlsx", "b.xlsx")
    one, two = run(*files), run_apart(*files, "--jobs", "2")
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert two.returncode == 2
    assert two.stdout.splitlines()[-1].startswith("3 problems in 4 rows of 2 tables in 2 files (2 errors, 1 warning")
    assert [line.split("“")[1].split("”")[0] for line in two.stderr.splitlines()] == ["bad.xlsx", "gone.xlsx"]
    assert run("a.xlsx", "b.xlsx").returncode == 1
    assert run("b.xlsx", "b.xlsx").returncode == 0
    assert run(*files, "--fail-on", "never").returncode == 2
    document = json.loads(run(*files, "--format", "json").stdout)
    assert [file["file"] for file in document["files"]] == ["a.xlsx", "b.xlsx"]
    assert [file["file"] for file in document["unreadable"]] == ["bad.xlsx", "gone.xlsx"]


def test_a_wrong_word_ends_it_with_one_sentence(run: Run, run_apart: Run, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        workbook(tmp_path / name, OLD)
    for call, jobs in ((run, "1"), (run_apart, "2")):
        wrong = call("a.xlsx", "b.xlsx", "--jobs", jobs, "--select", "orphan-recrd")
        assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (2, "", 1)
    (tmp_path / "xltable.toml").write_text("ignor = []", "utf-8")
    wrong = run("a.xlsx", "b.xlsx")
    assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "htlm"),
        ("--output", "report.doc"),
        ("--output", "a.xlsx", "--format", "csv"),
        ("--write-baseline",),
        ("--baseline", "none.json"),
        ("--jobs", "0"),
    ],
)
def test_what_cannot_be_meant(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = workbook(tmp_path / "a.xlsx", OLD)
    before = path.read_bytes()
    result = run("a.xlsx", *words)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.xlsx"]


def test_a_baseline_is_not_written_of_half_the_files(run: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", OLD)
    assert run("a.xlsx", "gone.xlsx", "--baseline", "known.json", "--write-baseline").returncode == 2
    assert not (tmp_path / "known.json").exists()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.html", b"<!DOCTYPE html>\n<html lang="),
        ("r.csv", b"\xef\xbb\xbffile,sheet,"),
        ("r.json", b'{"files": ['),
        ("r.jsonl", b'{"file": "a.xlsx"'),
        ("r.md", b"## a"),
        ("r.txt", b"a.xlsx\n"),
    ],
)
def test_the_name_of_the_output_tells_the_format(run: Run, tmp_path: Path, name: str, start: bytes) -> None:
    workbook(tmp_path / "a.xlsx", OLD)
    result = run("a.xlsx", "-o", name)
    assert (result.returncode, result.stdout) == (1, "")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_csv_in_a_pipe_keeps_its_line_ends(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", OLD)
    words = [*COMMAND, "validate", "a.xlsx", "--format", "csv"]
    out = subprocess.run(words, capture_output=True, cwd=tmp_path, env=environment()).stdout
    assert b"\r\r\n" not in out and out.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline="")))
    assert {"amy@", "bo@"} <= {row["value"] for row in rows}


def terminal(folder: Path, *words: str, command: Sequence[str] = COMMAND, **variables: str) -> str:
    """What a person sees at a terminal."""
    parent, child = pty.openpty()
    chunks: list[bytes] = []

    def read() -> None:
        with contextlib.suppress(OSError):  # the other end is closed
            while chunk := os.read(parent, 65536):
                chunks.append(chunk)

    reader = threading.Thread(target=read)
    reader.start()
    env = environment(TERM="xterm-256color", COLUMNS="120", **variables)
    subprocess.run([*command, *words], stdin=child, stdout=child, stderr=child, cwd=folder, env=env, timeout=120)
    os.close(child)
    reader.join(10)
    os.close(parent)
    return b"".join(chunks).decode("utf-8")


def after(seconds: float) -> list[str]:
    """The command, whose bar appears after so many seconds."""
    start = f"import xltable.cli._progress as p; p.PATIENCE = {seconds}; from xltable.cli import main; main()"
    return [sys.executable, "-c", start]


def test_colours_at_a_terminal_and_none_where_they_are_not_wanted(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", OLD)
    assert "\x1b[1;31merror" in terminal(tmp_path, "validate", "a.xlsx")
    assert "\x1b[1;31m" not in terminal(tmp_path, "validate", "a.xlsx", NO_COLOR="1")


def test_a_bar_at_a_terminal_for_long_work_only(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", OLD)
    assert "Checking" in terminal(tmp_path, "validate", "a.xlsx", "a.xlsx", command=after(0.01))
    assert "Checking" not in terminal(tmp_path, "validate", "a.xlsx", command=after(60))
    assert "Checking" not in terminal(tmp_path, "validate", "a.xlsx", "--quiet", command=after(0.01))
    piped = subprocess.run(
        [*after(0.01), "validate", "a.xlsx"], capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment()
    )
    assert piped.stderr == "" and "\x1b" not in piped.stdout


@pytest.fixture
def repository(tmp_path: Path) -> dict[str, str]:
    """A git repository with two workbooks, one with a space in its name, and `xltable` on the path."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    tools = tmp_path / "tools"
    tools.mkdir()
    command = tools / "xltable"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{COMMAND[2]}" "$@"\n', "utf-8")
    command.chmod(0o755)
    workbook(tmp_path / "a.xlsx", OLD)
    workbook(tmp_path / "b c.xlsx", [GOOD])
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "a.xlsx", "b c.xlsx"], check=True)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return environment() | {"PATH": path, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}


def test_the_github_action_runs(repository: dict[str, str], tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "examples" / "github-action.yml").read_text("utf-8"))
    # YAML 1.1 reads the key `on` as true.
    assert set(action[True]) == {"push", "pull_request"}
    steps = action["jobs"]["validate"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands[0] == 'pip install "$XLTABLE"' and "XLTABLE" in action["jobs"]["validate"]["env"]
    report, gate = (
        # As the runner of GitHub does it.
        subprocess.run(["bash", "-e", "-c", command], capture_output=True, encoding="utf-8", cwd=tmp_path,
                       env=repository) for command in commands[1:]
    )  # fmt: skip
    assert report.returncode == 0, report.stderr
    assert (tmp_path / "workbooks.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "summary.md").read_text("utf-8").count("\n## ") == 1
    assert gate.returncode != 0
    assert "::error file=a.xlsx,title=Customers!D2 unreadable-value::" in gate.stdout


def test_the_pre_commit_hook_runs(repository: dict[str, str], tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    names = ["a.xlsx", "b c.xlsx", "sub/~$a.xlsx", "notes.txt", ".~lock.a.ods", "old/x.XLS"]
    chosen = [n for n in names if re.search(hook["files"], n) and not re.search(hook["exclude"], n)]
    assert chosen == ["a.xlsx", "b c.xlsx"]

    def committed(*files: str) -> int:
        return subprocess.run([*shlex.split(hook["entry"]), *files], cwd=tmp_path, env=repository).returncode

    assert committed(*chosen) == 1
    assert committed("b c.xlsx") == 0


def test_rules_are_named_one_by_one_or_with_commas(run: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "customers.xlsx", OLD)
    apart = run("customers.xlsx", "--select", "unreadable-value", "--select", "untidy-value", "--format", "jsonl")
    together = run("customers.xlsx", "--select", "unreadable-value, untidy-value", "--format", "jsonl")
    assert together.stdout == apart.stdout
    assert len(together.stdout.splitlines()) == 3
    left = run("customers.xlsx", "--ignore", "unreadable-value,untidy-value", "--format", "jsonl")
    assert not {"unreadable-value", "untidy-value"} & {json.loads(line)["rule"] for line in left.stdout.splitlines()}
    assert "no rule called “untidy”" in run("customers.xlsx", "--select", "mojibake,untidy").stderr
