"""The commands as a person runs them: exit codes, JSON shapes, what is written and what is refused."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import xltable
from xltable.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "exporter.xlsx"


@dataclass(frozen=True)
class Result:
    """How a run of the command line ended."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)

    def call(*words: str | Path, language: str = "en") -> Result:
        monkeypatch.setenv("LANG", f"{language}_XX.UTF-8")
        monkeypatch.setattr(sys, "argv", ["xltable", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call


def test_as_a_program_of_its_own(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "from xltable.cli import main; main()", "inspect", str(EXAMPLE), "--format", "json"]
    ended = subprocess.run(words, capture_output=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": ""})
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout.decode("utf-8"))["files"][0]["language"] == "zh"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Three customers: one with a lost zero and a padded name, one with half an address, one clean."""
    path = tmp_path / "small.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, ["Customer ID", "Company", "Country", "Postcode", "E-mail"])
        sheet.write_row(1, 0, ["C-1", "Alpha GmbH ", "Germany", 1067, "a@alpha.example"])
        sheet.write_row(2, 0, ["C-2", "Beta SARL", "France", "69002", "amy@"])
        sheet.write_row(3, 0, ["C-3", "Gamma Ltd", "United Kingdom", "NW1 7JR", "g@gamma.example"])
    return path


def test_inspect_json(run: Run, small: Path) -> None:
    result = run("inspect", small, "--format", "json")
    assert result.returncode == 0, result.stderr
    (file,) = json.loads(result.stdout)["files"]
    (table,) = file.pop("tables")
    assert file == {
        "file": str(small),
        "template": "exporter",
        "language": "en",
        "other_sheets": [],
        "own_sheets": [],
    }
    assert table["columns"][1] == {
        "column": "company",
        "heading": "Company",
        "letter": "B",
        "matched": "key",
        "score": 1.0,
    }
    rest = {key: value for key, value in table.items() if key != "columns"}
    assert rest == {
        "table": "contacts",
        "sheet": "Customers",
        "header_rows": [1],
        "range": "A1:E4",
        "rows": 3,
        "unmapped": [],
        "missing": [],
    }


def test_validate_json(run: Run, small: Path) -> None:
    result = run("validate", small, "--format", "json")
    assert result.returncode == 1
    document = json.loads(result.stdout)
    (file,) = document["files"]
    by_cell = {issue["cell"]: issue for issue in file["issues"]}
    email = by_cell["E3"]
    assert email == {
        "rule": "unreadable-value",
        "severity": "error",
        "table": "contacts",
        "sheet": "Customers",
        "cell": "E3",
        "column": "email",
        "heading": "E-mail",
        "record": "C-2",
        "value": "amy@",
        "message": email["message"],
        "change": email["change"],
    }
    assert "amy@" in email["message"]
    assert by_cell["D2"]["rule"] == "lost-leading-zero"
    assert by_cell["D2"]["change"] == {"after": "01067", "safe": True}
    assert file["counts"]["rows"] == 3
    assert document["counts"]["error"] == file["counts"]["error"] >= 1


def test_fail_on(run: Run, small: Path) -> None:
    assert run("validate", small, "--fail-on", "never").returncode == 0
    assert run("validate", small, "--select", "untidy-value").returncode == 0
    assert run("validate", small, "--select", "untidy-value", "--fail-on", "warning").returncode == 1


def test_text_ends_with_the_line_that_always_stands(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "clean.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, ["Customer ID", "Company", "Country"])
        sheet.write_row(1, 0, ["C-1", "Alpha GmbH", "Germany"])
    result = run("validate", path)
    assert result.returncode == 0
    assert "0 problems in 1 row of 1 table" in result.stdout
    assert "1 个表、1 行中有 0 个问题" in run("validate", path, "--language", "zh").stdout


def test_normalise_dry_run_writes_nothing(run: Run, small: Path, tmp_path: Path) -> None:
    before = small.read_bytes()
    result = run("normalise", small, "--diff")
    assert result.returncode == 1
    assert "- Alpha GmbH " in result.stdout
    assert "+ Alpha GmbH" in result.stdout
    assert small.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["small.xlsx"]


def test_normalise_then_nothing_is_left(run: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert run("normalise", small, "-o", out).returncode == 0
    again = run("normalise", out, "--format", "json")
    assert again.returncode == 0
    assert [c for c in json.loads(again.stdout)["files"][0]["changes"] if c["safe"]] == []


def test_changes_as_csv_and_json(run: Run, small: Path, tmp_path: Path) -> None:
    run("normalise", small, "--changes", "changes.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "changes.csv").read_text("utf-8-sig"))))
    zero = next(row for row in rows if row["cell"] == "D2")
    assert (zero["before"], zero["before_type"], zero["after"], zero["after_type"]) == (
        "1067",
        "number",
        "01067",
        "text",
    )
    run("normalise", small, "--changes", "changes.json")
    listed = json.loads((tmp_path / "changes.json").read_text("utf-8"))["changes"]
    assert {c["cell"] for c in listed} == {row["cell"] for row in rows}


def test_in_place_keeps_a_copy(run: Run, small: Path, tmp_path: Path) -> None:
    before = small.read_bytes()
    assert run("normalise", small, "--in-place").returncode == 0
    (copy,) = tmp_path.glob("small.*.bak.xlsx")
    assert copy.read_bytes() == before
    assert small.read_bytes() != before


def test_enrich_dry_run_and_written(run: Run, tmp_path: Path) -> None:
    source = Path(shutil.copy(EXAMPLE, tmp_path / "exporter.xlsx"))
    assert run("enrich", source).returncode == 1
    out = tmp_path / "finished.xlsx"
    result = run("enrich", source, "-o", out, "--home", "CN")
    assert result.returncode == 0, result.stderr
    assert zipfile.is_zipfile(out)


def test_generate_refuses_to_overwrite(run: Run, tmp_path: Path) -> None:
    assert run("generate", "new.xlsx", "--language", "zh").returncode == 0
    again = run("generate", "new.xlsx")
    assert again.returncode == 2
    assert "new.xlsx" in again.stderr


def test_explain_and_list(run: Run) -> None:
    page = run("explain", "lost-leading-zero")
    assert page.returncode == 0
    assert page.stdout.startswith("lost-leading-zero")
    wrong = run("explain", "lost-leding-zero")
    assert wrong.returncode == 2
    assert "did you mean “lost-leading-zero”?" in wrong.stderr
    rules = run("list", "rules")
    assert "orphan-record" in rules.stdout
    assert all(line.split(None, 1)[1:] for line in rules.stdout.splitlines())
    assert "规则" in run("explain", "lost-leading-zero", "--language", "zh").stdout


def _not_there(path: Path) -> None:
    return None


def _a_folder(path: Path) -> None:
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def _encrypted(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


def _damaged_zip(path: Path) -> None:
    path.write_bytes(EXAMPLE.read_bytes()[:30_000])


def _a_zip_that_is_no_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")


@pytest.mark.parametrize("command", [("inspect",), ("validate",), ("normalise",), ("enrich",)])
@pytest.mark.parametrize(
    "make", [_not_there, _a_folder, _empty, _a_picture, _encrypted, _damaged_zip, _a_zip_that_is_no_workbook]
)
def test_bad_files_get_one_sentence(run: Run, tmp_path: Path, command: tuple[str], make: Callable[[Path], Any]) -> None:
    path = tmp_path / "bad.xlsx"
    make(path)
    for language in ("en", "zh"):
        result = run(*command, path, language=language)
        assert result.returncode == 2, result.stderr
        assert "Traceback" not in result.stderr
        assert result.stdout == ""
        (line,) = result.stderr.strip().splitlines()
        assert line.startswith("xltable: ")
        assert "bad.xlsx" in line


@pytest.mark.parametrize(
    "words",
    [
        ("validate", EXAMPLE, "--template", "exportr"),
        ("validate", EXAMPLE, "--select", "orphan-recrd"),
        ("validate", EXAMPLE, "--as-of", "yesterday"),
        ("report", EXAMPLE, "-o", "report.html", "--as-of", "9999-12-31"),
        ("validate", EXAMPLE, "--home", "XX"),
        ("normalise", EXAMPLE, "-o", "out.csv"),
        ("normalise", EXAMPLE, "-o", "out.xlsx", "--in-place"),
        ("normalise", EXAMPLE, "--only", "no_such_column"),
        ("enrich", EXAMPLE, "--sheets", "overvew"),
        ("explain", "nothing-like-it-at-all"),
        ("list", "shelv"),
    ],
)
def test_wrong_words_get_one_sentence(run: Run, words: tuple[str | Path, ...], tmp_path: Path) -> None:
    result = run(*words)
    assert result.returncode == 2, result.stdout
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_open_in_excel_is_not_written_over(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "~$small.xlsx").write_bytes(b"Amy")
    before = small.read_bytes()
    result = run("normalise", small, "--in-place")
    assert result.returncode == 2
    assert "small.xlsx" in result.stderr
    assert small.read_bytes() == before


def test_no_table_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Letter").write(0, 0, "Dear customer, thank you for your order.")
    assert run("validate", path).returncode == 1
    assert run("normalise", path).returncode == 0


def test_config_beside_the_workbook(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "xltable.toml").write_text(
        'ignore = ["unreadable-value"]\n[severities]\nuntidy-value = "error"\n', "utf-8"
    )
    issues = json.loads(run("validate", small, "--format", "json").stdout)["files"][0]["issues"]
    assert "unreadable-value" not in {i["rule"] for i in issues}
    assert {i["severity"] for i in issues if i["rule"] == "untidy-value"} == {"error"}
    (tmp_path / "xltable.toml").write_text("ignor = []\n", "utf-8")
    wrong = run("validate", small)
    assert wrong.returncode == 2
    assert "did you mean “ignore”?" in wrong.stderr


def test_undo_puts_back_and_names_what_was_edited(run: Run, tmp_path: Path) -> None:
    out, edited, back = (tmp_path / f"{name}.xlsx" for name in ("out", "edited", "back"))
    run("normalise", EXAMPLE, "-o", out, "--changes", "changes.json", "--home", "CN", "--as-of", "2026-11-15")
    listed = json.loads((tmp_path / "changes.json").read_text("utf-8"))["changes"]
    first = listed[0]
    xltable.edit(out, {f"'{first['sheet']}'!{first['cell']}": "typed by hand"}, output=edited)
    assert run("undo", edited, "--changes", "changes.json").returncode == 1
    result = run("undo", edited, "--changes", "changes.json", "-o", back)
    assert result.returncode == 1
    assert f"{first['sheet']}!{first['cell']}" in result.stdout
    before, after = (xltable.open(path) for path in (EXAMPLE, back))
    for one, other in zip(before.tables, after.tables, strict=True):
        for key, column in one.columns.items():
            differing = [
                one.place(record, key).cell
                for record, (a, b) in enumerate(zip(column.raw, other.columns[key].raw, strict=True))
                if a != b
            ]
            assert differing == ([first["cell"]] if (one.sheet, key) == (first["sheet"], first["column"]) else [])


def test_undo_of_nonsense_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "changes.json").write_text('{"changes": [{"cell": 1}]}', "utf-8")
    result = run("undo", EXAMPLE, "--changes", "changes.json", "-o", "back.xlsx")
    assert result.returncode == 2
    assert "changes.json" in result.stderr
    assert not (tmp_path / "back.xlsx").exists()


def test_translate_shows_and_then_writes(run: Run, small: Path, tmp_path: Path) -> None:
    dry = run("translate", small, "--language", "zh", "--format", "json")
    (file,) = json.loads(dry.stdout)["files"]
    assert (dry.returncode, file["language"], file["to"], file["output"]) == (1, "en", "zh", None)
    first = file["changes"][0]
    assert (first["cell"], first["before"], first["after"], first["rule"]) == (
        "A1",
        "Customer ID",
        "客户编号",
        "translate",
    )
    assert [p.name for p in tmp_path.glob("*.xlsx")] == ["small.xlsx"]
    done = run("translate", small, "--language", "zh", "-o", "zh.xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Customers：5 个标题" in done.stdout and "已写入 zh.xlsx。" in done.stdout
    again = run("translate", tmp_path / "zh.xlsx", "--language", "zh")
    assert (again.returncode, again.stdout) == (0, "没有需要翻译的内容。\n")
    assert run("translate", small, "--language", "xx").returncode == 2
