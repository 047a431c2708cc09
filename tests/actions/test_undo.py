"""What normalise changed in real workbooks is put back, to the same values; what was edited since is left and named."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import xltable
from xltable import files
from xltable.actions.normalise import normalise
from xltable.actions.save import save
from xltable.actions.undo import put_back, read_changes
from xltable.package import Package
from xltable.reports.changes import write as write_changes

from ..conftest import shared_folder
from ..derived.samples import AS_OF
from ..package._books import parts

LARGE = ("en_superstore_sales", "en_contacts_messy_2_sheets", "zh_courier_rates_by_customer_XEX_wide")
FOLDER = (shared_folder() or Path()) / "data" / "workbooks"
WORKBOOKS = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.full] if path.stem in LARGE else [])
    for path in sorted(FOLDER.glob("*.xlsx"))
]


def values(path: Path) -> dict[str, object]:
    """Every cell as openpyxl reads it, formulas as their text; a blank one is none at all."""
    book = openpyxl.load_workbook(path)
    return {
        f"{sheet.title}!{cell.coordinate}": getattr(cell.value, "text", cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def changed(path: Path, tmp_path: Path, unsafe: bool) -> tuple[Path, Path, int]:
    """The normalised copy, its list of changes as a user keeps it, and how many were made."""
    book = files.open(path, as_of=AS_OF)
    saved = save(book, out := tmp_path / "mended.xlsx", normalise(book, unsafe=unsafe))
    write_changes(listed := tmp_path / "changes.json", book, saved.applied, out)
    return out, listed, len(saved.applied)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("path", WORKBOOKS)
def test_real_workbooks_come_back_to_the_same_values(path: Path, unsafe: bool, tmp_path: Path, shared: Path) -> None:
    out, listed, made = changed(path, tmp_path, unsafe)
    undone = put_back(files.open(out, as_of=AS_OF), read_changes(listed), back := tmp_path / "back.xlsx")
    assert not undone.edited and len(undone.changes) == made
    assert values(back) == values(path)
    before, after = parts(path), parts(back)
    touched = {sheet.part for sheet in Package.open(path).sheets} | {"xl/styles.xml", "xl/workbook.xml"}
    assert {name for name in before if before[name] != after.get(name)} <= touched


def test_what_was_edited_since_is_left_and_named(shared: Path, tmp_path: Path) -> None:
    path = shared / "data" / "workbooks" / "en_contacts_messy_2_sheets.xlsx"
    out, listed, made = changed(path, tmp_path, unsafe=False)
    first = read_changes(listed)[0].place
    xltable.edit(out, {str(first): "mine now"}, output=(edited := tmp_path / "edited.xlsx"))
    undone = put_back(files.open(edited, as_of=AS_OF), read_changes(listed), back := tmp_path / "back.xlsx")
    assert [change.place for change in undone.edited] == [first]
    assert len(undone.changes) == made - 1 > 0
    expected = values(path) | {str(first).replace("'", ""): "mine now"}
    assert values(back) == expected
