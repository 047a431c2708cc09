"""No rule raises, whatever the workbook is like; and what is not there is not complained of twice."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from xltable.actions.validate import validate
from xltable.book import Book
from xltable.findings import Issue
from xltable.kinds import Raw
from xltable.rules import SHELF
from xltable.speech import Sentence, say

from .builder import Facts, Lists, book_of, exporter

ODD: tuple[Raw, ...] = (
    "",
    " ",
    "=",
    "+",
    "¿?",
    "\u200b",
    "x" * 3_000,
    "1.38E+10",
    "03/04/05",
    0.0,
    -1.5,
    float("inf"),
    1e300,
    7,
    True,
    False,
    date(1, 1, 1),
    date(9999, 12, 31),
    datetime(2026, 1, 1, 23, 59, 59, 999_999),
    time(12, 30),
    timedelta(hours=30),
    None,
)


def every(values: Callable[[int], list[Raw]]) -> dict[str, dict[str, list[Raw]]]:
    """All columns of all tables of the default template, each with the values for its number."""
    return {t.key: {c.key: values(i) for i, c in enumerate(t.columns)} for t in exporter().tables}


def turned(by: int) -> list[Raw]:
    return [ODD[(by + i) % len(ODD)] for i in range(len(ODD))]


LISTS: dict[str, Lists] = {
    "no tables": {},
    "no columns": {t.key: {} for t in exporter().tables},
    "no records": every(lambda i: []),
    "empty cells only": {
        "contacts": {"customer_id": ["C-1"], **{c.key: [None] for c in exporter().tables[0].columns[1:]}}
    },
    "unknown columns only": {"contacts": {"": ["x"], "Religion": ["x"], "🙂": [3.0]}},
    "one column": {t.key: {t.columns[-1].key: ["x", "y"]} for t in exporter().tables},
    "odd values": every(turned),
    "a table on two sheets": {
        "contacts": {"customer_id": ["C-1"], "email": ["a@b.example"]},
        "contacts 2": {"customer_id": ["C-1"], "phone": ["+49 30 901820"]},
        "transactions": {"order_id": ["O-1"], "customer_id": ["C-1"]},
        "transactions 2": {"order_id": ["O-1"], "order_date": [date(2026, 1, 1)]},
    },
}


@functools.cache
def made(name: str) -> Book:
    return book_of(LISTS[name])


@functools.cache
def bare() -> Book:
    """Odd values, and nothing known besides them: no facts, no heading rows, a rates sheet of rubbish."""
    book = book_of(every(turned), home="DE", currency="EUR", own_cells=lambda name: [list(ODD), []])
    book.look = lambda sheet: None
    for table in book.tables:
        table.header_rows = ()
    return book


@pytest.mark.parametrize("rule", SHELF.names)
@pytest.mark.parametrize("name", LISTS)
def test_no_rule_raises(rule: str, name: str) -> None:
    for issue in SHELF[rule].check(made(name)):
        assert_tellable(issue)


@pytest.mark.parametrize("rule", SHELF.names)
def test_no_rule_needs_facts_headers_or_a_home(rule: str) -> None:
    for issue in SHELF[rule].check(bare()):
        assert_tellable(issue)


@pytest.mark.parametrize("rule", SHELF.names)
def test_facts_far_outside_the_table_are_no_matter(rule: str) -> None:
    far = Facts({(900, 90): "A1:B2"}, {(900, 90): ""}, [], [(900, 901)], [(90, 91)])
    book = book_of({"contacts": {"customer_id": ["C-1"]}}, facts={"Contacts": far})
    for issue in SHELF[rule].check(book):
        assert_tellable(issue)


def assert_tellable(issue: Issue) -> None:
    """An issue can be said in both languages, and what is about a cell says which."""
    assert isinstance(issue.message, Sentence)
    for language in ("en", "zh"):
        assert say(issue.message, language).strip()
    if issue.column is not None:
        assert issue.place is not None and issue.heading is not None
    if issue.change is not None:
        assert issue.change.place == issue.place and issue.change.after != issue.change.before


def test_a_bare_list_gets_information_only() -> None:
    """A wild list without numbers, dates or countries is worth checking, and is no wall of errors."""
    book: Book = book_of({"contacts": {"company": ["Acme Ltd", "Blue Sea"], "email": ["amy@acme.example", None]}})
    assert {issue.severity for issue in validate(book)} == {"info"}


@pytest.mark.parametrize(("empty", "told"), [(1, 1), (3, 0)])
def test_an_amount_left_out_where_nearly_all_are_typed(empty: int, told: int) -> None:
    amounts = [*(10.0 * n for n in range(1, 21 - empty)), *([None] * empty)]
    orders = {"order_id": [f"O-{n}" for n in range(20)], "unit_price": [10.0] * 20, "amount": amounts}
    found = validate(book_of({"transactions": orders}), select=["missing-value"])
    assert [(i.severity, i.heading) for i in found if i.column == "amount"] == [("warning", "Amount")] * told
