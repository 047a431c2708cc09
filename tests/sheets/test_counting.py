"""Who counts, and once only: customers listed twice, customers nobody listed, days yet to come; reckoned by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import xltable.files as files
from xltable.actions.enrich import enrich, write
from xltable.package import Edit, Package

from ..derived.samples import Cells, workbook
from ..recalculate import differences, needs_office, recalculated

# Data bars are an extension that openpyxl does not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
TODAY = date(2026, 3, 10)
SHEETS = ["overview", "by-country", "by-segment", "by-month"]

CONTACTS: Cells = {
    "customer_id": ["C-1", "C-2", "C-1", "C-3", None],
    "company": ["One", "Two", "One again", "Three", "No number"],
    "country": ["Germany", "France", "Germany", "Germany", "France"],
}
SOLD: Cells = {
    "order_id": ["O-1", "O-1", "O-2", "O-3", "O-4", "O-5", "O-6", "O-7"],
    "customer_id": ["C-1", "C-1", "C-1", "C-2", "C-2", "C-9", None, "C-2"],
    "order_date": [
        date(2026, 3, 1), date(2026, 3, 1), date(2025, 3, 10), date(2026, 2, 1), date(2026, 3, 11), date(2025, 3, 11),
        date(2026, 1, 1), date(2024, 3, 10),
    ],
    "amount": [100, 50, 40, 30, 1000, 20, 7, 5],
}  # fmt: skip
# Of the window 2025-03-11 to 2026-03-10: O-1 (150), O-3 (30), O-5 (20), O-6 (7); of the one before only O-2 (40).


def made(folder: Path, contacts: Cells = CONTACTS) -> Path:
    path = workbook(folder / "book.xlsx", {"contacts": contacts, "transactions": SOLD}, excel=True)
    output = folder / "out.xlsx"
    write(enrich(files.open(path, home="DE", as_of=TODAY), sheets=SHEETS), output)
    return output


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("counting"))


@pytest.fixture(scope="module")
def book(output: Path) -> Any:
    return openpyxl.load_workbook(output, data_only=True)


def tiles(book: Any) -> dict[str, tuple[Any, Any]]:
    """The figures of the overview by their names, each with the one before."""
    sheet = book["Overview"]
    found = {}
    for row in range(4, 17):
        for col in (1, 4, 7, 10):
            name = sheet.cell(row, col).value
            if isinstance(name, str) and isinstance(sheet.cell(row + 1, col).value, int | float):
                found[name] = (sheet.cell(row + 1, col).value, sheet.cell(row + 2, col + 1).value)
    return found


def lines(sheet: Any, heading: str) -> dict[str, list[Any]]:
    return listed([list(row) for row in sheet.iter_rows(values_only=True)], heading)


def listed(rows: list[list[Any]], heading: str) -> dict[str, list[Any]]:
    """The rows beneath a heading of the first column, down to the total."""
    start = next(i for i, row in enumerate(rows) if row[0] == heading)
    found = {}
    for row in rows[start + 1 :]:
        found[row[0]] = row[1:]
        if row[0] == "Total":
            break
    return found


def test_the_last_year_and_the_one_before(book: Any) -> None:
    found = tiles(book)
    assert found["Revenue, 365 days"] == (207, 40)
    assert found["Orders, 365 days"] == (4, 1)
    assert found["Average order value, 365 days"] == (pytest.approx(51.75), 40)
    # O-1, O-3 and O-5 by three customers; nobody knows who placed O-6.
    assert found["Purchase frequency"] == (1, 1)


def test_every_customer_counts_once_listed_or_not(book: Any) -> None:
    found = {name: value for name, (value, _) in tiles(book).items()}
    assert found["Customers"] == 3
    assert found["Buying customers"] == 3  # C-1, C-2, and C-9 whom nobody listed
    assert found["Repeat purchase rate"] == pytest.approx(2 / 3)
    assert found["Revenue"] == 1252
    assert found["Average order value"] == pytest.approx(1252 / 7)


def test_by_country_adds_up(book: Any) -> None:
    found = lines(book["By country"], "Country")
    # Region, customers, their share, orders, revenue.
    assert found["Germany"][1] == 2 and found["Germany"][3:5] == [2, 190]
    assert found["France"][1] == 1 and found["France"][3:5] == [3, 1035]
    assert found["Not listed above"][1] == 0 and found["Not listed above"][3:5] == [2, 27]
    assert found["Total"][1] == 3 and found["Total"][3:5] == [7, 1252]


def test_segments_count_customers_once(book: Any) -> None:
    found = lines(book["By segment"], "Segment")
    assert {k: v[0] for k, v in found.items()} == {
        "High value": 1, "Ordinary": 1, "Potential": 1, "Not listed above": 0, "Total": 3,
    }  # fmt: skip


@needs_office
def test_as_libreoffice_reckons(output: Path) -> None:
    assert differences(output) == []


@needs_office
def test_rows_added_later_are_counted_and_totals_still_reconcile(tmp_path: Path) -> None:
    """After appended rows LibreOffice comes to the figures that enriching anew comes to."""
    once = {k: v[:2] + v[3:] for k, v in CONTACTS.items()}
    first = made(tmp_path, {**once, "customer_id": ["C-1", "C-2", "C-3", "C-9"], "company": ["1", "2", "3", "9"]})
    edit = Edit(Package.open(first))
    table = Package.open(first).table("Transactions")
    assert table is not None and table.area.first_col == 0
    width = table.area.last_col + 1
    edit.append_rows(table.sheet, table.name, [["O-8", "C-3", date(2026, 3, 5), 500, *[None] * (width - 4)]])
    grown = tmp_path / "grown.xlsx"
    edit.save(grown)
    reckoned = openpyxl.load_workbook(recalculated(grown, tmp_path / "calculated"), data_only=True)
    again = tmp_path / "again.xlsx"
    write(enrich(files.open(grown, home="DE", as_of=TODAY), sheets=SHEETS), again)
    anew = openpyxl.load_workbook(again, data_only=True)
    for sheet, heading in (("By country", "Country"), ("By country", "Region"), ("By segment", "Segment")):
        theirs, ours = lines(reckoned[sheet], heading), lines(anew[sheet], heading)
        assert theirs.keys() == ours.keys()
        for name, cells in ours.items():
            near = [pytest.approx(c) if isinstance(c, int | float) else c for c in cells]
            assert theirs[name] == near, (heading, name)
    for found in (lines(reckoned["By country"], "Country"), lines(reckoned["By country"], "Region")):
        assert found["Total"][4] == 1752
        assert sum(v[4] for k, v in found.items() if k != "Total") == pytest.approx(1752)
    assert tiles(reckoned)["Revenue, 365 days"] == (707, 40)
    assert differences(again) == []
