"""`xltable rates`: the reference rates of the ECB, crossed to the home currency, with source and date."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

import xltable.files as files
from xltable.actions.enrich import enrich, write
from xltable.cli.commands import app
from xltable.errors import UnreadableFile, UsageError
from xltable.files.ecb import read

from ..derived.samples import trade, workbook

HISTORY = """Date,USD,JPY,GBP,ROL,
2026-03-06,1.1000,160.00,0.8000,N/A,
2026-03-02,1.2500,150.00,0.9000,N/A,
2026-02-27,1.2000,150.00,N/A,N/A,
2026-02-13,1.0000,140.00,0.7500,N/A,
2025-01-03,1.0000,140.00,0.5000,N/A,
"""
XML = """<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><Cube>
<Cube time="2026-03-06"><Cube currency="USD" rate="1.1"/><Cube currency="JPY" rate="160"/></Cube>
<Cube time="2026-03-02"><Cube currency="USD" rate="1.25"/></Cube></Cube></gesmes:Envelope>
"""


def run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(app, ["rates", *map(str, arguments)])


@pytest.fixture
def history(tmp_path: Path) -> Path:
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text(HISTORY, "utf-8")
    return path


def test_every_form_the_bank_offers(tmp_path: Path, history: Path) -> None:
    packed = tmp_path / "eurofxref-hist.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(history, "eurofxref-hist.csv")
    (tmp_path / "hist.xml").write_text(XML, "utf-8")
    (tmp_path / "day.csv").write_text("Date, USD, JPY, \n20 November 2026, 1.0861, 162.35, \n", "utf-8")
    assert read(history) == read(packed)
    assert len(read(history)) == 14
    assert read(tmp_path / "hist.xml") == [
        ("USD", date(2026, 3, 6), 1.1), ("JPY", date(2026, 3, 6), 160.0), ("USD", date(2026, 3, 2), 1.25),
    ]  # fmt: skip
    assert read(tmp_path / "day.csv")[0] == ("USD", date(2026, 11, 20), 1.0861)


@pytest.mark.parametrize("text", ["", "Name,USD\n2026-01-01,1\n", "<html></html>", "Date,USD\nsoon,1\n", "<broken"])
def test_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFile, match=r"other\.csv"):
        read(path)


def enriched(tmp_path: Path, home: str = "DE") -> Path:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    book = files.open(path, template="exporter-full", home=home, as_of=date(2026, 3, 10))
    write(enrich(book, sheets=("settings", "rates", "countries")), tmp_path / "enriched.xlsx")
    return tmp_path / "enriched.xlsx"


def test_days_of_the_transactions_are_filled_and_amounts_follow(tmp_path: Path, history: Path) -> None:
    output = tmp_path / "out.xlsx"
    result = run(enriched(tmp_path), "--from", history, "-o", output)
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(output, data_only=True)
    rows = {
        (r[0], r[1].date()): r[2:4] for r in book["Rates"].iter_rows(min_row=5, max_col=4, values_only=True) if r[0]
    }
    # USD is needed on 2026-02-01, 02-15 and 03-01, GBP on 2025-01-05; the newest of each comes along.
    assert rows == {
        ("USD", date(2025, 1, 3)): (1.0, "ECB"), ("USD", date(2026, 2, 13)): (1.0, "ECB"),
        ("USD", date(2026, 2, 27)): (0.83333333, "ECB"), ("USD", date(2026, 3, 6)): (0.90909091, "ECB"),
        ("GBP", date(2025, 1, 3)): (2.0, "ECB"), ("GBP", date(2026, 3, 6)): (1.25, "ECB"),
    }  # fmt: skip
    sheet = book["Transactions"]
    heads = {c.value: c.column for c in sheet[1]}
    base = [sheet.cell(r, heads["Amount in home currency"]).value for r in range(2, 11)]
    assert base == pytest.approx([95, 41 * 1.0, 35, 100 * 1.0, 30 * 0.83333333, 27, 5, -12, 160])
    again = run(output, "--from", history)
    assert again.exit_code == 0 and again.stdout.startswith("0 rates")


def test_crossed_to_a_home_currency_that_is_not_the_euro(tmp_path: Path, history: Path) -> None:
    output = tmp_path / "out.xlsx"
    assert run(enriched(tmp_path, "JP"), "--from", history, "-o", output).exit_code == 0
    rows = {
        (r[0], r[1].date()): r[2]
        for r in openpyxl.load_workbook(output)["Rates"].iter_rows(min_row=5, values_only=True)
        if r[0]
    }
    assert rows["USD", date(2026, 2, 27)] == 125.0
    assert rows["EUR", date(2026, 3, 6)] == 160.0


def test_without_the_home_currency_in_the_file_that_one_is_named(tmp_path: Path, history: Path) -> None:
    found = run(enriched(tmp_path, "PL"), "--from", history)
    assert found.exit_code == 0
    assert "PLN" in found.stdout + found.stderr
    assert "USD" not in found.stdout + found.stderr


@pytest.mark.parametrize("line", ["2026-03-05,1.1,abc", "soon,1.1,160", "2026-03-05,-1,160", "2026-03-05,nan,160"])
def test_the_line_that_holds_no_rates_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(f"Date,USD,JPY\n2026-03-06,1.1,160\n{line}\n", "utf-8")
    with pytest.raises(UnreadableFile, match="line 3"):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no file"):
        read(tmp_path / "eurofxref.csv")


def test_a_dry_run_writes_nothing(tmp_path: Path, history: Path) -> None:
    path = enriched(tmp_path)
    before = path.read_bytes()
    result = run(path, "--from", history)
    assert result.exit_code == 1 and result.stdout.startswith("6 rates to add")
    assert path.read_bytes() == before


def test_a_list_of_the_users_own_is_added_to(tmp_path: Path, history: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    made = openpyxl.load_workbook(path)
    sheet = made.create_sheet("FX")
    for row in (
        ["Currency", "Date", "Rate", "Source"],
        ["USD", date(2026, 2, 13), 0.7, "bank"],
        ["GBP", date(2025, 1, 1), 1.9, "bank"],
    ):
        sheet.append(row)
    made.save(path)
    output = tmp_path / "out.xlsx"
    result = run(path, "--from", history, "-o", output, "--template", "exporter-full", "--home", "DE")
    assert result.exit_code == 0, result.output
    rows = list(openpyxl.load_workbook(output)["FX"].iter_rows(values_only=True))
    assert [r[:1] + r[2:] for r in rows[1:3]] == [("USD", 0.7, "bank"), ("GBP", 1.9, "bank")]
    added = {(r[0], r[1].date()): r[2] for r in rows[3:]}
    assert ("USD", date(2026, 2, 13)) not in added
    assert added["USD", date(2026, 3, 6)] == 0.90909091 and added["GBP", date(2025, 1, 3)] == 2.0


def test_without_a_home_currency_it_says_so(tmp_path: Path, history: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    assert isinstance(run(path, "--from", history).exception, UsageError)
