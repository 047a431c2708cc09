"""A baseline knows old faults again wherever their rows went, and hides no new one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path

import pytest

from xltable.actions import baseline
from xltable.actions.baseline import Baseline, Mark, mark
from xltable.actions.validate import validate
from xltable.book import Book
from xltable.errors import UsageError
from xltable.findings import Issue
from xltable.kinds import Raw
from xltable.speech import Sentence, say

from ..rules.builder import book_of

Rows = Sequence[Mapping[str, Raw]]

OLD: Rows = (
    {"customer_id": "C-1", "company": "Acme  Ltd", "email": "amy@", "grade": "Z"},
    {"customer_id": "C-2", "company": "Blue Sea", "email": None, "grade": "A"},
    {"customer_id": "C-3", "company": "Cedar", "email": "amy@", "grade": "Z"},
    {"customer_id": "C-3", "company": "Cedar", "email": "cy@cedar.example", "grade": None},
)
KEYLESS: Rows = tuple({k: v for k, v in row.items() if k != "customer_id"} for row in OLD)


def book(rows: Rows) -> Book:
    keys = dict.fromkeys(key for row in rows for key in row)
    return book_of({"contacts": {key: [row.get(key) for row in rows] for key in keys}})


def known(rows: Rows) -> Baseline:
    made = book(rows)
    return Baseline({"a.xlsx": [mark(made, issue) for issue in validate(made)]})


def new(of: Baseline, rows: Rows) -> list[tuple[str, str | None, Raw]]:
    made = book(rows)
    return [(i.rule, i.record, i.value) for i in validate(made) if not of.knows("a.xlsx", mark(made, i))]


@pytest.mark.parametrize("rows", [OLD, KEYLESS], ids=["with keys", "without keys"])
def test_sorting_and_inserting_rows_changes_nothing(rows: Rows) -> None:
    assert len(validate(book(rows))) > 4
    of = known(rows)
    clean = {"customer_id": "C-9", "company": "Nine", "email": "n@nine.example", "grade": "B"}
    clean = {key: value for key, value in clean.items() if key in rows[0]}
    for moved in (rows, rows[::-1], [clean, *rows], [*rows[2:], clean, *rows[:2]], rows[1:]):
        assert new(of, moved) == []


def test_moving_columns_changes_nothing() -> None:
    turned = [dict(reversed(row.items())) for row in KEYLESS]
    assert new(known(KEYLESS), turned) == []


def test_what_is_new_is_told() -> None:
    of = known(OLD)
    other = {**OLD[1], "email": "amy@"}
    assert new(of, [OLD[0], other, *OLD[2:]]) == [("unreadable-value", "C-2", "amy@")]
    changed = {**OLD[0], "email": "amy@@"}
    assert new(of, [changed, *OLD[1:]]) == [("unreadable-value", "C-1", "amy@@")]
    assert ("unreadable-value", None, "bo@") in new(known(KEYLESS), [*KEYLESS, {"company": "Dee", "email": "bo@"}])


def test_three_that_are_one_stay_known_in_every_order() -> None:
    three = [{"customer_id": f"C-{i}", "company": "Acme Ltd", "email": "amy@acme.example"} for i in range(3)]
    without = [{"company": row["company"], "email": "amy@acme.example", "phone": f"+49 30 90182{i}"}
               for i, row in enumerate(three)]  # fmt: skip
    for rows in (three, without):
        of = known(rows)
        assert {m.rule for m in of.files["a.xlsx"]} >= {"likely-duplicate"}
        for order in permutations(rows):
            assert new(of, order) == []


def pair(one: str, other: str) -> Issue:
    return Issue("likely-duplicate", Sentence("x"), table="contacts", record=one, other_record=other)


def test_a_fault_between_records_is_one_whichever_of_them_has_it() -> None:
    some = book(OLD)
    of = Baseline({"a.xlsx": [mark(some, pair("C-2", "C-1")), mark(some, pair("C-3", "C-1"))]})
    for one, other in (("C-1", "C-2"), ("C-2", "C-3"), ("C-3", "C-2")):
        assert of.knows("a.xlsx", mark(some, pair(one, other)))
    assert not of.knows("a.xlsx", mark(some, pair("C-4", "C-1")))
    assert not of.knows("a.xlsx", mark(some, pair("C-4", "C-5")))


def test_it_is_kept_in_a_file_and_gives_no_values_away(tmp_path: Path) -> None:
    made = book(OLD)
    marks = [mark(made, issue) for issue in validate(made)]
    path = tmp_path / "known.json"
    baseline.write(path, {"b.xlsx": marks, "a.xlsx": []})
    again = baseline.read(path)
    assert again.files == {"a.xlsx": frozenset(), "b.xlsx": frozenset(marks)}
    assert "amy@" not in path.read_text("utf-8")
    assert list(json.loads(path.read_text("utf-8"))) == ["xltable_baseline", "files"]
    first = path.read_bytes()
    baseline.write(path, {"a.xlsx": [], "b.xlsx": reversed(marks)})
    assert path.read_bytes() == first, "the order of faults is no change of the file"


def test_one_file_may_be_renamed_but_of_several_each_is_its_own() -> None:
    fault = Mark("orphan-record", "transactions", "customer_id", ("O-1",), "x")
    assert Baseline({"old.xlsx": [fault]}).knows("new.xlsx", fault)
    two = Baseline({"one.xlsx": [fault], "two.xlsx": []})
    assert two.knows("one.xlsx", fault)
    assert not two.knows("two.xlsx", fault)
    assert not two.knows("three.xlsx", fault)


def test_names_are_told_from_the_folder_of_the_baseline(tmp_path: Path) -> None:
    assert baseline.name_in(tmp_path / "known.json", tmp_path / "sub" / "a.xlsx") == "sub/a.xlsx"
    far = baseline.name_in(tmp_path / "sub" / "known.json", tmp_path / "a.xlsx")
    assert Path(far) == (tmp_path / "a.xlsx").resolve()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"xltable_baseline": 2, "files": {}}',
        '{"xltable_baseline": 1, "files": {"a": [{"x": 1}]}}',
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        baseline.read(path)
    assert "known.json" in say(caught.value) and "is not a baseline" in say(caught.value)
    assert "基线" in say(caught.value, "zh")


def test_a_baseline_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--write-baseline"):
        baseline.read(tmp_path / "none.json")
