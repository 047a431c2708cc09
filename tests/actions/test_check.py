"""One workbook checked as its configuration asks: what is silenced and why, what is told, the rows around it."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from xltable.actions.check import Checked, check, unused
from xltable.actions.excerpt import excerpt
from xltable.actions.normalise import normalise
from xltable.actions.silence import wanted
from xltable.actions.validate import validate
from xltable.book import Book
from xltable.errors import UsageError
from xltable.schema.config import Config
from xltable.speech import say

from ..rules.builder import Lists, book_of

SHOP: Lists = {
    "contacts": {
        "customer_id": ["C-1", "C-2", "C-3"],
        "company": ["Acme  Ltd", "Blue  Sea", "Cedar"],
        "country": ["DE", "FR", "GB"],
        "email": ["amy@", "bo@", "cy@cedar.example"],
        "phone": ["+49 30 901820", None, "call me"],
        "owner": ["Li", None, "  Wang \n Min"],
        "Our note": ["x", "y", None],
    },
}


def book() -> Book:
    return book_of(SHOP)


def checked(raw: dict[str, Any], **more: Any) -> Checked:
    return check(book(), Config(**raw), select=["untidy-value", "unreadable-value"], **more)


def told(found: Checked) -> list[tuple[str, str | None]]:
    return [(i.rule, i.place.cell if i.place else None) for i in found.issues]


EVERY = [
    ("unreadable-value", "D2"),
    ("untidy-value", "B2"),
    ("unreadable-value", "D3"),
    ("untidy-value", "B3"),
    ("unreadable-value", "E4"),
    ("untidy-value", "F4"),
]


@pytest.mark.parametrize(
    ("raw", "gone"),
    [
        ({}, []),
        ({"columns": {"email": {"ignore": ["unreadable-value"]}}}, ["D2", "D3"]),
        ({"columns": {"contacts.company": {"ignore": ["untidy-value"]}}}, ["B2", "B3"]),
        ({"columns": {"E-mail": {"ignore": ["untidy-value"]}}}, []),
        ({"suppress": [{"rule": "unreadable-value", "column": "email", "reason": "r"}]}, ["D2", "D3"]),
        ({"suppress": [{"rule": "unreadable-value", "column": "E-mail", "reason": "r"}]}, ["D2", "D3"]),
        ({"suppress": [{"rule": "untidy-value", "record": "C-2", "reason": "r"}]}, ["B3"]),
        ({"suppress": [{"rule": "unreadable-value", "value": "call me", "reason": "r"}]}, ["E4"]),
        ({"suppress": [{"rule": "untidy-value", "record": "C-2", "value": "Acme  Ltd", "reason": "r"}]}, []),
    ],
)
def test_what_the_configuration_silences(raw: dict[str, Any], gone: list[str]) -> None:
    left = checked(raw)
    assert sorted(told(left)) == sorted(issue for issue in EVERY if issue[1] not in gone)
    assert sum(left.counts.values()) == len(left.issues)


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ({}, {"B2", "B3"}),
        ({"ignore": ["untidy-value"]}, set()),
        ({"columns": {"company": {"ignore": ["untidy-value"]}}}, set()),
        ({"suppress": [{"rule": "untidy-value", "record": "C-2", "reason": "It is spelt so."}]}, {"B2"}),
    ],
)
def test_what_is_silenced_is_not_mended_either(raw: dict[str, Any], left: set[str]) -> None:
    changes = normalise(book(), only=["company"])
    assert {change.place.cell for change in wanted(changes, Config(**raw))} == left


def test_a_suppression_of_no_use_is_named_once_for_all_files() -> None:
    raw = {
        "suppress": [
            {"rule": "untidy-value", "record": "C-2", "reason": "r"},
            {"rule": "untidy-value", "record": "C-77", "reason": "r"},
            {"rule": "orphan-record", "reason": "of a rule that was not asked for"},
        ]
    }
    found = [checked(raw), checked(raw)]
    assert [s.record for s in unused(found)] == ["C-77"]
    assert unused([checked({})]) == []


@pytest.mark.parametrize(
    "raw",
    [
        {"suppress": [{"rule": "untidy-valu", "reason": "r"}]},
        {"columns": {"email": {"ignore": ["untidy-valu"]}}},
    ],
)
def test_a_rule_that_is_none_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        checked(raw)
    assert say(caught.value) == "There is no rule called “untidy-valu”; did you mean “untidy-value”?"


def test_values_are_compared_as_they_are_read() -> None:
    lists: Lists = {"contacts": {"customer_id": ["C-1", "C-2"], "company": ["x", "y"], "grade": [7.0, 8.5]}}
    for value, left in ((7, 1), (7.0, 1), ("7", 1), (8.5, 1), ("8.50", 2)):
        config = Config(suppress=({"rule": "not-a-choice", "value": value, "reason": "r"},))  # type: ignore[arg-type]
        assert len(check(book_of(lists), config, select=["not-a-choice"]).issues) == left


def test_it_travels_between_processes() -> None:
    found = checked({}, rows=True, marks=True)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert [say(i.message, "zh") for i in again.issues] == [say(i.message, "zh") for i in found.issues]


def test_many_are_told_as_one_unless_all_are_wanted() -> None:
    cells = {"customer_id": [f"C-{i}" for i in range(50)], "grade": ["Z"] * 50}
    many = book_of({"contacts": cells}, template_recorded=True)
    short = check(many, Config(), select=["not-a-choice"])
    assert (len(short.issues), short.counts["error"]) == (4, 50)
    assert len(check(many, Config(), select=["not-a-choice"], everything=True).issues) == 50


def test_the_cells_around_a_fault() -> None:
    some = book()
    by_cell = {i.place.cell: excerpt(some, i) for i in validate(some) if i.place}
    phone = by_cell["E4"]
    assert phone is not None
    # Whom the row is about, what a phone is read by, and the neighbours; the fault is marked.
    assert [(c.letter, c.value, c.fault) for c in phone.cells] == [
        ("A", "C-3", False),
        ("B", "Cedar", False),
        ("C", "GB", False),
        ("D", "cy@cedar.example", False),
        ("E", "call me", True),
        ("F", "  Wang \n Min", False),
    ]
    assert (phone.row, phone.owner) == (4, "Wang Min")
    heading = by_cell["G1"]
    assert heading is None, "a heading is in no record"
