"""LibreOffice opens every kind of result, calculates it anew, and finds the values we cached."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from xltable.errors import Refused, UnreadableFile
from xltable.formula import Formula
from xltable.package import Area, Edit, NewColumn, Package

from ..recalculate import converted, needs_office, recalculated
from .test_corpus import workbooks
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


@pytest.mark.full
def test_it_opens_what_became_of_real_workbooks(shared: Path, tmp_path: Path) -> None:
    """Every fourth of the corpus and all the real ones, each in a copy with one cell set, which must be seen there."""
    sources = [*workbooks(shared, 4), *sorted((shared / "data" / "workbooks").glob("*.xlsx"))]
    for folder in ("old", "new", "from-old", "from-new"):
        (tmp_path / folder).mkdir()
    places: dict[str, tuple[str, Path]] = {}
    for number, path in enumerate(sources):
        name = f"{number}{path.suffix}"
        try:
            package = Package.open(path)
            sheet = next(s.name for s in package.sheets if s.kind == "worksheet")
            changes = Edit(package)
            changes.set(sheet, 150, 20, "XLT 42")
            changes.save(tmp_path / "new" / name)
        except (UnreadableFile, Refused, StopIteration):
            continue  # counted elsewhere
        places[name] = sheet, path
    converted([tmp_path / "new" / name for name in places], tmp_path / "from-new", timeout=1200)
    lost = [name for name in places if not _seen(tmp_path / "from-new", name, places[name][0])]
    for name in lost:  # is it one that LibreOffice does not open anyway?
        shutil.copy(places[name][1], tmp_path / "old" / name)
    converted([tmp_path / "old" / name for name in lost], tmp_path / "from-old", timeout=300)
    spoilt = [places[n][1].name for n in lost if (tmp_path / "from-old" / Path(n).with_suffix(".xlsx")).exists()]
    assert spoilt == []
    assert len(lost) < len(places) / 10


def _seen(folder: Path, name: str, sheet: str) -> bool:
    path = folder / Path(name).with_suffix(".xlsx").name
    if not path.exists():
        return False
    rows = python_calamine.load_workbook(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return len(rows) > 150 and len(rows[150]) > 20 and rows[150][20] == "XLT 42"
