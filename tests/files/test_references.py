"""A column whose cells are the numbers of another list's records refers to them, whatever its heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from xltable import files
from xltable.kinds import Raw

from ._sheets import CONTACTS, PEOPLE, workbook

CODES = ["EX/11", "EX/12", "EX/13", "EX/14", "EX/15"]
COUNTED = [float(n) for n in range(1, 6)]


@pytest.mark.parametrize(
    ("own", "theirs", "numbers", "references", "found"),
    [
        ("Customer ID", "E.O. No.", CODES, [*CODES[:4], "EX/99", "EX/11"], True),
        ("Ledger", "E.O. No.", CODES, CODES, True),
        ("Ledger", "Ledger", COUNTED, COUNTED, True),
        ("Ledger", "Boxes", COUNTED, COUNTED, False),
        ("Customer ID", "Boxes", COUNTED, COUNTED, False),
        ("Ledger", "E.O. No.", CODES, ["ZZ/1", "ZZ/2", "ZZ/3", "ZZ/4", "EX/15"], False),
    ],
)
def test_what_cells_refer_to(
    tmp_path: Path, own: str, theirs: str, numbers: list[Raw], references: list[Raw], found: bool
) -> None:
    contacts = [(own, *CONTACTS), *((n, *person) for n, person in zip(numbers, PEOPLE, strict=True))]
    lines = ((f"SO-{i}", r, "2026-05-01", "Lamp", 10.0, "EUR") for i, r in enumerate(references))
    orders = [("Order number", theirs, "Order date", "Product", "Amount", "Currency"), *lines]
    book = files.open(workbook(tmp_path / "a.xlsx", {"Contacts": {"A1": contacts}, "Orders": {"A1": orders}}))
    named = {
        table: column.heading if (column := book[table].columns.get("customer_id")) else None
        for table in ("contacts", "transactions")
    }
    assert named["transactions"] == (theirs if found else None)
    assert named["contacts"] == (own if found or own == "Customer ID" else None)
