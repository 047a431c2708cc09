"""What the user's own drop-downs offer is known, and choosing from them is no fault."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

import xltable

WORDS = ("♨ Warm", "🔥 Hot")


@pytest.fixture
def book(tmp_path: Path) -> xltable.Book:
    """A list with drop-downs: written out, from another sheet, by a name, and one that a formula works out."""
    made = xlsxwriter.Workbook(tmp_path / "own.xlsx")
    page, lists = made.add_worksheet("Customers"), made.add_worksheet("It's a list")
    for row, cells in enumerate((
        ["Company", "E-mail", "Country", "Lead status", "Source", "Grade", "Customer type"],
        ["Acme", "amy@acme.example", "DE", "♨ Warm", "Email", "Gold", "Dreamer"],
        ["Blue Sea", "jan@sea.example", "DE", "🔥 Hot", "Pigeon", "Gold", "Dreamer"],
        ["Cedar", "eva@cedar.example", "DE", "Tepid", "Email", "Golden", "Buyer"],
    )):  # fmt: skip
        page.write_row(row, 0, cells)
    lists.write_column(0, 1, ["Email", "Pigeon", 3])
    lists.write_column(0, 2, ["Gold", "Silver"])
    made.define_name("grades", "='It''s a list'!$C$1:$C$2")
    for column, source in (
        ("D", list(WORDS)), ("E", "='It''s a list'!$B$1:$B$3"), ("F", "=grades"), ("G", "=OFFSET($G$2,0,0,2)"),
    ):  # fmt: skip
        page.data_validation(f"{column}2:{column}9", {"validate": "list", "source": source})
    made.close()
    return xltable.open(tmp_path / "own.xlsx", language="en")


def test_lists_are_found_wherever_they_stand(book: xltable.Book) -> None:
    assert [(str(d.areas[0]), d.words) for d in book.drop_downs("Customers")] == [
        ("D2:D9", frozenset(WORDS)),
        ("E2:E9", {"Email", "Pigeon", "3"}),
        ("F2:F9", {"Gold", "Silver"}),
    ]
    assert book.drop_downs("It's a list") == ()


def test_what_a_drop_down_offers_is_told_once_and_what_it_does_not_is_a_fault(book: xltable.Book) -> None:
    told = {
        (i.severity, i.place.cell)
        for i in xltable.validate(book)
        if i.place and i.rule in ("not-a-choice", "untidy-value") and i.place.col < 6
    }
    assert told == {("info", "D1"), ("error", "D4"), ("info", "E1"), ("info", "F1"), ("error", "F4")}
    (heading,) = [i for i in xltable.validate(book) if i.place and i.place.cell == "D1" and i.rule == "not-a-choice"]
    assert "(“♨ Warm”, “🔥 Hot”)" in str(heading.message)


def test_what_a_drop_down_offers_is_not_written_otherwise(book: xltable.Book) -> None:
    changed = {change.place.cell for change in xltable.normalise(book, unsafe=True)}
    assert changed.isdisjoint({"D2", "D3", "E2", "E3", "F2", "F3"})
