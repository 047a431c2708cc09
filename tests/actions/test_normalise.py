"""Normalise: safe changes unless more is asked for, never two of one cell, and once is enough."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from xltable import files
from xltable.actions.normalise import normalise
from xltable.errors import UsageError

from ..rules.builder import Lists, book_of, changed
from ..rules.test_odd_books import LISTS

MESSY: Lists = {
    "contacts": {
        "customer_id": ["C-1", " C-2", "C-3"],
        "company": ["Acme  Ltd", "BLUE SEA", "Cedar\u200b & Sons"],
        "email": ["mailto:amy@acme.example", "bo@gmial.com", "Cy@CEDAR.example"],
        "customer_type": ["importer", " Importer", "Impoter"],
        "last_contact": ["2026-03-05", date(2026, 3, 6), "2026-03-31"],
    },
    "transactions": {
        "order_id": ["O-1", "O-2"],
        "customer_id": ["c-1", "C-3"],
        "quantity": ["12", 3.0],
    },
}


def test_safe_changes_only_unless_asked() -> None:
    safe, every = normalise(book_of(MESSY)), normalise(book_of(MESSY), unsafe=True)
    assert {c.safe for c in safe} == {True}
    assert [c for c in every if c.safe] == safe
    assert {c.column for c in every if not c.safe} >= {"email", "customer_type"}
    assert len({c.place for c in every}) == len(every)


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("lists", [MESSY, LISTS["odd values"]], ids=["messy", "odd"])
def test_normalising_twice_changes_nothing_the_second_time(lists: Lists, unsafe: bool) -> None:
    changes = normalise(book_of(lists), unsafe=unsafe)
    assert changes
    assert normalise(book_of(changed(lists, changes)), unsafe=unsafe) == []


def test_a_change_says_where_what_and_why() -> None:
    change = normalise(book_of(MESSY), only=["company"])[0]
    assert (str(change.place), change.table, change.heading, change.record) == (
        "Contacts!B2",
        "contacts",
        "Company",
        "C-1",
    )
    assert (change.before, change.after, change.rule) == ("Acme  Ltd", "Acme Ltd", "untidy-value")


def test_only_some_columns_and_rules() -> None:
    every = normalise(book_of(MESSY), unsafe=True)
    for name in ("quantity", "transactions.quantity", "Quantity"):
        assert normalise(book_of(MESSY), unsafe=True, only=[name]) == [c for c in every if c.column == "quantity"]
    wanted = [c for c in every if c.rule == "invisible-characters"]
    assert wanted and normalise(book_of(MESSY), unsafe=True, select=["invisible-characters"]) == wanted


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UsageError, match="There is no column called “e-mial”; did you mean “email”"):
        normalise(book_of(MESSY), only=["e-mial"])
    with pytest.raises(UsageError, match="did you mean “mojibake”"):
        normalise(book_of(MESSY), select=["mojibakee"])


def test_every_spoilt_cell_of_a_real_list_is_mended_and_no_other_cell_of_any(shared: Path) -> None:
    """Eight of the 44 stand in columns that xltable does not know: the proof needs no more than the text."""
    folder = shared / "data" / "workbooks"
    with (folder / "truth_de_mojibake.csv").open(encoding="utf-8", newline="") as stream:
        truth = sorted((row["spoilt"], row["truth"]) for row in csv.DictReader(stream))
    mended = [c for path in sorted(folder.glob("*.xlsx")) for c in normalise(files.open(path), select=["mojibake"])]
    assert sorted((str(c.before), str(c.after)) for c in mended) == truth
    assert all(c.safe for c in mended)


def test_a_column_nobody_knows_is_asked_for_by_its_heading(shared: Path) -> None:
    book = files.open(shared / "data" / "workbooks" / "de_kundenliste_mojibake.xlsx")
    only = normalise(book, only=["Vorname"])
    assert only and {c.heading for c in only} == {"Vorname"}
