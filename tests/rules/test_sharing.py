"""What should not leave the house with a file, in workbooks as programs write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
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
    "local-link",
    "missing-legal-basis",
    "over-collection",
    "personal-properties",
    "pivot-keeps-rows",
}


def test_the_rules_about_sharing() -> None:
    assert leaking() == LEAKS


HEADS = (
    "Customer ID", "Company", "Contact name", "E-mail", "Country", "Legal basis", "Do not contact", "Next contact",
    "Keep until", "Religion", "Margin",
)  # fmt: skip
ROWS = (
    ("C-1", "Acme Ltd", "Amy Lee", "amy@acme.example", "DE", "contract", "No", date(2026, 7, 1), date(2030, 1, 1)),
    ("C-2", "Blue Sea", "Jan Novak", "jan@bluesea.example", "CZ", "contract", "Yes", None, date(2030, 1, 1)),
    ("C-3", "Cedar", "Eva Braun", "eva@cedar.example", "US", None, "No", date(2026, 7, 9), None),
)
TODAY = date(2026, 6, 15)


def customers(path: Path, *, leaking: bool) -> xltable.Book:
    """A list of customers as a person keeps one; with something to leak of every sort that Excel's cells can hold."""
    made = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    page = made.add_worksheet("Customers")
    width = len(HEADS) if leaking else len(HEADS) - 2
    page.write_row(0, 0, HEADS[:width])
    for number, row in enumerate(ROWS, start=1):
        page.write_row(number, 0, row)
    if leaking:
        page.write_blank("F2", None, made.add_format())
        page.write("H3", date(2026, 7, 1))
        page.write("I2", date(2026, 1, 1))
        page.write_column("K2", [0.3, 0.2, 0.1])
        page.write_string("D4", '=HYPERLINK("http://x.test")')
        page.write_comment("B2", "Haggles: start higher")
        page.write_url("B3", r"external:C:\Users\amy\Offers\Blue Sea.pdf", None, "Blue Sea")
        page.set_column("K:K", None, None, {"hidden": True})
        page.set_row(2, None, None, {"hidden": True})
        page.write_formula("M2", "='C:\\Users\\amy\\[Prices.xlsx]Sheet1'!$A$1", None, 4)
        made.add_worksheet("Secret").write("A1", "not for them")
        made.worksheets()[1].hide()
        made.set_properties({"author": "Amy Lee"})
    else:
        page.write_formula("K2", "=COUNTA(A2:A4)", None, 3)
        page.write_url("B3", "https://bluesea.example/catalogue.pdf", None, "Blue Sea")
        made.add_worksheet("Notes").write("A1", "@home and -5 % are no formulas; neither is +49 30 901820")
    made.close()
    return xltable.open(path, as_of=TODAY)


IN_OTHER_PARTS = {"data-connection": "poi/56169.xlsx", "pivot-keeps-rows": "closedxml/outputfile.xlsx"}
"""Rules about what XlsxWriter cannot write, and a workbook of the corpus that has it."""


def test_a_workbook_that_leaks_everywhere(tmp_path: Path) -> None:
    found = {
        issue.rule for issue in xltable.validate(customers(tmp_path / "leaky.xlsx", leaking=True), select=leaking())
    }
    assert found == LEAKS - IN_OTHER_PARTS.keys()


def test_the_same_workbook_without(tmp_path: Path) -> None:
    assert xltable.validate(customers(tmp_path / "clean.xlsx", leaking=False), select=leaking()) == []


@pytest.mark.parametrize("rule", IN_OTHER_PARTS)
def test_what_other_parts_of_a_file_give_away(rule: str, shared: Path) -> None:
    corpus = shared / "data" / "corpus"
    assert xltable.validate(xltable.open(corpus / IN_OTHER_PARTS[rule]), select=[rule])
    others = [corpus / file for name, file in IN_OTHER_PARTS.items() if name != rule]
    assert [i for file in others for i in xltable.validate(xltable.open(file), select=[rule])] == []


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
