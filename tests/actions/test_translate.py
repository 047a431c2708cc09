"""Translate: what xltable ships changes, what the user wrote stays, every formula means the same, and back again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import xltable.files as files
from xltable import package, speech
from xltable.actions.enrich import enrich
from xltable.actions.enrich import write as enriched
from xltable.actions.generate import generate
from xltable.actions.translate import Translation, translate, write
from xltable.actions.validate import validate
from xltable.errors import UsageError
from xltable.schema import load
from xltable.speech import say

from ..derived.samples import AS_OF, trade, workbook
from ..package._books import doctored
from ..recalculate import differences, needs_office, recalculated
from .board import board
from .whole import unlike, whole

EXAMPLE = Path(__file__).parents[2] / "examples" / "exporter.xlsx"
SHEETS = ("overview", "by-country", "follow-ups", "customer-card", "countries", "rates", "settings")


def into(path: Path, language: str, output: Path, **more: Any) -> Translation:
    planned = translate(files.open(path, as_of=AS_OF, **more), language)
    write(planned, output)
    return planned


def there_and_back(path: Path, tmp_path: Path, language: str, **more: Any) -> list[str]:
    there, back = tmp_path / f"{language}.xlsx", tmp_path / f"back-from-{language}.xlsx"
    source = files.open(path).language
    assert into(path, language, there, **more)
    assert into(there, source, back)
    return unlike(path, back)


def customers(tmp_path: Path, *, excel: bool) -> Path:
    """A workbook of every table, enriched."""
    path = workbook(tmp_path / "plain.xlsx", trade("en"), language="en", excel=excel, top=0 if excel else 2)
    output = tmp_path / "customers.xlsx"
    book = files.open(path, template="exporter-full", language="en", home="CN", currency="EUR", as_of=AS_OF)
    enriched(enrich(book, sheets=SHEETS), output)
    return output


def generated(tmp_path: Path, language: str) -> Path:
    path = tmp_path / f"new-{language}.xlsx"
    generate(path, load("exporter"), language=language, home="CN", currency="EUR", as_of=AS_OF)
    return path


def filled(path: Path, sheet: str, typed: dict[str, Any]) -> Path:
    """A generated workbook with the first row of a sheet typed in."""
    edit = package.Edit(package.Package.open(path))
    headings = [cell.value for cell in openpyxl.load_workbook(path)[sheet][1]]
    for column, value in typed.items():
        edit.set(sheet, 1, headings.index(column), value)
    output = path.with_name(f"filled-{path.name}")
    edit.save(output)
    return output


EACH = [True, pytest.param(False, marks=pytest.mark.full)]
OTHERS = [
    pytest.param(code, marks=() if code == "zh" else pytest.mark.full) for code in speech.spoken() if code != "en"
]


@pytest.mark.full
@pytest.mark.parametrize("language", OTHERS)
def test_an_empty_workbook_is_as_one_made_in_that_language(tmp_path: Path, language: str) -> None:
    output = tmp_path / "translated.xlsx"
    into(generated(tmp_path, "en"), language, output)
    assert unlike(generated(tmp_path, language), output) == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "excel", [True, pytest.param(False, marks=pytest.mark.full)], ids=["excel-tables", "plain-ranges"]
)
def test_there_and_back(tmp_path: Path, language: str, excel: bool) -> None:
    assert there_and_back(customers(tmp_path, excel=excel), tmp_path, language, template="exporter-full") == []


@pytest.mark.parametrize("tables", [True, False], ids=["excel-tables", "plain-ranges"])
def test_there_and_back_with_formulas_of_the_users(tmp_path: Path, tables: bool) -> None:
    other = there_and_back(board(tmp_path / "board.xlsx", tables=tables), tmp_path, "zh")
    assert other == ["('property', 'xltable.language'): None ≠ 'en'"]


@needs_office
@pytest.mark.parametrize("tables", EACH, ids=["excel-tables", "plain-ranges"])
def test_the_users_formulas_come_to_the_same(tmp_path: Path, tables: bool) -> None:
    path, output = board(tmp_path / "board.xlsx", tables=tables), tmp_path / "zh.xlsx"
    assert differences(path) == []
    planned = into(path, "zh", output)
    assert differences(output) == []
    before, after = (openpyxl.load_workbook(p, data_only=True)["My board"] for p in (path, output))
    numbers = [(b.value, a.value) for (b,), (a,) in zip(before["B1:B14"], after["B1:B14"], strict=True)]
    assert [b for b, _ in numbers if not isinstance(b, str)] == [a for _, a in numbers if not isinstance(a, str)]
    assert ("Germany", "德国") in numbers and ("Done", "已完成") in numbers
    assert planned.formulas > 8


def test_what_the_user_built_on_a_word_changes_with_it(tmp_path: Path) -> None:
    output = tmp_path / "zh.xlsx"
    planned = into(board(tmp_path / "board.xlsx", tables=True), "zh", output)
    book = openpyxl.load_workbook(output)
    assert [c.value for c in book["Orders"][1]] == [
        "Order ID",
        "客户编号",
        "订单日期",
        "状态",
        "金额",
        "Where to",
        "Flag",
    ]
    assert [c.value for c in book["Contacts"][3]] == ["C-2", "Acme", "法国", "B级", "经销商", "否", "Germany"]
    assert [book["My words"][cell].value for cell in ("A1", "A3", "C2")] == ["已完成", "已发货", "已取消"]
    assert [book["My board"][cell].value for cell in ("A1", "A2", "A3")] == ["已完成", "已取消", "Germany"]
    assert book["My board"]["B3"].value == '=COUNTIFS(Contacts[国家],"德国",Contacts[客户等级],"A级")'
    assert book["My board"]["B6"].value == '=SUM(COUNTIFS(Orders[状态],{"已完成","已取消"}))'
    assert book["Orders"]["G2"].value == '=IF(AND(D2="已完成",F2="德国"),"Done","-")'
    assert book.defined_names["DoneTotal"].attr_text == 'SUMIFS(Orders!$E$2:$E$5,Orders!$D$2:$D$5,"已完成")'
    seen = whole(output)
    assert seen["Orders", "condition", "A2:G5", 1] == ("expression", ('$D2="已取消"',))
    assert seen["Contacts", "validation", "F2:F100"][1] == '"是,否"'
    assert "已完成" in seen["charts",][0] and "Done" not in seen["charts",][0]
    told = [say(note, "en") for note in planned.notes]
    assert ("2 headings stay" in told[0] and "“Order ID”" not in told[0]) or "“Client”" in told[0]
    assert any("“distributor”" in note for note in told) and any("Orders!G2" in note for note in told)


@needs_office
@pytest.mark.parametrize("excel", EACH, ids=["excel-tables", "plain-ranges"])
def test_libreoffice_calculates_what_we_cached(tmp_path: Path, excel: bool) -> None:
    output = tmp_path / "zh.xlsx"
    into(customers(tmp_path, excel=excel), "zh", output, template="exporter-full")
    assert differences(output) == []


@needs_office
@pytest.mark.full
def test_the_example_enriched_and_translated(tmp_path: Path) -> None:
    first, output = tmp_path / "enriched.xlsx", tmp_path / "en.xlsx"
    enriched(enrich(files.open(EXAMPLE, home="CN", as_of=date(2026, 11, 22))), first)
    planned = into(first, "en", output)
    assert differences(output) == []
    assert len(planned.changes) > 2000
    assert {"Overview", "By country", "交易"} <= set(openpyxl.load_workbook(output).sheetnames)


@needs_office
@pytest.mark.full
@pytest.mark.parametrize("language", ["zh", "ar"])
def test_there_and_back_after_a_save_in_libreoffice(tmp_path: Path, language: str) -> None:
    """The tables keep what is typed, their formulas, formats, drop-downs and names; nothing is a problem on the way."""
    path, there, back = (tmp_path / f"{name}.xlsx" for name in ("new", "there", "back"))
    today = date.today()  # as LibreOffice reckons
    generate(path, load("exporter"), language="en", home="CN", currency="EUR", as_of=today, sample=12)
    (tmp_path / "saved").mkdir()
    saved = recalculated(path, tmp_path / "saved")
    write(translate(files.open(saved, as_of=today), language), there)
    write(translate(files.open(there, as_of=today), "en"), back)
    for output, spoken in ((there, language), (back, "en")):
        book = files.open(output, as_of=today)
        assert book.language == spoken
        assert [str(issue.message) for issue in validate(book) if issue.severity != "info"] == []
    tables = {table.sheet for table in files.open(saved, as_of=today).tables}
    before, after = (_typed_in(output, tables) for output in (saved, back))
    assert len(before) > 1000
    assert {place: (seen, after.get(place)) for place, seen in before.items() if after.get(place) != seen} == {}


def _typed_in(path: Path, sheets: set[str]) -> dict[tuple[Any, ...], Any]:
    """What stands on some sheets: values, formulas and formats of cells, drop-downs and tables; and all names.

    Formulas that fill new rows, which LibreOffice drops, come back; a format may be written with or without `\\`.
    """
    seen = {place: what for place, what in whole(path).items() if place[0] in (sheets | {"name"})}
    cells = {
        place: (content, number_format.replace("\\", ""), *looks)
        for place, (content, _, (number_format, *looks)) in _cells(seen)
    }
    rules = {place: what for place, what in seen.items() if place[0] == "name" or place[1] == "validation"}
    tables = {place: what[:2] for place, what in seen.items() if place[1] == "table"}
    return cells | rules | tables


def _cells(seen: dict[tuple[Any, ...], Any]) -> list[tuple[tuple[Any, ...], Any]]:
    return [
        (place, what) for place, what in seen.items() if len(place) == 2 and isinstance(what, tuple) and len(what) == 3
    ]


@pytest.mark.full
def test_only_what_a_made_workbook_still_has_of_ours_changes(tmp_path: Path) -> None:
    typed = {"Customer ID": "C-1", "Company": "Muster", "Country": "Germany", "Grade": "B", "Notes": "Germany"}
    path = filled(generated(tmp_path, "en"), "Contacts", typed)
    book = openpyxl.load_workbook(path)
    edit = package.Edit(package.Package.open(path))
    edit.set("Contacts", 0, [c.value for c in book["Contacts"][1]].index("City"), "Where")
    edit.save(typed_in := tmp_path / "typed.xlsx")
    renamed, output = tmp_path / "renamed.xlsx", tmp_path / "zh-first.xlsx"
    enriched(enrich(files.open(typed_in, as_of=AS_OF)), renamed)
    planned = into(renamed, "zh", output)
    sheet = openpyxl.load_workbook(output)["客户"]
    cells = {heading.value: cell.value for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["国家"], cells["客户等级"], cells["备注"], cells["客户名称"]) == ("德国", "B级", "Germany", "Muster")
    assert "Where" in cells
    assert planned.notes == ()
    again = files.open(output)
    assert (again.language, again.generated) == ("zh", True)
    assert there_and_back(renamed, tmp_path, "zh") == []


def test_a_heading_that_would_be_there_twice_stays(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Customer ID", "Company", "Country", "E-mail", "国家"])
    book.active.append(["C-1", "Muster", "Germany", "a@b.de", "mine"])
    book.save(path := tmp_path / "twice.xlsx")
    planned = into(path, "zh", output := tmp_path / "zh.xlsx")
    headings = [c.value for c in openpyxl.load_workbook(output).active[1]]
    assert headings == ["客户编号", "客户名称", "Country", "邮箱", "国家"]
    assert "“Country”" in say(planned.notes[0], "en")


def test_what_a_pivot_table_reads_stays(tmp_path: Path) -> None:
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org"
    kind = f"{office}/officeDocument/2006/relationships/pivotCacheDefinition"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>'
    source = '<worksheetSource ref="A1:G5" sheet="Orders"/>'
    path = doctored(
        board(tmp_path / "board.xlsx", tables=False),
        {
            "xl/_rels/workbook.xml.rels": lambda data: data.replace(b"</Relationships>", relation.encode()),
            "xl/pivotCache/pivotCacheDefinition1.xml": (
                f'<pivotCacheDefinition xmlns="{main}"><cacheSource type="worksheet">{source}</cacheSource>'
                '<cacheFields count="0"/></pivotCacheDefinition>'
            ).encode(),
        },
    )
    planned = translate(files.open(path), "zh")
    assert {change.place.sheet for change in planned.changes} == {"Contacts"}
    assert "“Orders”: stays as it is, because a pivot table" in say(planned.notes[0], "en")


def test_headings_in_both_languages_stay(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    headings = [["客户编号", "客户名称", "国家"], ["Customer ID", "Company", "Country"]]
    for row in (*headings, ["C-1", "Muster", "德国"]):
        book.active.append(row)
    book.save(path := tmp_path / "both.xlsx")
    output = tmp_path / "en.xlsx"
    write(translate(files.open(path, language="zh"), "en"), output)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(output).active]
    assert rows == [*headings, ["C-1", "Muster", "Germany"]]


def test_a_text_file_keeps_all_but_its_words(tmp_path: Path) -> None:
    path, output = tmp_path / "customers.csv", tmp_path / "zh.csv"
    path.write_bytes('Customer ID;Company;Country;Mine\r\nC-1;"Mu;ster";Germany;Germany\r\n'.encode("utf-8-sig"))
    write(translate(files.open(path), "zh"), output)
    expected = '客户编号;客户名称;国家;Mine\r\nC-1;"Mu;ster";德国;Germany\r\n'
    assert output.read_bytes() == expected.encode("utf-8-sig")


def test_a_workbook_in_its_own_language_stays_byte_for_byte(tmp_path: Path) -> None:
    path, output = board(tmp_path / "board.xlsx", tables=True), tmp_path / "same.xlsx"
    planned = into(path, "en", output)
    assert not planned
    assert unlike(path, output) == []


def test_a_language_that_is_not_spoken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not speak “xx”"):
        translate(files.open(board(tmp_path / "board.xlsx", tables=True)), "xx")
