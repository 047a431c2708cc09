"""The annotated copy: cells marked and noted, a sheet of links, nothing else changed, and all taken away again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from xltable import files
from xltable.actions.check import check
from xltable.actions.validate import within
from xltable.cli import main
from xltable.errors import UsageError
from xltable.findings import Issue
from xltable.package import edit
from xltable.pages.palette import DARK_MARKS, MARKS
from xltable.reports.issues import SHELF, Findings
from xltable.reports.json import issue_shape
from xltable.schema.config import Config
from xltable.speech import Sentence

from ..package._books import new_faults, parts
from ..recalculate import needs_office

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "exporter.xlsx"
XLSX = SHELF["xlsx"]
HEADS = ("Customer ID", "Company", "Country", "E-mail", "Owner")


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    """Two issues in D5, a note of the user's at D3, a yellow cell at fault, light headings, a sheet called Issues."""
    path = tmp_path / "customers.xlsx"
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet("My customers")
    white = workbook.add_format({"font_color": "#FFFFFF", "bg_color": "#1F4E79"})
    yellow = workbook.add_format({"bg_color": "#FFFF00", "num_format": "@"})
    for i, head in enumerate((*HEADS, "Nobody knows it")):
        sheet.write_string(0, i, head, white)
    rows = (
        ("C-1", "Alpha  Gmb\u200bH", "Germany", "amy@", "Li"),
        ("C-2", "Beta SARL", "France", "bo@", "Li"),
        ("C-3", "Gamma Ltd", "Grmany", "g@gamma.example", "Wu"),
        ("C-3\u200b", "Delta", "Italy", "g@GAMMA.example", "=Wu"),
    )
    for r, row in enumerate(rows, start=1):
        for c, text in enumerate(row):
            sheet.write_string(r, c, text, yellow if (r, c) == (3, 2) else None)
    sheet.write_comment("D3", "Ask Bo for the address.")
    workbook.add_worksheet("Issues").write(0, 0, "mine")
    workbook.close()
    return path


def findings(path: Path, language: str = "en", **more: Any) -> Findings:
    book = files.open(path, language=language, as_of=date(2026, 6, 15))
    return Findings((check(book, Config(), most=XLSX.MOST, rows=True),), language=language, **more)


def annotated(path: Path, language: str = "en", **more: Any) -> Path:
    out = path.parent / f"annotated_{language}.xlsx"
    XLSX.write(findings(path, language, **more), out)
    return out


def shapes(found: Findings) -> list[dict[str, Any]]:
    return [issue_shape(issue, "en") for issue in found.files[0].issues]


def fill(cell: Any) -> str | None:
    """The colour of a cell's fill, as near as the eye sees it."""
    return f"#{cell.fill.fgColor.rgb[-6:]}"[:-1] if cell.fill.fill_type else None


def test_marks_by_severity_with_one_note_a_cell(customers: Path, shared: Path) -> None:
    found = findings(customers)
    XLSX.write(found, out := customers.with_name("out.xlsx"))
    assert new_faults(shared, customers, out) == set()
    sheet = openpyxl.load_workbook(out)["My customers"]
    assert fill(sheet["D2"]) == MARKS["error"][:-1] and fill(sheet["D4"]) is None
    note = sheet["D2"].comment
    assert note.author == "xltable"
    assert note.text.startswith("Error · unreadable-value\n“amy@”")
    places = [i.place.cell for i in found.files[0].issues if i.place]
    assert places.count("D5") > 1
    assert sheet["D5"].comment.text.count(" · ") == places.count("D5")
    assert fill(sheet["D5"]) == MARKS["warning"][:-1]
    assert sheet["A5"].comment.text.startswith("Error · duplicate-key") and fill(sheet["A5"]) == MARKS["error"][:-1]
    assert fill(sheet["F1"]) == DARK_MARKS["info"][:-1], "white text stays readable"
    assert sheet["D3"].comment.text == "Ask Bo for the address." and fill(sheet["D3"]) == MARKS["error"][:-1]
    before = openpyxl.load_workbook(customers)["My customers"]
    for row in before.iter_rows():
        for cell in row:
            assert sheet[cell.coordinate].value == cell.value
            assert sheet[cell.coordinate].number_format == cell.number_format


def test_marks_stay_apart_in_grey_print() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    error, warning, info = (grey(MARKS[severity]) for severity in ("error", "warning", "info"))
    assert warning - error > 25 and info - warning > 5
    assert all(grey(dark) < 110 for dark in DARK_MARKS.values())


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows of the Excel table on the sheet of issues."""
    (table,) = sheet.tables.values()
    assert table.autoFilter is not None
    heads, *rows = sheet[table.ref]
    names = [cell.value for cell in heads]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_the_sheet_lists_and_links_every_issue(customers: Path) -> None:
    found = findings(customers)
    workbook = openpyxl.load_workbook(annotated(customers))
    assert workbook.sheetnames == ["My customers", "Issues", "Issues 2"], "a sheet of the user's keeps its name"
    sheet = workbook["Issues 2"]
    rows, issues = rows_of(sheet), found.files[0].issues
    assert [row["Rule"].value for row in rows] == [issue.rule for issue in issues]
    for row, issue in zip(rows, issues, strict=True):
        assert row["Cell"].value == (issue.place.cell if issue.place else None)
        if issue.place:
            assert row["Cell"].hyperlink.location == f"'My customers'!{issue.place.cell}"
        if issue.change:
            assert row["Safe"].value == ("Yes" if issue.change.safe else "No")
    owners = {row["Record"].value: row["Owner"].value for row in rows if row["Record"].value}
    assert owners["C-1"] == "Li"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    top = [sheet.cell(r, 1).value for r in range(1, 7)]
    counts = found.files[0].counts
    assert top[0] == "Issues"
    assert top[2].startswith(f"{counts['error'] + counts['warning']} problems in 4 rows of 1 table (")
    assert any("xltable validate --clear annotated_en.xlsx -o CLEAN.xlsx" in str(line) for line in top)


def test_in_the_language_asked_for(customers: Path) -> None:
    workbook = openpyxl.load_workbook(annotated(customers, "zh"))
    assert workbook.sheetnames[-1] == "问题清单"
    assert "错误 · unreadable-value" in workbook["My customers"]["D2"].comment.text
    assert {"严重程度", "单元格", "负责人"} <= set(rows_of(workbook["问题清单"])[0])


def test_remedies_that_need_an_eye_are_noted_on_request(customers: Path) -> None:
    quiet = openpyxl.load_workbook(annotated(customers))["My customers"]["C4"].comment.text
    told = openpyxl.load_workbook(annotated(customers, unsafe=True))["My customers"]["C4"].comment.text
    assert "→ “Germany” (unsafe)" in told and "→" not in quiet


def test_cleared_at_once_it_is_the_very_same_file(customers: Path, tmp_path: Path) -> None:
    before = customers.read_bytes()
    assert XLSX.clear(annotated(customers), tmp_path / "clean.xlsx")
    assert (tmp_path / "clean.xlsx").read_bytes() == customers.read_bytes() == before


def test_checked_again_it_has_the_same_issues(customers: Path) -> None:
    once = annotated(customers)
    assert shapes(findings(once)) == shapes(findings(customers))
    twice = once.with_name("twice.xlsx")
    XLSX.write(findings(once), twice)
    assert openpyxl.load_workbook(twice).sheetnames == openpyxl.load_workbook(once).sheetnames
    assert XLSX.clear(twice, clean := once.with_name("clean.xlsx"))
    assert clean.read_bytes() == customers.read_bytes()


def test_a_workbook_without_issues_is_cleared_too(tmp_path: Path) -> None:
    path = tmp_path / "clean list.xlsx"
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet("Customers")
    sheet.write_row(0, 0, HEADS)
    sheet.write_row(1, 0, ("C-1", "Alpha GmbH", "Germany", "amy@alpha.example", "Li"))
    workbook.close()
    one = check(files.open(path), Config(select=["orphan-record"]), rows=True)
    XLSX.write(Findings((one,)), out := tmp_path / "o.xlsx")
    assert openpyxl.load_workbook(out)["Issues"]["A6"].value == "Nothing to report."
    assert XLSX.clear(out, back := tmp_path / "back.xlsx")
    assert back.read_bytes() == path.read_bytes()


def test_of_very_many_alike_the_first_are_marked_and_the_rest_is_told(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet("Customers")
    sheet.write_row(0, 0, HEADS)
    for r in range(1, 301):
        sheet.write_row(r, 0, (f"C-{r}", f"Alpha {r} GmbH", "Germany" if r != 7 else "Grmany", f"amy{r}@", "Li"))
    workbook.close()
    book = files.open(path)
    one = check(book, Config(select=["unreadable-value", "untidy-value"]), most=100, rows=True)
    XLSX.write(Findings((one,)), out := tmp_path / "out.xlsx")
    read = openpyxl.load_workbook(out)
    cells = [c for row in read["Customers"].iter_rows() for c in row if c.fill.fill_type]
    assert 90 < len(cells) <= 100 and "C8" in {c.coordinate for c in cells}
    told = [row["What is wrong"].value for row in rows_of(read["Issues"])]
    assert any("times in D" in text for text in told)
    assert sum(issue.count for issue in one.issues) == sum(one.counts.values())


def test_room_is_shared_among_the_faults() -> None:
    def alike(rule: str, n: int) -> list[Issue]:
        return [Issue(rule, Sentence("x")) for _ in range(n)]

    few, many, some = "mojibake", "untidy-value", "too-long"
    issues = [*alike(few, 3), *alike(many, 5000), *alike(some, 40)]
    told = within(issues, 100)
    counted = {rule: [i.count for i in told if i.rule == rule] for rule in (few, many, some)}
    assert counted[few] == [1] * 3 and counted[some] == [1] * 40
    assert len(told) <= 100 and sum(counted[many]) == 5000 and counted[many][-1] > 4900
    assert within(issues, 6000) == issues


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_and_back(language: str, tmp_path: Path, shared: Path) -> None:
    path = shutil.copy(EXAMPLE, tmp_path / "exporter.xlsx")
    out = annotated(path, language)
    assert new_faults(shared, path, out) == set()
    assert XLSX.clear(out, clean := tmp_path / "clean.xlsx")
    assert clean.read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.parametrize("step", [pytest.param(11, id="some"), pytest.param(1, id="all", marks=pytest.mark.full)])
def test_real_workbooks_and_back(tmp_path: Path, shared: Path, step: int) -> None:
    for number, source in enumerate(sorted((shared / "data" / "workbooks").glob("*.xlsx"))[::step]):
        path = shutil.copy(source, tmp_path / source.name)
        out = annotated(path, ("en", "zh")[number % 2])
        assert new_faults(shared, path, out) == set(), source.name
        assert XLSX.clear(out, clean := tmp_path / "clean.xlsx")
        assert parts(clean) == parts(source), source.name
        assert shapes(findings(out)) == shapes(findings(source)), source.name


def libreoffice(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    program = shutil.which("soffice")
    assert program
    out = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    return out / path.name


@needs_office
def test_saved_elsewhere_only_ours_goes(customers: Path, tmp_path: Path, shared: Path) -> None:
    saved = libreoffice(annotated(customers), tmp_path)
    edit(saved, {"My customers!B3": "Beta SAS"}, output=(edited := tmp_path / "edited.xlsx"))
    assert "unreadable-value" in {i["rule"] for i in shapes(findings(edited))}
    clean = tmp_path / "clean.xlsx"
    assert not XLSX.clear(edited, clean)
    assert new_faults(shared, edited, clean) == set()
    workbook = openpyxl.load_workbook(clean)
    assert workbook.sheetnames == ["My customers", "Issues"]
    sheet = workbook["My customers"]
    assert sheet["B3"].value == "Beta SAS" and sheet["A5"].value == "C-3\u200b"
    noted = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert noted == {"D3"}
    filled = {c.coordinate: c.fill.fgColor.rgb[-6:] for row in sheet["A1:F5"] for c in row if c.fill.fill_type}
    heads = dict.fromkeys(("A1", "B1", "C1", "D1", "E1", "F1"), "1F4E79")
    assert filled == {**heads, "C4": "FFFF00"}, "the user's own fills are what they were"
    with pytest.raises(UsageError, match="bears no marks"):
        XLSX.clear(clean, tmp_path / "again.xlsx")


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    def call(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["xltable", "validate", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def test_at_the_command_line(customers: Path, tmp_path: Path, run: Run) -> None:
    assert run(customers, "-o", "marked.xlsx") == (1, "", "Written to marked.xlsx.\n")
    code, out, err = run("--clear", "marked.xlsx", "-o", "clean.xlsx")
    assert (code, out) == (0, "") and "as it was before it was marked" in err
    assert (tmp_path / "clean.xlsx").read_bytes() == customers.read_bytes()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["list.csv", "--format", "xlsx", "-o", "a.xlsx"], "“list.csv” cannot be marked, only .xlsx and .xlsm"),
        (["customers.xlsx", "--format", "xlsx"], "needs a name"),
        (["customers.xlsx", "--format", "xlsx", "-o", "a.html"], "“a.html” should end in .xlsx."),
        (["customers.xlsx", "customers.xlsx", "--format", "xlsx", "-o", "a.xlsx"], "one workbook at a time"),
        (["customers.xlsx", "--format", "xlsx", "-o", "customers.xlsx"], "-o names the workbook itself"),
        (["--clear", "customers.xlsx"], "--clear takes one annotated workbook"),
        (["--clear", "customers.xlsx", "-o", "customers.xlsx"], "-o names the annotated workbook itself"),
        (["--clear", "customers.xlsx", "-o", "a.xlsx"], "“customers.xlsx” bears no marks."),
        (["--clear", "list.csv", "-o", "a.xlsx"], "“list.csv” cannot be marked"),
    ],
)
def test_refusals(customers: Path, tmp_path: Path, run: Run, words: list[str], reason: str) -> None:
    (tmp_path / "list.csv").write_text("Company,Country\nAlpha,Germany\n", "utf-8")
    code, out, err = run(*words)
    assert (code, out) == (2, "") and reason in err
    assert not (tmp_path / "a.xlsx").exists() and not (tmp_path / "a.html").exists()
