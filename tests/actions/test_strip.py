"""What enrich added goes again: every part as it was where nobody changed the file, else everything that is ours."""

from __future__ import annotations

import json
import sys
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import xltable
import xltable.files as files
from xltable import package
from xltable.actions.enrich import enrich, write
from xltable.actions.generate import generate
from xltable.actions.strip import strip
from xltable.actions.strip import write as write_stripped
from xltable.book import Book
from xltable.cli import main
from xltable.errors import Refused, UsageError
from xltable.schema import load

from ..conftest import shared_folder
from ..derived.samples import AS_OF, trade, workbook
from ..package._books import new_faults, parts

LARGE = ("en_superstore_sales", "en_contacts_messy_2_sheets", "zh_courier_rates_by_customer_XEX_wide")
FOLDER = (shared_folder() or Path()) / "data" / "workbooks"
WORKBOOKS = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.full] if path.stem in LARGE else [])
    for path in sorted(FOLDER.glob("*.xlsx"))
]


def opened(path: Path, **more: Any) -> Book:
    more.setdefault("as_of", AS_OF)
    return files.open(path, **more)


def enriched(path: Path, output: Path, days: int = 0, **more: Any) -> Path:
    write(enrich(opened(path, as_of=AS_OF + timedelta(days)), **more), output)
    return output


def sample(tmp_path: Path, *, excel: bool, language: str = "en") -> Path:
    return workbook(tmp_path / "book.xlsx", trade(language), language=language, excel=excel)


def cells(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {s.title: [[c.value for c in row] for row in s.iter_rows() if any(c.value for c in row)] for s in book}


def same_cells(one: Path, two: Path) -> bool:
    """Whether two workbooks hold the same values; a row is as wide as its last value."""

    def trimmed(path: Path) -> dict[str, list[list[object]]]:
        return {s: [_trim(row) for row in rows] for s, rows in cells(path).items()}

    return trimmed(one) == trimmed(two)


def _trim(row: list[object]) -> list[object]:
    while row and row[-1] is None:
        row = row[:-1]
    return row


@pytest.mark.parametrize("path", WORKBOOKS)
def test_enriched_enriched_again_and_stripped_every_part_is_as_it_was(path: Path, tmp_path: Path, shared: Path) -> None:
    once = enriched(path, tmp_path / "once.xlsx")
    twice = enriched(once, tmp_path / "twice.xlsx", days=40)  # another day: what depends on it is renewed
    stripping = strip(opened(twice))
    assert stripping.exact and not stripping.notes
    write_stripped(stripping, out := tmp_path / "stripped.xlsx")
    assert parts(out) == parts(path)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("excel", [True, False], ids=["excel-tables", "plain-ranges"])
def test_after_a_change_only_what_is_ours_goes(tmp_path: Path, shared: Path, language: str, excel: bool) -> None:
    path = sample(tmp_path, excel=excel, language=language)
    out = enriched(path, tmp_path / "out.xlsx")
    sheet = opened(path)["contacts"].sheet
    xltable.edit(out, {f"{package.quoted(sheet)}!B2": "Amélie"}, output=(edited := tmp_path / "edited.xlsx"))
    stripping = strip(opened(edited))
    assert not stripping.exact and stripping.columns and stripping.sheets
    write_stripped(stripping, bare := tmp_path / "bare.xlsx")
    xltable.edit(path, {f"{package.quoted(sheet)}!B2": "Amélie"}, output=(wanted := tmp_path / "wanted.xlsx"))
    assert same_cells(bare, wanted)
    assert new_faults(shared, path, bare) == set()
    left = package.Package.open(bare)
    assert not left.custom_properties and not [n for n in left.defined_names if "xltable" in n.name]
    tables = [(t.name, t.area, t.columns) for t in package.Package.open(path).tables]
    assert [(t.name, t.area, t.columns) for t in left.tables] == tables
    for name in (s.name for s in left.sheets):
        assert left.look(name).columns == package.Package.open(path).look(name).columns
        assert left.look(name).auto_filter == package.Package.open(path).look(name).auto_filter
    differ = {n for n in parts(path).keys() | parts(bare).keys() if parts(path).get(n) != parts(bare).get(n)}
    named = (
        "xl/worksheets/",
        "xl/styles.xml",
        "xl/workbook.xml",
        "[Content_Types].xml",
        "xl/calcChain.xml",
        "xl/_rels",
    )
    assert [n for n in differ if not n.startswith(named)] == []
    assert not strip(opened(bare))


def test_a_record_that_no_longer_holds_is_not_carried_on(tmp_path: Path) -> None:
    path = sample(tmp_path, excel=False)
    out = enriched(path, tmp_path / "out.xlsx")
    sheet = opened(path)["contacts"].sheet
    xltable.edit(out, {f"{sheet}!B2": "Amélie"}, output=(edited := tmp_path / "edited.xlsx"))
    again = enriched(edited, tmp_path / "again.xlsx")
    assert package.ADDED in parts(out) and package.ADDED not in parts(again)
    write_stripped(strip(opened(again)), bare := tmp_path / "bare.xlsx")
    assert openpyxl.load_workbook(bare)[sheet]["B2"].value == "Amélie"


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [("=SUM({column}2:{column}4)", "reads cells of “Contacts”"), ("mine", "stands to the right")],
    ids=["a formula of the user's", "a column of the user's"],
)
def test_what_the_user_built_on_it_is_not_torn_down(tmp_path: Path, cell: str, wanted: str) -> None:
    path = sample(tmp_path, excel=False)
    plan = enrich(opened(path))
    write(plan, out := tmp_path / "out.xlsx")
    places = [c.at.index for c in plan.columns if c.table.key == "contacts"]
    column = package.letters(places[0])
    beside = package.letters(max(places) + 1)
    value = xltable.Formula(cell[1:].format(column=column)) if cell[0] == "=" else cell
    at = f"Contacts!{beside}40" if cell[0] == "=" else f"Contacts!{beside}1"
    places_of = {at: value, f"Contacts!{beside}2": 1}
    xltable.edit(out, places_of, output=(edited := tmp_path / "edited.xlsx"))
    with pytest.raises(Refused, match=wanted):
        write_stripped(strip(opened(edited)), tmp_path / "bare.xlsx")
    assert not (tmp_path / "bare.xlsx").exists()


def test_a_generated_workbook_keeps_what_it_was_made_with(tmp_path: Path) -> None:
    generate(tmp_path / "new.xlsx", load("exporter"))
    with pytest.raises(UsageError, match="its own"):
        strip(opened(tmp_path / "new.xlsx"))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*words: object) -> tuple[int | str | None, str]:
        monkeypatch.setattr(sys, "argv", ["xltable", "enrich", *map(str, words), "--remove", "--language", "en"])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0, capsys.readouterr().out

    path = sample(tmp_path, excel=True)
    out, bare = enriched(path, tmp_path / "out.xlsx"), tmp_path / "bare.xlsx"
    code, said = run(out)
    assert code == 1 and "Sheets taken away: " in said and "byte for byte" in said
    code, said = run(out, "--format", "json", "-o", bare)
    told = json.loads(said)["files"][0]
    assert (code, told["exact"], told["output"]) == (0, True, str(bare)) and told["removed_columns"]
    assert parts(bare) == parts(path)
    code, said = run(path)
    assert code == 0 and "nothing of xltable's" in said
    assert run(out, "--values")[0] == 2
    assert run(out, "--in-place", "--quiet")[0] == 0
    assert parts(out) == parts(path)
    assert zipfile.is_zipfile(next(tmp_path.glob("out.*.bak.xlsx")))
