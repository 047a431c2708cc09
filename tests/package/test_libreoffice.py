"""LibreOffice opens every kind of result, calculates it anew, and finds the values we cached."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from xltable.formula import Formula
from xltable.package import Area, Edit, NewColumn, Package

from ..recalculate import needs_office, recalculated
from .test_sheets import donor

pytestmark = [
    needs_office,
    pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning"),
]


def test_everything_at_once(book: Path, tmp_path: Path) -> None:
    changes = Edit(Package.open(book))
    changes.set("My Data", 1, 1, 10)
    changes.set("My Data", 4, 1, Formula("SUM(B2:B4)", 15))
    changes.set("Table", 2, 1, "Order key")
    formula = "Orders[[#This Row],[Total]]+1"
    changes.add_columns(
        "Table", Area(2, 1, 5, 3), [NewColumn("Plus", [Formula(formula, n) for n in (4, 5, 6)], calculated=formula)]
    )
    changes.put_sheets(donor(total=15), ["Overview", "Second"], position=0)
    changes.save(out := tmp_path / "out.xlsx")
    ours = openpyxl.load_workbook(out, data_only=True)
    (folder := tmp_path / "lo").mkdir()
    theirs = openpyxl.load_workbook(recalculated(out, folder), data_only=True)
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and cell.coordinate not in (
                    "K1",
                    "K2",
                    "C10",
                ):  # cached as nothing by the donor
                    assert theirs[sheet.title][cell.coordinate].value == cell.value, f"{sheet.title}!{cell.coordinate}"
