"""What is told in a reader's language is told in that language throughout, whatever the workbook's."""

from __future__ import annotations

import pytest

from xltable.rules import SHELF
from xltable.speech import say

from .builder import Lists, book_of

ABROAD: Lists = {
    "contacts": {
        "company": ["Acme"],
        "contact_name": ["Jan de Boer"],
        "country": ["NL"],
        "phone": ["+49 30 901820"],
        "postcode": ["SW1A 1AA"],
        "state": ["US-CA"],
        "timezone": ["Asia/Tokyo"],
        "tax_id": ["DE136695976"],
        "legal_basis": [None],
    }
}
TOLD = (
    *("missing-legal-basis", "phone-country-mismatch", "postcode-country-mismatch", "state-country-mismatch"),
    *("tax-id-country-mismatch", "timezone-country-mismatch"),
)


@pytest.mark.parametrize("rule", TOLD)
def test_a_country_is_named_in_the_readers_language(rule: str) -> None:
    (issue,) = SHELF[rule].check(book_of(ABROAD))
    english, chinese = say(issue.message), say(issue.message, "zh")
    assert "the Netherlands" in english and "荷兰" not in english
    assert "荷兰" in chinese and "Netherlands" not in chinese


def test_lists_are_written_as_the_language_writes_them() -> None:
    (issue,) = SHELF["missing-column"].check(book_of({"contacts": {"email": ["amy@acme.example"]}}))
    assert "”、“" in say(issue.message, "zh") and "”, “" in say(issue.message)
