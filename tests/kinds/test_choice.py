"""Choices, tags, yes and no: a column keeps the language and the words it is written in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from xltable.kinds import Ambiguous, Choice, Context, Options, Raw, Reading, Tidy, Unreadable, kind

from ._laws import tidy

TYPES = (
    Choice("importer", {"en": "Importer", "zh": "进口商", "de": "Importeur"}, ("import company",)),
    Choice("wholesaler", {"en": "Wholesaler", "zh": "批发商", "de": "Großhändler"}),
    Choice("agent", {"en": "Agent", "zh": "代理", "de": "Agent"}),
)
MEANS_YES = ("√", "Y", "はい", 1.0, "☑", "Да")
MEANS_NO = ("×", "nein", "НЕТ", "✗", "無", "Não", 0.0)
MOODS = (Choice("good", {"en": "+"}), Choice("none", {"en": "0"}), Choice("bad", {"en": "−"}))


def read(name: str, raw: Raw, column: dict[Raw, int], **given: Any) -> Reading:
    context = replace(Context(options=Options(choices=TYPES, choice_list="types")), **given)
    return kind(name).read(raw, replace(context, evidence=kind(name).evidence(column, context)))


def test_the_language_of_the_column_is_clean_and_takes_the_rest_along() -> None:
    column: dict[Raw, int] = {"进口商": 8, "批发商": 5, "Importer": 1, "importeur": 1}
    assert read("choice", "进口商", column) == Tidy("importer")
    assert read("choice", "Importer", column) == Tidy("importer"), "the workbook's own language stays clean"
    german = read("choice", "importeur", column)
    assert isinstance(german, Tidy) and (german.written, german.safe) == ("进口商", True)


def test_a_spelling_the_column_keeps_to_is_clean() -> None:
    column: dict[Raw, int] = {"IMPORTER": 9, "Importeur": 1}
    assert read("choice", "IMPORTER", column) == Tidy("importer")
    assert tidy(read("choice", "Importeur", column)).written == "IMPORTER"


def test_a_synonym_says_something_of_its_own() -> None:
    column: dict[Raw, int] = {"Importer": 8, "import company": 1}
    synonym = read("choice", "import company", column)
    assert isinstance(synonym, Tidy)
    assert (synonym.value, synonym.written, synonym.safe) == ("importer", "Importer", False)
    for spelling in ("IMPORTER", " importer", "进口商", "Importeur"):
        assert tidy(read("choice", spelling, column)).safe, spelling


def test_what_surrounds_a_synonym_is_mended_and_the_synonym_kept() -> None:
    reading = read("choice", "import company\u200b", {"Importer": 8, "import company\u200b": 1})
    assert isinstance(reading, Tidy)
    assert (reading.fault, reading.written, reading.safe) == ("invisible-characters", "import company", True)
    several = read("tags", "agent, import company", {"Importer, Agent": 8})
    assert isinstance(several, Tidy) and (several.written, several.safe) == ("agent, Importer", False)


def test_nothing_is_made_of_a_synonym_that_the_column_keeps_to() -> None:
    column: dict[Raw, int] = {"Import company": 8, "Importeur": 1, "IMPORT COMPANY": 1}
    label, spelling = read("choice", "Importeur", column), read("choice", "IMPORT COMPANY", column)
    assert isinstance(label, Tidy) and (label.written, label.safe) == ("Import company", False)
    assert isinstance(spelling, Tidy) and (spelling.written, spelling.safe) == ("Import company", True)


def test_a_generated_workbook_keeps_our_labels() -> None:
    column: dict[Raw, int] = {"IMPORTER": 9}
    assert tidy(read("choice", "IMPORTER", column, canonical=True)).written == "Importer"


@pytest.mark.parametrize(
    ("typed", "proposal"), [("Importeer", "Importer"), ("Wholesalr", "Wholesaler"), ("Großhandler", "Wholesaler")]
)
def test_one_slip_is_proposed_and_never_written_unasked(typed: str, proposal: str | None) -> None:
    reading = read("choice", typed, {typed: 1})
    assert isinstance(reading, Unreadable) and (reading.proposal, reading.fault) == (proposal, "not-a-choice")


def test_what_is_not_on_the_list_is_told_with_the_nearest() -> None:
    reading = read("choice", "Import-Export", {})
    assert str(reading.why).startswith("“Import-Export” is not on the list of this column; the nearest is “Importer”")


@pytest.mark.parametrize(("sign", "key"), [("+", "good"), ("0", "none"), ("−", "bad"), ("-", "bad"), (0.0, "none")])
def test_signs_are_choices_too(sign: Raw, key: str) -> None:
    reading = read("choice", sign, {}, options=Options(choices=MOODS))
    assert isinstance(reading, Tidy) and reading.value == key


def test_what_two_choices_share_is_neither() -> None:
    shared = (Choice("a", {"en": "A"}, ("same",)), Choice("b", {"en": "B"}, ("same",)))
    assert isinstance(read("choice", "same", {}, options=Options(choices=shared)), Unreadable)


def test_drop_down_is_the_named_list_of_labels() -> None:
    seen = kind("choice").appearance(Options(choices=TYPES, choice_list="customer_type"), "zh")
    assert seen.validation and (seen.validation.type, seen.validation.first) == ("list", "lists_customer_type")
    assert seen.example == "进口商"


@pytest.mark.parametrize(("raw", "value"), [*((w, True) for w in MEANS_YES), *((w, False) for w in MEANS_NO)])
def test_yes_and_no_in_many_words(raw: Raw, value: bool) -> None:
    reading = read("yes-no", raw, {})
    assert isinstance(reading, Tidy) and reading.value is value
    assert reading.written == ("Yes" if value else "No") and reading.safe


def test_a_column_of_ticks_and_crosses_is_clean() -> None:
    column: dict[Raw, int] = {"√": 20, "×": 5, "x": 1}
    assert read("yes-no", "√", column) == Tidy(True)
    crossed = read("yes-no", "x", column)
    assert isinstance(crossed, Tidy) and (crossed.value, crossed.written) == (False, "×")


def test_a_lone_cross_is_not_guessed_in_chinese() -> None:
    assert isinstance(read("yes-no", "x", {"x": 3}, language="zh"), Ambiguous)


def test_tags_keep_the_separator_of_the_column() -> None:
    column: dict[Raw, int] = {"Importer；Agent": 5, "Agent；Wholesaler": 3}
    reading = read("tags", "Agent； agent；Wholesaler", column)
    assert isinstance(reading, Tidy) and (reading.value, reading.written) == (
        ("agent", "wholesaler"),
        "Agent；Wholesaler",
    )
