"""The main job on real workbooks, end to end: every command keeps its word, and nothing of the user's is lost."""

from __future__ import annotations

import json
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine

from ..package._books import new_faults
from ..recalculate import differences, needs_office
from .walk import PATCHED, Walk, walked

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "exporter.xlsx"
CHINESE = ("--language", "zh", "--home", "CN")
SAMPLE = (
    "workbooks/de_kundenliste_mojibake.xlsx",
    "workbooks/en_crm_template_6_sheets.xlsx",
    "workbooks/zh_crm_customer_template_2_header_rows.xlsx",
    "crm_exports/salesforce_accounts_export.csv",
)
REST = (
    "workbooks/it_customers__zeros_lost.xlsx",
    "workbooks/en_sales_three_tables_one_sheet.xlsx",
    "workbooks/en_access_customer_list.xlsx",
    "workbooks/en_contacts_messy_2_sheets.xlsx",
    "workbooks/en_datablist_customers_countries.xlsx",
    "workbooks/en_superstore_sales.xlsx",
    "workbooks/es_clientes.xlsx",
    "workbooks/fr_liste_clients.xlsx",
    "workbooks/it_customers.xlsx",
    "workbooks/ja_customers_rfm.xlsx",
    "workbooks/ru_klienty_small.xlsx",
    "workbooks/zhHant_customers.xlsx",
    "workbooks/zh_courier_rates_by_customer_XEX_wide.xlsx",
    "workbooks/zh_garage_service_records_300.xlsx",
    "crm_exports/outlook_google_shared_contacts.csv",
    "crm_exports/salesforce_test_csvtext_BOM_UTF16LE.csv",
    "crm_exports/wave_customers_export.csv",
)
JOBS = [
    pytest.param((None, ()), id="example", marks=pytest.mark.full),
    pytest.param((None, CHINESE), id="example-zh"),
    *(pytest.param((name, ()), id=Path(name).stem) for name in SAMPLE),
    *(pytest.param((name, ()), id=Path(name).stem, marks=pytest.mark.full) for name in REST),
    *(pytest.param((name, CHINESE), id=f"{Path(name).stem}-zh", marks=pytest.mark.full) for name in (*SAMPLE, *REST)),
]
DRY = ("normalise dry", "normalise mended", "enrich dry", "enrich enriched")
NOT_THE_USERS = (
    "[Content_Types].xml",
    "_rels/",
    "docProps/custom.xml",
    "xl/_rels/",
    "xl/calcChain.xml",
    "xl/workbook.xml",
)
"""Parts that list the others, and what a workbook remembers of us."""


@pytest.fixture(scope="module", params=JOBS)
def walk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    name, options = request.param
    source = EXAMPLE if name is None else request.getfixturevalue("shared") / "data" / name
    return walked(source, tmp_path_factory.mktemp("job"), *options)


def issues(walk: Walk, step: str) -> list[dict[str, Any]]:
    found = walk.answers[step].file["issues"]
    assert isinstance(found, list)
    return found


def test_every_command_ends_as_promised(walk: Walk) -> None:
    for name, answer in walk.answers.items():
        document = json.loads(answer.out)
        assert len(document["files"]) == 1, name
        if name.startswith("validate"):
            assert answer.code == (1 if document["counts"]["error"] else 0), name
            assert all(set(issue) >= {"rule", "severity", "sheet", "cell", "message", "change"}
                       for issue in document["files"][0]["issues"])  # fmt: skip
        elif name not in DRY:
            assert answer.code == 0, (name, answer.err)
    safe = [c for c in walk.answers["normalise dry"].file["changes"] if c["safe"]]
    assert walk.answers["normalise dry"].code == (1 if safe else 0)
    assert walk.answers["enrich enriched"].code == 0, "there is nothing left to add"
    assert {name: text.code for name, text in walk.texts.items()} == {
        name: walk.answers[name].code for name in walk.texts
    }
    assert all(text.out.strip() and "Traceback" not in text.err for text in walk.texts.values())


def test_nothing_safe_is_left_to_mend(walk: Walk) -> None:
    left = [issue for issue in issues(walk, "validate mended") if issue["change"] and issue["change"]["safe"]]
    assert left == []
    assert walk.answers["normalise mended"].code == 0
    counts = walk.answers["normalise"].file["counts"]
    assert counts["applied"] == counts["wanted"] == counts["safe"]
    before, after = (walk.answers[step].file["counts"] for step in ("validate", "validate mended"))
    assert all(after[severity] <= before[severity] for severity in ("error", "warning"))


def test_only_the_cells_told_are_changed(walk: Walk) -> None:
    if walk.original.suffix not in PATCHED:
        pytest.skip("a text file has no parts to compare; tests/files compare its lines")
    told = {(c["sheet"], c["cell"]) for c in walk.answers["normalise"].file["changes"] if c["applied"]}
    before, after = cells(walk.original), cells(walk.mended)
    assert {at for at in before.keys() | after.keys() if before.get(at) != after.get(at)} == told
    assert not any(is_formula(before.get(at)) for at in told)


def test_enriching_twice_is_enriching_once(walk: Walk) -> None:
    with zipfile.ZipFile(walk.enriched) as once, zipfile.ZipFile(walk.again) as twice:
        assert once.namelist() == twice.namelist()
        assert [name for name in once.namelist() if once.read(name) != twice.read(name)] == []


def test_enriching_leaves_what_is_there(walk: Walk) -> None:
    if walk.mended.suffix not in PATCHED:
        pytest.skip("the enriched workbook of a text file is a new one")
    before, after = cells(walk.mended), cells(walk.enriched)
    assert {at: after.get(at) for at in before if before[at] != after.get(at)} == {}
    with zipfile.ZipFile(walk.mended) as old, zipfile.ZipFile(walk.enriched) as new:
        kept = [
            n
            for n in old.namelist()
            if not n.startswith(("xl/worksheets/sheet", "xl/tables/", "xl/styles", *NOT_THE_USERS))
        ]
        assert [name for name in kept if name not in new.namelist() or old.read(name) != new.read(name)] == []


def test_every_program_can_open_it(walk: Walk, request: pytest.FixtureRequest) -> None:
    for path in (walk.mended, walk.enriched):
        if path.suffix in PATCHED:
            book = python_calamine.CalamineWorkbook.from_path(str(path))
            assert [book.get_sheet_by_name(name).to_python() is not None for name in book.sheet_names]
    if walk.original.suffix in PATCHED:
        shared = request.getfixturevalue("shared")
        assert new_faults(shared, walk.original, walk.mended) == set()
        assert new_faults(shared, walk.original, walk.enriched) == set()


@needs_office
def test_libreoffice_calculates_what_we_said(walk: Walk) -> None:
    found = {line.partition(": cached")[0]: line for line in differences(walk.enriched)}
    if found and walk.original.suffix in PATCHED:
        for line in differences(walk.original):  # the user's own formulas
            found.pop(line.partition(": cached")[0], None)
    assert list(found.values()) == []


def test_no_issue_is_new_in_an_enriched_workbook(walk: Walk) -> None:
    known = {(i["rule"], i["severity"], i["message"]) for i in issues(walk, "validate mended")}
    found = [(i["rule"], i["severity"], i["message"]) for i in issues(walk, "validate enriched")]
    assert [issue for issue in found if issue not in known] == []


def cells(path: Path) -> dict[tuple[str, str], Any]:
    """What every cell holds, formulas as their text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what it would lose in saving; nothing is saved
        book = openpyxl.load_workbook(path)
    return dict(_cells(book))


def _cells(book: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield (sheet.title, cell.coordinate), getattr(cell.value, "text", cell.value)


def is_formula(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("=") and len(value) > 1
