"""The numbers of records are found where their heading does not say whose they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from xltable import files
from xltable.kinds import Raw

from ._sheets import CONTACTS, PEOPLE, workbook

Rows = list[tuple[Raw, ...]]
ORDERS = ("Order number", "Customer ID", "Order date", "Product", "Amount", "Currency")


def book(path: Path, heading: str, numbers: list[Raw], references: list[Raw]) -> dict[str, str]:
    """The headings of the customers, by what they were taken for."""
    contacts: Rows = [(heading, *CONTACTS), *((n, *person) for n, person in zip(numbers, PEOPLE, strict=True))]
    orders: Rows = [
        ORDERS,
        *((f"SO-{i}", r, "2026-05-01", "Lamp", 10.0, "EUR") for i, r in enumerate(references)),
    ]
    opened = files.open(workbook(path, {"Contacts": {"A1": contacts}, "Orders": {"A1": orders}}))
    return {key: column.heading for key, column in opened["contacts"].columns.items()}


@pytest.mark.parametrize(
    ("heading", "numbers", "references", "found"),
    [
        ("№", [101.0, 102.0, 103.0, 104.0, 105.0], [101.0, 102.0, 103.0, 105.0, 101.0], True),
        ("Code", ["CL1", "CL2", "CL3", "CL4", "CL5"], ["CL1", "CL2", "CL3", "CL4", "CL9"], True),
        ("Code", ["CL1", "CL2", "CL3", "CL4", "CL5"], ["X1", "X2", "X3", "X4", "CL5"], False),
        ("Code", ["CL1", "CL2", "CL3", "CL3", "CL3"], ["CL1", "CL2", "CL3", "CL3", "CL3"], False),
        ("N°", ["CL1", "CL2", "CL3", "CL4", "CL5"], [], True),
        ("№", [1.0, 2.0, 3.0, 4.0, 5.0], [], False),
        ("Shelf", ["CL1", "CL2", "CL3", "CL4", "CL5"], [], False),
    ],
)
def test_what_others_refer_to_is_the_number(
    tmp_path: Path, heading: str, numbers: list[Raw], references: list[Raw], found: bool
) -> None:
    known = book(tmp_path / "a.xlsx", heading, numbers, references)
    assert known.get("customer_id") == (heading if found else None)
