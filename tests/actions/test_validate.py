"""Validate: every rule once, one fault one issue, told in the workbook's order; summaries lose no count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.real_faults import MADE
from xltable import open as open_book
from xltable.actions.validate import FIRST, covered, summarise, validate
from xltable.errors import UsageError
from xltable.findings import Issue
from xltable.package.carried import Carried
from xltable.rules import SHELF
from xltable.speech import say, spoken

from ..rules.builder import Facts, Lists, book_of

SHOP: Lists = {
    "contacts": {
        "customer_id": ["C-1", "C-2", None, "C-2"],
        "company": ["Acme Ltd", "Blue  Sea", "Cedar", "Delta"],
        "email": ["amy@", "bo@blue.example", None, "BO@blue.example"],
        "do_not_contact": ["No", "Yes", "No", "No"],
        "next_action_date": [date(2026, 6, 1), date(2026, 6, 1), None, date(2027, 1, 1)],
        "grade": ["A", "Z", "B", "C"],
    },
    "transactions": {
        "order_id": ["O-1", "O-1", "O-2"],
        "customer_id": ["C-1", "C-2", "C-9"],
        "order_date": [date(2026, 1, 5), date(2026, 1, 5), date(2031, 1, 5)],
        "product": ["Lamp", None, "Table"],
        "amount": [10.0, 20.0, 30.0],
        "currency": [None, "USD", "USD"],
    },
}


def told(issues: list[Issue]) -> list[tuple[str, str | None, str | None]]:
    return [(i.rule, i.severity, str(i.place) if i.place else None) for i in issues]


def test_the_whole_of_a_small_shop() -> None:
    assert told(validate(book_of(SHOP))) == [
        ("missing-table", "info", None),
        ("missing-table", "info", None),
        ("missing-column", "info", None),
        ("unreadable-value", "error", "Contacts!C2"),
        ("overdue-follow-up", "info", "Contacts!E2"),
        ("untidy-value", "warning", "Contacts!B3"),
        ("contact-despite-objection", "error", "Contacts!E3"),
        ("not-a-choice", "error", "Contacts!F3"),
        ("incomplete-record", "info", "Contacts!A4"),
        ("missing-key", "error", "Contacts!A4"),
        ("duplicate-key", "error", "Contacts!A5"),
        ("missing-currency", "error", "Transactions!F2"),
        ("duplicate-key", "error", "Transactions!A3"),
        ("missing-value", "error", "Transactions!D3"),
        ("orphan-record", "error", "Transactions!B4"),
        ("future-date", "warning", "Transactions!C4"),
    ]


@pytest.mark.parametrize("rule", ["missing-value", "overdue-follow-up", "duplicate-key"])
def test_choosing_rules_only_filters(rule: str) -> None:
    every = validate(book_of(SHOP))
    assert validate(book_of(SHOP), select=[rule]) == [i for i in every if i.rule == rule]
    assert validate(book_of(SHOP), ignore=[rule]) == [i for i in every if i.rule != rule]


def test_severities_are_the_users() -> None:
    issues = validate(book_of(SHOP), severities={"orphan-record": "info", "missing-table": "warning"})
    assert {i.severity for i in issues if i.rule == "orphan-record"} == {"info"}
    assert {i.severity for i in issues if i.rule == "missing-table"} == {"warning"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"select": ["orphan-recrod"]}, "There is no rule called “orphan-recrod”; did you mean “orphan-record”?"),
        ({"ignore": ["nonsense!"]}, "There is no rule called “nonsense!”."),
        ({"severities": {"mojibake": "warn"}}, "There is no severity called “warn”; did you mean “warning”?"),
        ({"select": "mojibake"}, "Rules are given as a list of names, not as one text (“mojibake”)."),
    ],
)
def test_unknown_names_are_refused(options: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        validate(book_of(SHOP), **options)  # type: ignore[arg-type]
    assert say(caught.value) == said


def test_a_recorded_template_makes_what_is_missing_an_error() -> None:
    issues = validate(book_of(SHOP, template_recorded=True), select=["missing-table", "missing-column"])
    assert [i.severity for i in issues] == ["error", "error", "error"]


def test_no_table_at_all_is_an_error_and_nothing_else() -> None:
    assert told(validate(book_of({}))) == [("missing-table", "error", None)]


def test_no_rule_covers_itself_in_a_ring() -> None:
    assert [rule for rule in SHELF.names if rule in covered(rule)] == []


def test_an_error_cell_is_not_also_empty() -> None:
    facts = Facts(errors={(1, 1): "#N/A"})
    book = book_of({"contacts": {"customer_id": ["C-1"], "company": [None]}}, facts={"Contacts": facts})
    assert [i.rule for i in validate(book) if i.place] == ["formula-error"]


def test_a_formula_cell_gets_no_change() -> None:
    lists: Lists = {"contacts": {"customer_id": ["C-1", "C-2"], "company": ["Acme  Ltd", "Blue  Sea"]}}
    facts = Facts(formulas={(1, 1): 'TRIM("x")'})
    first, second = validate(book_of(lists, facts={"Contacts": facts}), select=["untidy-value"])
    assert first.change is None
    assert second.change is not None and second.change.after == "Blue Sea" and second.change.safe


@pytest.mark.parametrize(
    "formula",
    ["B3&1", "COUNTIF(Contacts!$B$2:$B$9,1)", "COUNTA(B:B)", "SUBTOTAL(3,Table1[Company])", "'Contacts'!B3", "$A2:$C2"],
)
def test_a_column_that_formulas_read_is_not_changed_unseen(formula: str) -> None:
    lists: Lists = {"contacts": {"customer_id": ["C-1", "C-2"], "company": ["Acme", "Blue  Sea"]}}
    book = book_of(lists, facts={"Contacts": Facts(formulas={(20, 9): formula})})
    (issue,) = validate(book, select=["untidy-value"])
    assert issue.change is not None and not issue.change.safe


@pytest.mark.parametrize("formula", ["A3&1", '"B3"', "Other!B3", "B1", "B30:B40", "B3OO+1", "LOG10(7)", "SUM(B.x)"])
def test_formulas_that_read_something_else_are_no_matter(formula: str) -> None:
    lists: Lists = {"contacts": {"customer_id": ["C-1", "C-2"], "company": ["Acme", "Blue  Sea"]}}
    book = book_of(lists, facts={"Contacts": Facts(formulas={(20, 9): formula})})
    (issue,) = validate(book, select=["untidy-value"])
    assert issue.change is not None and issue.change.safe


def many(n: int) -> list[Issue]:
    lists: Lists = {"contacts": {"customer_id": [f"C-{i}" for i in range(n)], "grade": ["Z"] * n, "source": ["Q"] * 3}}
    return validate(book_of(lists, template_recorded=True), select=["not-a-choice"])


def test_a_few_stay_as_they_are() -> None:
    assert summarise(many(20)) == many(20)


def test_many_become_the_first_few_and_one_for_the_rest() -> None:
    every = many(50)
    short = summarise(every)
    assert [i for i in short if i.column == "source"] == [i for i in every if i.column == "source"]
    *first, rest = [i for i in short if i.column == "grade"]
    assert first == [i for i in every if i.column == "grade"][:FIRST]
    assert (rest.count, rest.range, rest.place, rest.change) == (50 - FIRST, "B5:B51", None, None)
    assert str(rest.message).startswith("The same fault 47 more times in B5:B51, such as: “Z”")
    assert sum(i.count for i in short) == sum(i.count for i in every)
    assert summarise(short) == short


def test_what_says_several_in_one_line_names_each() -> None:
    wild = {"contacts": {"company": ["Acme"], "Colour": ["red"], "Shoe": [41.0]}}
    issues = [i for i in validate(book_of(wild)) if i.rule in ("missing-table", "unknown-column")]
    assert [str(i.message) for i in summarise(issues)] == [
        "There are no tables “Transactions”, “Service records”, “Feedback”, "
        "so what is worked out from them is left out.",
        "“Colour”, “Shoe” are no columns that xltable knows; they are kept and left alone.",
    ]
    assert [(i.count, i.range) for i in summarise(issues)] == [(3, None), (2, "B1:C1")]
    assert summarise(issues[-1:]) == issues[-1:]


def test_what_is_told_on_request_is_told_where_it_is_selected() -> None:
    carried = Carried(properties={"author": "Amy Lee"}, path=None, connections=(), links=(), pivots=())
    book = book_of({"contacts": {"company": ["Acme"]}}, carried=lambda: carried)
    assert "personal-properties" not in {i.rule for i in validate(book)}
    assert [i.value for i in validate(book, select=["personal-properties"])] == ["Amy Lee"]


WORKBOOKS = [
    pytest.param(file, id=file.stem, marks=() if file.stem.startswith("zh") else pytest.mark.full)
    for file in sorted(MADE[0].glob("*.xlsx"))
]


def verdicts(file: Path, language: str | None) -> set[tuple[str, str, str]]:
    issues = validate(open_book(file, language=language))
    return {(i.rule, str(i.place), str(i.change.after if i.change else "")) for i in issues}


@pytest.mark.parametrize("file", WORKBOOKS)
def test_the_language_it_is_told_in_changes_no_verdict(file: Path) -> None:
    judged = verdicts(file, None)
    assert judged and all(verdicts(file, language) == judged for language in spoken())
