"""What xltable made is known again by its marks, whatever the user calls it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from xltable import files, marks
from xltable.book import Area
from xltable.errors import TemplateError

from ._sheets import CONTACTS, PEOPLE, workbook


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A workbook with an overview of ours that the user renamed, and a marked derived column under another heading."""
    path = tmp_path / "a.xlsx"
    out = xlsxwriter.Workbook(str(path))
    page = out.add_worksheet("Kunden")
    for r, row in enumerate((CONTACTS, *PEOPLE)):
        page.write_row(r, 0, (*row, "Gebiet" if r == 0 else "Western Europe"))
    sheet = out.add_worksheet("Amy's view")
    sheet.write_row(0, 0, CONTACTS)
    sheet.write_row(1, 0, PEOPLE[0])
    out.define_name(marks.sheet_mark("by-country"), "='Amy''s view'!$A$1")
    out.define_name(marks.sheet_mark("gone"), "=#REF!")
    out.define_name(marks.column_mark("contacts", "country_group"), "=Kunden!$F$1:$F$6")
    out.set_custom_property(marks.TEMPLATE, "minimal")
    out.set_custom_property(marks.LANGUAGE, "zh")
    out.set_custom_property(marks.HOME, "CN")
    out.set_custom_property(marks.CURRENCY, "CNY")
    out.set_custom_property(marks.GENERATED, True)
    out.set_custom_property(marks.MAPPING, json.dumps({"Contact": "owner"}))
    out.close()
    return path


def test_our_sheets_and_columns_are_known_by_their_marks(ours: Path) -> None:
    book = files.open(ours)
    assert [t.sheet for t in book.tables] == ["Kunden"]
    assert dict(book.own_sheets) == {"Amy's view": "by-country"}
    assert book.own_cells("by-country") == [list(CONTACTS), list(PEOPLE[0])]
    assert book.own_cells("overview") == []
    assert dict(book.marked) == {("contacts", "country_group", 0): Area(0, 5, 5, 5)}
    column = book["contacts"].columns["country_group"]
    assert (column.heading, column.letter, column.score) == ("Gebiet", "F", 1.0)


def test_what_the_workbook_records_holds_unless_the_user_says_otherwise(ours: Path) -> None:
    book = files.open(ours)
    assert (book.template.name, book.template_recorded, book.generated) == ("minimal", True, True)
    assert (book.language, book.home, book.currency) == ("zh", "CN", "CNY")
    assert book["contacts"].columns["owner"].matched == "option"
    day = date(2026, 1, 2)
    asked = files.open(
        ours,
        template="exporter",
        language="en",
        home="DE",
        currency="EUR",
        as_of=day,
        mapping={"Contact": "contact_name"},
    )
    assert (asked.template.name, asked.language, asked.home, asked.currency, asked.today) == (
        "exporter",
        "en",
        "DE",
        "EUR",
        day,
    )
    assert asked["contacts"].columns["contact_name"].matched == "option"


def test_a_plain_workbook_records_nothing(tmp_path: Path) -> None:
    book = files.open(workbook(tmp_path / "a.xlsx", {"S": {"A1": (CONTACTS, *PEOPLE)}}))
    assert (book.template.name, book.template_recorded, book.generated) == ("exporter", False, False)
    assert (book.home, book.currency, dict(book.own_sheets), dict(book.marked)) == (None, None, {}, {})
    with pytest.raises(TemplateError):
        files.open(book.path, template="no-such-template")


def test_what_a_sheet_holds_besides_values_is_looked_up_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    out = xlsxwriter.Workbook(str(path))
    page = out.add_worksheet("S")
    page.write_row(0, 0, CONTACTS)
    page.write_row(1, 0, PEOPLE[0])
    page.write_formula(1, 5, "=1/0", None, "#DIV/0!")
    page.set_row(1, None, None, {"hidden": True})
    out.close()
    facts = files.open(path).look("S")
    assert facts is not None
    assert facts.errors[1, 5] == "#DIV/0!"
    assert list(facts.hidden_rows) == [(1, 1)]
    text = tmp_path / "a.csv"
    text.write_text("Company,E-mail\nA,a@b.de\n", "utf-8")
    assert files.open(text).look("a") is None
