"""A new workbook, of every template in every language: right from the start, in its language, the same each time."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import xltable
from xltable import speech
from xltable.actions.generate import generate
from xltable.schema import load

from ..recalculate import differences, needs_office

# Data bars are an extension that openpyxl, which reads the recalculated workbook, does not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

DAY = date(2026, 11, 28)
TEMPLATES = ("minimal", "exporter", "exporter-full", "survey")
LANGUAGES = speech.spoken()
EVERYWHERE = frozenset(
    re.findall(
        r"\w+",
        """
        ABS AND AVERAGE AVERAGEIF AVERAGEIFS CHOOSE COLUMN COLUMNS COUNT COUNTA COUNTBLANK
        COUNTIF COUNTIFS DATE DAY EDATE EOMONTH EXACT FALSE FIND IF IFERROR
        INDEX INDIRECT INT ISBLANK ISERROR ISNUMBER ISTEXT LARGE LEFT LEN LOWER
        MATCH MAX MEDIAN MID MIN MOD MONTH N NA NETWORKDAYS NOT
        NOW OFFSET OR PERCENTILE QUARTILE RANK REPT RIGHT ROUND ROUNDDOWN ROUNDUP
        ROW ROWS SEARCH SIGN SMALL SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT
        SUMSQ TODAY TRIM TRUE UPPER VALUE VLOOKUP WEEKDAY YEAR HYPERLINK LOOKUP
        AGGREGATE
        """,
    )
)
"""Functions of Excel 2010, LibreOffice 7, WPS and Google Sheets alike (each program's own list of functions)."""
_FUNCTION = re.compile(r"([A-Z][A-Z0-9.]+)\(")
_ENGLISH = re.compile(r"\b(?:the|such as|and|with|from|your|what|this|is|are|of the)\b", re.I)
"""What tells an English sentence from a name or a code."""
_TEXT = re.compile(r'"[^"]*"')


def made(folder: Path, template: str, language: str, sample: int | None) -> Path:
    path = folder / f"{template}-{language}.xlsx"
    own = None if template == "survey" else sample
    generate(path, load(template), language=language, home="CN", currency="CNY", as_of=DAY, sample=own)
    return path


def some(*cases: tuple[str, str]) -> list[object]:
    """Every template in every language in `make check`; these alone in `make test`."""
    return [
        pytest.param(t, lang, marks=() if (t, lang) in cases else pytest.mark.full)
        for t in TEMPLATES
        for lang in LANGUAGES
    ]


@pytest.mark.parametrize(
    ("template", "language"), some(("exporter", "en"), ("exporter-full", "zh"), ("minimal", "ar"), ("survey", "de"))
)
def test_it_has_no_problems(tmp_path: Path, template: str, language: str) -> None:
    book = xltable.open(made(tmp_path, template, language, 40), as_of=DAY)
    assert (book.template.name, book.language) == (template, language)
    assert [str(i.message) for i in xltable.validate(book) if i.severity != "info"] == []


def test_what_two_customers_share_is_marked(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(made(tmp_path, "exporter", "en", 1))["Contacts"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    marks = [(str(area.sqref), rule.formula[0]) for area in sheet.conditional_formatting for rule in area.rules]
    doubled = {area.split(":")[0] for area, formula in marks if "COUNTIF" in formula and ">1" in formula}
    assert doubled == {f"{letters[heading]}2" for heading in ("Customer ID", "E-mail", "Phone", "Mobile")}


@needs_office
@pytest.mark.parametrize(("template", "language"), some(("minimal", "ru")))
def test_libreoffice_comes_to_the_same_values(tmp_path: Path, template: str, language: str) -> None:
    path = made(tmp_path, template, language, 40)
    assert differences(path) == []
    for page in openpyxl.load_workbook(path, data_only=True).worksheets:
        shown = [
            c.coordinate for row in page.iter_rows() for c in row if isinstance(c.value, str) and c.value[:1] == "#"
        ]
        assert shown == [], page.title


@pytest.mark.parametrize(("template", "language"), some(("exporter-full", "en")))
def test_formulas_use_only_what_every_program_has(tmp_path: Path, template: str, language: str) -> None:
    used: set[str] = set()
    with zipfile.ZipFile(made(tmp_path, template, language, 5)) as package:
        for part in package.namelist():
            if part.startswith("xl/") and part.endswith(".xml"):
                formulas = re.findall(
                    r"<(?:\w+:)?(?:f|formula1?|formula2|definedName|calculatedColumnFormula)\b[^>]*>([^<]+)<",
                    package.read(part).decode(),
                )
                for formula in formulas:
                    used.update(_FUNCTION.findall(_TEXT.sub("", formula.replace("&quot;", '"'))))
    assert used - EVERYWHERE == set()


@pytest.mark.parametrize(
    "language", [pytest.param(x, marks=() if x == "zh" else pytest.mark.full) for x in LANGUAGES[1:]]
)
@pytest.mark.parametrize("template", ["exporter-full", "survey"])
def test_no_english_sentence_is_left(tmp_path: Path, template: str, language: str) -> None:
    """What stands on our sheets, in prompts and in captions is said in the language; names and codes are the same."""
    english, other = texts(made(tmp_path, template, "en", None)), texts(made(tmp_path, template, language, None))
    assert {t for t in english & other if t.endswith((".", "?", "!")) and _ENGLISH.search(t)} == set()


def texts(path: Path) -> set[str]:
    """The texts of a workbook's cells, prompts, alerts and sheet names."""
    found: set[str] = set()
    for page in openpyxl.load_workbook(path).worksheets:
        found.add(page.title)
        found.update(c.value for row in page.iter_rows() for c in row if isinstance(c.value, str) and c.value[0] != "=")
        for rule in page.data_validations.dataValidation:
            found.update(t for t in (rule.prompt, rule.promptTitle, rule.error, rule.errorTitle) if t)
    return found


@pytest.mark.parametrize(
    "template", ["minimal", pytest.param("exporter", marks=pytest.mark.full), "exporter-full", "survey"]
)
def test_the_same_each_time(tmp_path: Path, template: str) -> None:
    (tmp_path / "again").mkdir()
    one, other = made(tmp_path, template, "en", 12), made(tmp_path / "again", template, "en", 12)
    assert one.read_bytes() == other.read_bytes()


def test_the_sample_shows_what_every_mark_looks_like(tmp_path: Path) -> None:
    """A planned contact missed, a record gone stale, feedback past its day, a request open too long, one left alone."""
    book = xltable.open(made(tmp_path, "exporter", "en", 12), as_of=DAY)
    noted = {i.rule for i in xltable.validate(book)}
    assert {"overdue-follow-up", "stale-record", "pending-feedback"} <= noted
    contacts, service = book["contacts"], book["service"]
    assert "Yes" in contacts.columns["do_not_contact"].raw
    assert "Yes" in service.columns["overdue"].raw


def test_the_sample_is_nobodys(tmp_path: Path) -> None:
    contacts = xltable.open(made(tmp_path, "minimal", "en", 60))["contacts"]
    mails = [m for m in contacts.columns["email"].raw if m]
    assert len(contacts) == 60 and mails
    assert all(str(m).endswith((".example", "@example.com", "@example.org", "@example.net")) for m in mails)
