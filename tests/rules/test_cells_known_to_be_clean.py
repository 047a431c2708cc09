"""A column of which some cells are known to be clean says the same as one whose cells are all read one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xltable.book import Book, reading
from xltable.kinds import Kind, kind

from .builder import book_of

ROWS = 8
CELLS = {
    "transactions": {
        "order_id": ["O-1", " O-2", "O-3", 17850.0, "O-5", "1.38E+10", "O-7", "O-8"],
        "unit_price": [12.5, "12,50 EUR", None, 12.5, "$3", -1.0, "on request", "12,50 EUR"],
        "quantity": [1.0, 2.0, 3.0, "4", 5.0, 6.0, "1,5", 8.0],
        "currency": ["EUR", "EUR", "USD", "USD", None, "EUR", "EUR", "USD"],
        "notes": ["call again", "call  again", "Müller", "MÃ¼ller", "x ", None, "ok", "call again"],
    }
}


def told(book: Book) -> dict[str, list[tuple[object, object]]]:
    """What every cell of a book means, and what is at fault with it."""
    table = book["transactions"]
    found: dict[str, list[tuple[object, object]]] = {}
    for key in table.columns:
        readings = table.readings(key)
        faults = {record: (raw, reading) for record, raw, reading in readings.where(lambda r: r.fault is not None)}
        found[key] = [(readings.value(i), faults.get(i)) for i in range(ROWS)]
        assert [v for v, _ in found[key]] == readings.values
    return found


def test_the_same_is_told_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = told(book_of(CELLS))

    def slow(name: str) -> Kind:
        return replace(kind(name), as_held=None)

    monkeypatch.setattr(reading, "kind", slow)
    assert quick == told(book_of(CELLS))
    assert sum(fault is not None for cells in quick.values() for _, fault in cells) >= 9
