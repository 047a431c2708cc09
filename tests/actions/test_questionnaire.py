"""The questionnaire filled in by a customer, in every language: its answers are rows of the feedback table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import xltable
from xltable import speech
from xltable.actions.generate import generate
from xltable.schema import Template, load

from ..recalculate import converted, needs_office

pytestmark = [pytest.mark.filterwarnings("ignore:.*extension is not supported"), needs_office]
DAY = date(2026, 11, 28)
ANSWERS: dict[str, Any] = {
    "B6": date(2026, 11, 20),
    "B8": 4,
    "B9": 9,
    "B10": 6,
    "B12": "很好, merci",
    "B13": "Купить ещё",
}


def answered(folder: Path, language: str, customer: str = "C-0007") -> Path:
    path = folder / f"{language}-{customer}.xlsx"
    generate(path, load("survey"), language=language)
    book = openpyxl.load_workbook(path)
    for cell, answer in (ANSWERS | {"B5": customer}).items():
        book.worksheets[0][cell] = answer
    book.save(path)
    return path


@pytest.mark.parametrize("languages", [("ja",), pytest.param(speech.spoken(), marks=pytest.mark.full)])
def test_answers_are_feedback(tmp_path: Path, languages: tuple[str, ...]) -> None:
    paths = [answered(tmp_path, language) for language in languages]
    (tmp_path / "back").mkdir()
    converted(paths, tmp_path / "back")
    for path, language in zip(paths, languages, strict=True):
        book = xltable.open(tmp_path / "back" / path.name, as_of=DAY)
        assert book.language == language
        assert [str(i.message) for i in xltable.validate(book) if i.severity != "info"] == []
        feedback = book["feedback"]
        read = {k: [feedback.readings(k).value(i) for i in range(len(feedback))] for k in ("survey_type", "score")}
        assert read == {"survey_type": ["csat", "nps", "ces", "open"], "score": [4, 9, 6, None]}
        assert set(feedback.columns["customer_id"].raw) == {"C-0007"}
        assert feedback.columns["suggestion"].raw[3] == "Купить ещё"
        assert len(set(feedback.columns["feedback_id"].raw)) == 4


@pytest.mark.full
def test_answers_copied_into_a_feedback_table_count(tmp_path: Path) -> None:
    """Two customers answer; their rows are copied, as values, under the columns of the same names, as README tells."""
    own = tmp_path / "own.xlsx"
    generate(own, load("exporter"), language="fr", home="FR", currency="EUR", as_of=DAY, sample=12)
    forms = [answered(tmp_path, "fr", number) for number in ("C-0002", "C-0005")]
    (tmp_path / "back").mkdir()
    converted(forms, tmp_path / "back")
    book = openpyxl.load_workbook(own)
    feedback = book[title(load("exporter"))]
    headings = [cell.value for cell in feedback[1]]
    first = 1 + max(cell.row for cell in feedback["A"] if cell.value not in (None, ""))
    row = first
    for form in forms:
        sent = openpyxl.load_workbook(tmp_path / "back" / form.name, data_only=True)[title(load("survey"))]
        names, *answers = sent.iter_rows(values_only=True)
        for answer in answers:
            for name, value in zip(names, answer, strict=True):
                if name is not None and value not in (None, ""):
                    feedback.cell(row, 1 + headings.index(name), value)
            row += 1
    (table,) = feedback.tables.values()
    table.ref = f"A1:{table.ref.split(':')[1].rstrip('0123456789')}{row - 1}"
    book.save(own)
    read = xltable.open(own, as_of=DAY)
    assert [str(i) for i in xltable.validate(read) if i.severity != "info"] == []
    table_read = read["feedback"]
    new = range(len(table_read) - 8, len(table_read))
    assert [table_read.readings("score").value(i) for i in new] == [4, 9, 6, None] * 2
    assert [table_read.columns["customer_id"].raw[i] for i in new] == ["C-0002"] * 4 + ["C-0005"] * 4


def title(template: Template) -> str:
    """The French title of the feedback's sheet."""
    spec = template.table("feedback")
    assert spec is not None
    return spec.title("fr")


@pytest.mark.parametrize("languages", [("ar",), pytest.param(speech.spoken(), marks=pytest.mark.full)])
def test_unanswered_it_is_an_empty_list(tmp_path: Path, languages: tuple[str, ...]) -> None:
    for language in languages:
        path = tmp_path / f"{language}.xlsx"
        generate(path, load("survey"), language=language)
        book = xltable.open(path, as_of=DAY)
        assert [str(i.message) for i in xltable.validate(book) if i.severity != "info"] == []
