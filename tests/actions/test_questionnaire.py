"""The questionnaire filled in by a customer, in every language: its answers are rows of the feedback table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import xltable
from xltable import speech
from xltable.actions.generate import generate
from xltable.schema import load

from ..recalculate import converted, needs_office

pytestmark = [pytest.mark.filterwarnings("ignore:.*extension is not supported"), needs_office]
ANSWERS = {
    "B5": "C-0007",
    "B6": date(2026, 11, 20),
    "B8": 4,
    "B9": 9,
    "B10": 6,
    "B12": "很好, merci",
    "B13": "Купить ещё",
}


def answered(folder: Path, language: str) -> Path:
    path = folder / f"{language}.xlsx"
    generate(path, load("survey"), language=language)
    book = openpyxl.load_workbook(path)
    for cell, answer in ANSWERS.items():
        book.worksheets[0][cell] = answer
    book.save(path)
    return path


@pytest.mark.parametrize("languages", [("ja",), pytest.param(speech.spoken(), marks=pytest.mark.full)])
def test_answers_are_feedback(tmp_path: Path, languages: tuple[str, ...]) -> None:
    paths = [answered(tmp_path, language) for language in languages]
    (tmp_path / "back").mkdir()
    converted(paths, tmp_path / "back")
    for path, language in zip(paths, languages, strict=True):
        book = xltable.open(tmp_path / "back" / path.name, as_of=date(2026, 11, 28))
        assert book.language == language
        assert [str(i.message) for i in xltable.validate(book) if i.severity != "info"] == []
        feedback = book["feedback"]
        read = {k: [feedback.readings(k).value(i) for i in range(len(feedback))] for k in ("survey_type", "score")}
        assert read == {"survey_type": ["csat", "nps", "ces", "open"], "score": [4, 9, 6, None]}
        assert set(feedback.columns["customer_id"].raw) == {"C-0007"}
        assert feedback.columns["suggestion"].raw[3] == "Купить ещё"
        assert len(set(feedback.columns["feedback_id"].raw)) == 4


@pytest.mark.parametrize("languages", [("ar",), pytest.param(speech.spoken(), marks=pytest.mark.full)])
def test_unanswered_it_is_an_empty_list(tmp_path: Path, languages: tuple[str, ...]) -> None:
    for language in languages:
        path = tmp_path / f"{language}.xlsx"
        generate(path, load("survey"), language=language)
        book = xltable.open(path, as_of=date(2026, 11, 28))
        assert [str(i.message) for i in xltable.validate(book) if i.severity != "info"] == []
