"""A row's country is what its own cell says, else what its state proves."""

from __future__ import annotations

from collections.abc import Sequence

from xltable.book import Book
from xltable.rules import SHELF
from xltable.speech import say

from ..rules.builder import book_of

NOT_GIVEN_OUT = "392-123-6797"


def found(book: Book) -> list[str]:
    return [str(issue.place) for issue in SHELF["unreadable-value"].check(book)]


def american(states: Sequence[str | None], **more: Sequence[str | None]) -> Book:
    return book_of({"contacts": {"phone": [NOT_GIVEN_OUT] * len(states), "state": states, **more}})


def test_states_of_one_country_prove_the_country_of_their_rows_and_of_no_others() -> None:
    assert found(american(["TX", "NY", None, "CA"])) == ["Contacts!A2", "Contacts!A3", "Contacts!A5"]


def test_what_the_cell_says_goes_before_what_the_state_proves() -> None:
    book = american(["TX", "NY", "WA", "CA"], country=["ID", None, "ID", "ID"])
    first, second, *_ = (say(issue.message) for issue in SHELF["unreadable-value"].check(book))
    assert "Indonesia" in first and "United States" in second


def test_states_that_several_countries_have_prove_none() -> None:
    assert found(american(["AL", "CA", "PA"])) == []
    assert found(american(["TX", "TX", "TX"])) == []


def test_a_postcode_too_is_read_where_its_state_lies() -> None:
    lists = {"contacts": {"postcode": ["SW1A 1AA"] * 3, "state": ["Bayern", "Hessen", "Berlin"]}}
    assert len(list(SHELF["postcode-country-mismatch"].check(book_of(lists)))) == 3
