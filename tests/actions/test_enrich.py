"""Enrich: what it adds is right in every program, stays right when done again, and leaves the user's cells alone."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

import xltable.files as files
from xltable import package
from xltable.actions import translate as translation
from xltable.actions.enrich import Enrichment, enrich, write
from xltable.actions.generate import generate
from xltable.book import Book
from xltable.errors import TemplateError, UsageError
from xltable.schema import load

from ..derived.samples import AS_OF, Cells, trade, workbook
from ..recalculate import differences, formulas, needs_office, recalculated

SUPPORT = ("settings", "rates", "countries")


def opened(path: Path, language: str = "en", **more: Any) -> Book:
    more.setdefault("as_of", AS_OF)
    return files.open(path, template="exporter-full", language=language, home="CN", currency="EUR", **more)


def enriched(path: Path, output: Path, language: str = "en", **more: Any) -> Enrichment:
    plan = enrich(opened(path, language), sheets=more.pop("sheets", SUPPORT), **more)
    write(plan, output)
    return plan


def with_rates(path: Path, tmp_path: Path, language: str) -> Path:
    """An enriched workbook whose owner has typed rates."""
    first = tmp_path / "first.xlsx"
    plan = enriched(path, first, language)
    edit = package.Edit(package.Package.open(first))
    sheet = plan.sheets["rates"]
    cells = [[c.value for c in row] for row in openpyxl.load_workbook(first)[sheet].iter_rows()]
    row = next(i for i, r in enumerate(cells) if r[0] == "GBP")
    for offset, (code, day, rate) in enumerate(
        [("USD", date(2026, 1, 1), 0.9), ("USD", date(2026, 3, 1), 0.8), ("USD", date(2026, 4, 1), 0.5)]
    ):
        for col, value in enumerate((code, day, rate)):
            edit.set(sheet, row + offset, col, value)
    typed = tmp_path / "typed.xlsx"
    edit.save(typed)
    return typed


@needs_office
@pytest.mark.parametrize(
    ("language", "excel"),
    [
        pytest.param("zh", True, id="excel-tables-zh"),
        pytest.param("en", False, id="plain-ranges-en"),
        pytest.param("en", True, id="excel-tables-en", marks=pytest.mark.full),
        pytest.param("zh", False, id="plain-ranges-zh", marks=pytest.mark.full),
    ],
)
def test_libreoffice_calculates_what_we_cached(tmp_path: Path, language: str, excel: bool) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(language), language=language, excel=excel, top=0 if excel else 2)
    again = with_rates(path, tmp_path, language)
    output = tmp_path / "enriched.xlsx"
    plan = enriched(again, output, language)
    assert differences(output) == []
    assert formulas(output) > 100
    values = {f"{c.table.key}.{c.key}" for c in plan.columns if not c.live}
    assert values == {
        "contacts.purchase_interval", "contacts.rfm", "contacts.trade_bloc", "contacts.continent",
    }  # fmt: skip
    revenue = next(c for c in plan.columns if c.key == "revenue")
    assert [f.value for f in revenue.cells] == pytest.approx([131, 66, -12, 0, 0])


@needs_office
def test_the_judge_sees_a_wrong_value(tmp_path: Path) -> None:
    from xltable.formula import Formula

    path = workbook(tmp_path / "book.xlsx", trade(), excel=False)
    edit = package.Edit(package.Package.open(path))
    edit.set("Contacts", 1, 20, Formula("1+1", 3))
    edit.set("Contacts", 2, 20, Formula("1+1", 2))
    edit.save(tmp_path / "wrong.xlsx")
    found = differences(tmp_path / "wrong.xlsx")
    assert len(found) == 1 and "Contacts!U2: cached 3.0, calculated 2.0" in found[0]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("excel", [True, False], ids=["excel-tables", "plain-ranges"])
def test_twice_is_once(tmp_path: Path, excel: bool) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=excel)
    once, twice = tmp_path / "once.xlsx", tmp_path / "twice.xlsx"
    assert enriched(path, once)
    second = enriched(once, twice)
    assert not second
    assert second.added == {}
    assert parts(once) == parts(twice)


def test_the_user_s_cells_stay(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    enriched(path, tmp_path / "out.xlsx")
    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(tmp_path / "out.xlsx")
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert after[sheet.title][cell.coordinate].value == cell.value


def test_a_note_beside_the_table_is_not_hidden_with_the_columns_that_serve_formulas(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=False, top=2)
    book = openpyxl.load_workbook(path)
    sheet = book["Transactions"]
    far = sheet.max_column + 8
    sheet.cell(1, far, "prices agreed in May")
    sheet.column_dimensions[sheet.cell(1, far).column_letter].width = 44
    book.save(path)
    enriched(path, tmp_path / "out.xlsx")
    columns = openpyxl.load_workbook(tmp_path / "out.xlsx")["Transactions"].column_dimensions
    letter = sheet.cell(1, far).column_letter
    assert (columns[letter].hidden, columns[letter].width) == (False, 44)
    beyond = [name for name, column in columns.items() if column.hidden]
    assert beyond and all(column_index_from_string(name) > far for name in beyond)


def test_new_data_renews_in_place(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    once, changed, again = (tmp_path / f"{n}.xlsx" for n in ("once", "changed", "again"))
    first = enriched(path, once)
    interval = next(c for c in first.columns if c.key == "purchase_interval")
    assert next(iter(interval.cells)) == 31
    edit = package.Edit(package.Package.open(once))
    edit.set("Transactions", 2, 2, date(2026, 1, 11))
    edit.save(changed)
    second = enriched(changed, again)
    assert second and second.added == {}
    where = next(c for c in second.columns if c.key == "purchase_interval").at
    assert where == interval.at
    sheet = openpyxl.load_workbook(again)["Contacts"]
    assert sheet.cell(2, where.index + 1).value == 10


def test_a_typed_over_cell_stays_counts_and_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    once, typed, again = (tmp_path / f"{n}.xlsx" for n in ("once", "typed", "again"))
    first = enriched(path, once)
    amount = next(c for c in first.columns if c.key == "amount").at
    edit = package.Edit(package.Package.open(once))
    edit.set("Transactions", 1, amount.index, 1000)
    edit.save(typed)
    second = enriched(typed, again)
    assert openpyxl.load_workbook(again)["Transactions"].cell(2, amount.index + 1).value == 1000
    assert any("typed over" in str(note) and "Amount" in str(note) for note in second.notes)
    revenue = next(c for c in second.columns if c.key == "revenue")
    assert next(iter(revenue.cells)).value == 1000  # type: ignore[union-attr]


def test_a_column_the_user_keeps_gets_none_beside_it(tmp_path: Path) -> None:
    tables = trade()
    sold = dict(tables["transactions"]) | {"amount": [95, 41, 35, 100, 30, 27, 5, -12, 80]}
    path = workbook(tmp_path / "book.xlsx", {**tables, "transactions": sold}, excel=True)
    plan = enrich(opened(path), sheets=())
    assert "amount" not in {c.key for c in plan.columns if c.table.key == "transactions"}


def test_without_room_the_columns_stand_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=False)
    made = openpyxl.load_workbook(path)
    made["Contacts"].cell(1, 9).value = "in the way"
    made.save(path)
    output = tmp_path / "out.xlsx"
    plan = enriched(path, output)
    assert any("no free columns" in str(note) for note in plan.notes)
    sheet = openpyxl.load_workbook(output)["Contacts, worked out"]
    headings = [c.value for c in sheet[1]]
    assert headings[0] == "Customer ID"
    assert sheet.cell(2, headings.index("Orders") + 1).value == 2
    again = tmp_path / "again.xlsx"
    assert not enriched(output, again)
    assert parts(output) == parts(again)


def test_cells_that_must_be_read_first_make_values_and_it_is_said(tmp_path: Path) -> None:
    tables = trade()
    sold = dict(tables["transactions"]) | {"quantity": ["10 pcs", *tables["transactions"]["quantity"][1:]]}
    sold["unit_price"] = ["10,00", 20.5, 7, 25, 30, 9, 5, 6, 80]
    path = workbook(tmp_path / "book.xlsx", {**tables, "transactions": sold}, excel=True)
    plan = enrich(opened(path), sheets=SUPPORT)
    amount = next(c for c in plan.columns if c.key == "amount")
    assert not amount.live
    assert any("“Amount”" in str(note) and "cannot read" in str(note) for note in plan.notes)


def test_values_instead_of_formulas(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    plan = enriched(path, tmp_path / "out.xlsx", values=True, sheets=())
    assert not any(c.live for c in plan.columns)
    assert formulas(tmp_path / "out.xlsx") == 0


def test_a_large_workbook_gets_values_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xltable.derived._writing.MOST_STEPS", 40)
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    plan = enrich(opened(path), sheets=SUPPORT)
    live = {c.key for c in plan.columns if c.live}
    assert "revenue" not in live and "amount" in live
    assert any("so large" in str(note) and "“Revenue”" in str(note) for note in plan.notes)


def test_above_so_many_formulas_the_longest_tables_get_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    live = Counter(c.table.key for c in enrich(opened(path), sheets=SUPPORT).columns for _ in c.cells if c.live)
    monkeypatch.setattr("xltable.derived._writing.MOST_FORMULAS", live.total() - 1)
    plan = enrich(opened(path), sheets=SUPPORT)
    assert {c.table.key for c in plan.columns if c.live} == {*live} - {live.most_common(1)[0][0]}
    assert any("so large" in str(note) and "“Amount”" in str(note) for note in plan.notes)


def test_only_some_columns_bring_what_they_are_worked_out_from(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    plan = enrich(opened(path), columns=["contacts.revenue"], sheets=())
    assert {c.key for c in plan.columns} == {"revenue", "net_base", "amount_base", "rate", "amount"}
    with pytest.raises(UsageError, match="did you mean “revenue”"):
        enrich(opened(path), columns=["revenu"])


def test_what_is_missing_is_said_in_one_line_a_table(tmp_path: Path) -> None:
    contacts: Cells = {"customer_id": ["C-1", "C-2"], "company": ["A", "B"], "country": ["Germany", "France"]}
    path = workbook(tmp_path / "book.xlsx", {"contacts": contacts}, excel=True)
    plan = enrich(opened(path), sheets=())
    assert {c.key for c in plan.columns} == {"country_group", "continent", "trade_bloc"}
    lines = [str(n) for n in plan.notes if "left out" in str(n)]
    assert any("“Revenue”" in line and "Transactions" in line for line in lines)
    assert len(lines) <= 5


def test_lists_on_two_sheets_are_one(tmp_path: Path) -> None:
    tables = trade()
    path = workbook(tmp_path / "book.xlsx", tables, excel=False)
    made = openpyxl.load_workbook(path)
    copy = made.copy_worksheet(made["Transactions"])
    copy.title = "Transactions 2025"
    for row in range(2, copy.max_row + 1):
        copy.cell(row, 1).value = f"X-{row}"
    made.save(path)
    output = tmp_path / "out.xlsx"
    plan = enriched(path, output)
    revenue = next(c for c in plan.columns if c.key == "revenue")
    orders = next(c for c in plan.columns if c.key == "orders")
    assert [f.value for f in orders.cells] == [4, 2, 0, 0, 2]  # type: ignore[union-attr]
    assert revenue.live
    if shutil.which("soffice"):
        assert differences(output) == []


@needs_office
@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.full), "zh"])
def test_a_generated_workbook_calculates_what_is_typed(tmp_path: Path, language: str) -> None:
    blank, typed, output, twice = (tmp_path / f"{n}.xlsx" for n in ("blank", "typed", "out", "twice"))
    generate(blank, load("exporter"), language=language, home="CN", currency="EUR", as_of=AS_OF)
    empty = files.open(blank)
    edit = package.Edit(package.Package.open(blank))
    for key, cells in trade(language).items():
        table = empty[key]
        for name, values in cells.items():
            if name in table:
                edit.set(table.sheet, 1, table.columns[name].index, values[0])
    edit.save(typed)
    plan = enrich(files.open(typed, as_of=AS_OF))
    write(plan, output)
    assert plan.added == {}
    assert differences(output) == []
    cached = {c.key: c.cells[0] for c in plan.columns if c.table.key == "contacts"}
    assert cached["revenue"].value == 95 and cached["orders"].value == 1  # type: ignore[union-attr]
    again = enrich(files.open(output, as_of=AS_OF))
    write(again, twice)
    assert not again
    assert parts(output) == parts(twice)


@needs_office
def test_ours_is_known_again_after_a_save_in_libreoffice(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=True)
    once, again = tmp_path / "once.xlsx", tmp_path / "again.xlsx"
    enriched(path, once)
    saved = recalculated(once, tmp_path / "elsewhere")
    plan = enriched(saved, again, sheets=SUPPORT)
    assert plan.added == {}
    assert not any("typed over" in str(note) for note in plan.notes)
    assert set(plan.sheets.values()) <= set(opened(saved).own_sheets)
    assert differences(again) == []


def test_what_found_no_room_is_still_counted_on_our_sheets(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", trade(), excel=False)
    book = openpyxl.load_workbook(path)
    sheet = book["Transactions"]
    sheet.cell(2, sheet.max_column + 1, "a neighbour")
    book.save(path)
    plan = enriched(path, tmp_path / "out.xlsx", sheets=("overview", "by-month", *SUPPORT))
    assert plan.apart == {("transactions", 0)}
    overview = openpyxl.load_workbook(tmp_path / "out.xlsx", data_only=True)["Overview"]
    shown = {
        str(c.value): overview.cell(c.row + 1, c.column).value for row in overview.iter_rows(max_row=12) for c in row
    }
    expected = plan.worked.numbers("transactions", "net_base")
    assert shown["Revenue"] == pytest.approx(float(np.nansum(expected)))
    assert shown["Revenue"]


@needs_office
def test_lines_without_order_numbers_are_orders_of_their_own(tmp_path: Path) -> None:
    tables = trade()
    orders = {key: cells for key, cells in tables["transactions"].items() if key not in ("order_id", "line_no")}
    path = workbook(tmp_path / "book.xlsx", {**tables, "transactions": orders}, excel=True)
    plan = enriched(path, tmp_path / "out.xlsx")
    share = plan.worked.numbers("transactions", "order_share")
    assert np.nansum(share) > 1 and set(share[~np.isnan(share)]) == {1.0}
    assert differences(tmp_path / "out.xlsx") == []


OWN_REGIONS = """
labels = { en = "My regions", de = "Meine Regionen" }

[groups.dach]
labels = { en = "DACH", de = "DACH-Raum" }
codes = ["DE", "Austria", "瑞士"]

[groups.rest]
labels = { en = "Everybody else", de = "Alle anderen" }
codes = ["FR", "GB"]
"""


@pytest.fixture
def regional(tmp_path: Path) -> Path:
    """A workbook enriched with its owner's own regions, whose file lies beside it."""
    contacts: Cells = {"customer_id": ["C-1", "C-2"], "company": ["A", "B"], "country": ["Germany", "France"]}
    path = workbook(tmp_path / "book.xlsx", {"contacts": contacts}, excel=True)
    (tmp_path / "regions.toml").write_text(OWN_REGIONS, "utf-8")
    own = [str(tmp_path / "regions.toml"), "eu"]
    enriched(path, output := tmp_path / "regional.xlsx", groupings=own)
    return output


def regions(path: Path) -> list[Any]:
    return opened(path, language=opened(path).language)["contacts"].values("country_group")


@needs_office
def test_regions_of_the_users_own(regional: Path) -> None:
    assert regions(regional) == ["DACH", "Everybody else"]
    assert differences(regional) == []
    countries = next(s for s in openpyxl.load_workbook(regional).worksheets if s.title == "Countries")
    headings = [[c.value for c in row] for row in countries.iter_rows(max_row=8)]
    assert any({"My regions", "European Union"} <= set(row) for row in headings)


def test_a_workbook_remembers_its_regions(regional: Path, tmp_path: Path) -> None:
    assert not enriched(regional, again := tmp_path / "again.xlsx")
    assert parts(again) == parts(regional)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for path in (regional, tmp_path / "regions.toml"):
        shutil.move(path, moved)
    assert not enriched(moved / regional.name, moved / "again.xlsx")
    translated = moved / "deutsch.xlsx"
    translation.write(translation.translate(files.open(moved / regional.name, as_of=AS_OF), "de"), translated)
    assert regions(translated) == ["DACH-Raum", "Alle anderen"]
    enriched(translated, usual := moved / "usual.xlsx", groupings=["sales-regions"])
    assert regions(usual) == ["Western Europe", "Western Europe"]
    assert opened(usual).groupings == ()


def test_regions_that_are_lost_are_asked_for(regional: Path, tmp_path: Path) -> None:
    (tmp_path / "regions.toml").unlink()
    with pytest.raises(TemplateError, match=r"regions\.toml"):
        enriched(regional, tmp_path / "again.xlsx")
    assert not (tmp_path / "again.xlsx").exists()
