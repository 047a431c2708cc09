"""A currency without a rate is told as soon as the home currency is known, from wherever it is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xltable.actions.validate import validate

from .builder import book_of

ORDERS = {
    "order_id": ["O-1", "O-2"],
    "order_date": [date(2026, 3, 1), date(2026, 3, 2)],
    "amount": [10.0, 20.0],
    "currency": ["USD", "EUR"],
}


@pytest.mark.parametrize(
    ("known", "without_rate"),
    [({"currency": "EUR"}, "USD"), ({"home": "DE"}, "USD"), ({"home": "US"}, "EUR"), ({}, None)],
)
def test_the_home_currency_is_that_of_the_home_country(known: dict[str, Any], without_rate: str | None) -> None:
    issues = validate(book_of({"transactions": ORDERS}, **known), select=["missing-rate"])
    assert [issue.value for issue in issues] == ([] if without_rate is None else [without_rate])
