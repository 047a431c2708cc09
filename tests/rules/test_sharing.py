"""What should not leave the house with a file, in workbooks as programs write them."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

import xltable
from xltable.rules import data_connection, leaking
from xltable.rules.data_connection import check
from xltable.schema import load

from .builder import book_of

LEAKS = {
    "contact-despite-objection",
    "data-connection",
    "external-link",
    "formula-injection",
    "hidden-content",
    "hidden-rows",
    "kept-too-long",
    "leftover-comment",
    "missing-legal-basis",
    "over-collection",
    "personal-properties",
    "pivot-keeps-rows",
}


def test_the_rules_about_sharing() -> None:
    assert leaking() == LEAKS


def test_a_workbook_that_leaks_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "leaky.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Customers")
    rows = [
        ["Customer ID", "Company", "Contact name", "E-mail", "Country", "Religion", "Legal basis", "Margin"],
        ["C-1", "Acme Ltd", "Amy Lee", "amy@acme.example", "DE", "", "", 0.3],
        ["C-2", "Blue Sea", "Jan Novak", "jan@bluesea.example", "CZ", "", "contract", 0.2],
        ["C-3", "Cedar", "Eva Braun", "eva@cedar.example", "US", "", "consent", 0.1],
    ]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.write_string("C4", '=HYPERLINK("http://x.test")')
    sheet.write_comment("B2", "Haggles: start higher")
    sheet.set_column("H:H", None, None, {"hidden": True})
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write_formula("J2", "='C:\\Users\\amy\\[Prices.xlsx]Sheet1'!$A$1", None, 4)
    book.add_worksheet("Secret").write("A1", "not for them")
    book.worksheets()[1].hide()
    book.set_properties({"author": "Amy Lee"})
    book.close()
    found = {issue.rule for issue in xltable.validate(xltable.open(path), select=leaking())}
    assert found == {
        "external-link",
        "formula-injection",
        "hidden-content",
        "hidden-rows",
        "leftover-comment",
        "missing-legal-basis",
        "over-collection",
        "personal-properties",
    }


def test_a_password_is_not_told_again() -> None:
    from xltable.package.carried import Carried, Connection

    source = "Provider=SQLOLEDB;Data Source=srv1;User ID=amy;Password=s3cret;Initial Catalog=crm"
    book = book_of(
        {"contacts": {"company": ["Acme"]}}, carried=lambda: Carried(connections=(Connection("CRM", source),))
    )
    (issue,) = check(book)
    assert "s3cret" not in str(issue.message) + str(issue.value) and "srv1" in str(issue.message)
    assert data_connection.leaks


def test_an_invented_workbook_of_ours_leaks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    xltable.generate(path, load("exporter"))
    assert xltable.validate(xltable.open(path), select=leaking()) == []


def test_for_sharing_fails_on_information_too(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from xltable.cli.commands import app

    path = tmp_path / "signed.xlsx"
    book = xlsxwriter.Workbook(path)
    for number, row in enumerate((["Company", "E-mail"], ["Acme Ltd", "amy@acme.example"])):
        (book.worksheets() or [book.add_worksheet()])[0].write_row(number, 0, row)
    book.set_properties({"author": "Amy Lee"})
    book.close()
    (tmp_path / "xltable.toml").write_text('ignore = ["personal-properties"]', "utf-8")
    plain = CliRunner().invoke(app, ["validate", str(path), "--language", "en"])
    asked = CliRunner().invoke(app, ["validate", str(path), "--language", "en", "--for-sharing"])
    assert (plain.exit_code, asked.exit_code) == (0, 1)
    assert "Amy Lee" not in plain.output and "Amy Lee" in asked.output
    assert "signed.xlsx: 2 issues speak against sharing it." in asked.output
