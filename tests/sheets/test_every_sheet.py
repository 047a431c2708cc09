"""Every sheet of ours: built for books full, small and empty, and calculated by LibreOffice as we cached it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import xltable.files as files
from xltable import package
from xltable.actions.demo import AS_OF, CURRENCY, HOME, example
from xltable.actions.enrich import enrich, write
from xltable.actions.generate import generate
from xltable.schema import load
from xltable.sheets import SHELF
from xltable.speech import say

from ..derived.samples import trade, workbook
from ..recalculate import differences, formulas, needs_office
from .shop import SHOWN, TODAY, opened, records, shown

# Data bars are an extension that openpyxl, which reads the recalculated workbook, does not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.mark.full
@needs_office
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_demo_calculates_as_cached(tmp_path: Path, language: str) -> None:
    book = files.open(example(), home=HOME, currency=CURRENCY, as_of=AS_OF, language=language)
    plan = enrich(book, sheets=SHOWN)
    output = tmp_path / "demo.xlsx"
    write(plan, output)
    assert set(SHOWN) - set(plan.sheets) == {"rates"}
    titles = {say(SHELF[name].title, language) for name in plan.sheets}
    assert {t.removesuffix(" 2") for t in plan.sheets.values()} == titles
    assert differences(output) == []


@needs_office
@pytest.mark.parametrize(
    "excel", [True, pytest.param(False, marks=pytest.mark.full)], ids=["excel-tables", "plain-ranges"]
)
def test_a_clean_shop_is_live_and_calculates_as_cached(tmp_path: Path, excel: bool) -> None:
    output = shown(tmp_path, records(), excel=excel)
    assert differences(output) == []
    book = openpyxl.load_workbook(output)
    for name in ("By product", "By segment", "Concentration", "Satisfaction", "Service times", "Pending feedback",
                 "Open requests", "Completeness", "Customer card"):  # fmt: skip
        live = sum(c.data_type == "f" for row in book[name].iter_rows() for c in row)
        assert live > 20, name
    assert not any(c.data_type == "f" for row in book["Retention"].iter_rows() for c in row)


@pytest.mark.full
@needs_office
def test_an_empty_workbook_has_them_all(tmp_path: Path) -> None:
    output, language = tmp_path / "new.xlsx", "zh"
    generate(output, load("exporter-full"), language=language, home="CN", currency="CNY", as_of=TODAY)
    found = openpyxl.load_workbook(output).sheetnames
    assert {say(SHELF[name].title, language) for name in load("exporter-full").sheets} <= set(found)
    assert formulas(output) > 200
    assert differences(output) == []


@needs_office
def test_customers_alone_get_what_they_allow_and_one_line_for_the_rest(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", {"contacts": trade()["contacts"]}, excel=True)
    plan = enrich(opened(path), sheets=SHOWN)
    write(plan, tmp_path / "out.xlsx")
    assert {"overview", "by-country", "follow-ups", "completeness", "customer-card", "countries"} <= set(plan.sheets)
    absent = {"by-month", "by-product", "by-segment", "retention", "concentration", "satisfaction", "service",
              "pending-feedback", "open-requests"}  # fmt: skip
    assert absent.isdisjoint(plan.sheets)
    lines = [str(n) for n in plan.notes]
    for name in absent:
        assert sum(line.startswith(f"{SHELF[name].title} is left out") for line in lines) == 1, name
    assert differences(tmp_path / "out.xlsx") == []


def test_the_card_stays_with_the_customer_picked(tmp_path: Path) -> None:
    once = shown(tmp_path, records(), sheets=["customer-card"])
    edit = package.Edit(package.Package.open(once))
    edit.set("Customer card", 3, 1, "C-007")
    edit.save(tmp_path / "picked.xlsx")
    write(enrich(opened(tmp_path / "picked.xlsx"), sheets=["customer-card"]), tmp_path / "again.xlsx")
    card = openpyxl.load_workbook(tmp_path / "again.xlsx", data_only=True)["Customer card"]
    assert card["B4"].value == "C-007" and card["B6"].value == "Company 7"


def test_every_template_names_sheets_there_are() -> None:
    for name in ("exporter", "exporter-full", "minimal"):
        assert set(load(name).sheets) <= set(SHELF)


def test_the_default_workbook_keeps_its_sheets() -> None:
    assert load("exporter").sheets == (
        "overview", "by-country", "by-month", "follow-ups", "pending-feedback", "open-requests", "customer-card",
        "lists", "countries", "rates", "settings", "guide",
    )  # fmt: skip
