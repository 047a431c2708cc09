"""One page for a customer to fill in: how satisfied, how likely to recommend us, and what should be better.

What is answered stands as rows of the feedback table beside it, so that the file that comes back is read like any list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..book import Area
from ..formula import Formula
from ..kinds import Validation
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout, literal, quoted
from ..speech import Sentence, say
from ..worked import Worked

title = "Questionnaire"
tab = "data"
generated_only = True

_NUMBER, _DAY, _FIRST = 4, 5, 7
"""Rows of the customer's number, of the day, and of the first question."""
_ANSWER = 1
"""The column answers stand in."""


@dataclass(frozen=True)
class _Question:
    key: str
    asked: Sentence
    ends: Sentence
    """What the ends of the scale mean, or how to answer."""
    scale: tuple[int, int] | None = None
    """From the least to the most; None for an answer in words."""
    height: float = 38


_QUESTIONS = (
    _Question(
        "csat",
        Sentence("How satisfied are you with our goods and our service?"),
        Sentence("1 not at all … 5 very"),
        (1, 5),
    ),
    _Question(
        "nps", Sentence("How likely are you to recommend us to others?"), Sentence("0 not at all … 10 surely"), (0, 10)
    ),
    _Question(
        "ces",
        Sentence("How easy was it to get what you needed from us?"),
        Sentence("1 very hard … 7 very easy"),
        (1, 7),
    ),
    _Question("category", Sentence("What is your answer mostly about?"), Sentence("Please pick from the list.")),
    _Question("text", Sentence("What was good, and what was not?"), Sentence("In your own words."), height=64),
    _Question("suggestion", Sentence("What should we do better?"), Sentence("In your own words."), height=64),
)


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Number and day, then a question a line: what is asked, the cell for the answer, what the numbers mean."""
    language = page.language
    page.plain()
    for col, width in enumerate((44, 34, 24)):
        page.width(col, col, width)
    page.write(0, 0, say(Sentence("How satisfied are you with us?"), language), "title")
    page.height(0, 32)
    about = Sentence("It takes two minutes: answer in the yellow cells, save the file and send it back to us.")
    page.merge(Area(1, 0, 1, 2), say(about, language), "subtitle", 34)
    _line(page, _NUMBER, Sentence("Your customer number"), Sentence("It stands on our invoices, such as C-0001."))
    page.validation(Area(_NUMBER, _ANSWER, _NUMBER, _ANSWER), Validation("length", 1, 40))
    _line(page, _DAY, Sentence("Today's date"), Sentence("such as 2026-03-05"), number_format="date")
    page.validation(Area(_DAY, _ANSWER, _DAY, _ANSWER), Validation("date", date(2000, 1, 1), date(9999, 12, 31)))
    for row, question in enumerate(_QUESTIONS, start=_FIRST):
        _line(page, row, question.asked, question.ends, question.height)
        check = _check(question, layout)
        if check:
            asked = say(question.ends, language)
            page.validation(Area(row, _ANSWER, row, _ANSWER), check, "", asked, asked)
    end = _FIRST + len(_QUESTIONS) + 1
    thanks = Sentence("Thank you! Your answers are read by people, kept with your customer record, and nowhere else.")
    page.merge(Area(end, 0, end, 2), say(thanks, language), "note", 34)
    page.print_on(landscape=False, high=1)


def _line(
    page: Page, row: int, asked: Sentence, ends: Sentence, height: float = 38, number_format: str | None = None
) -> None:
    page.write(row, 0, say(asked, page.language), "wrap", bold=True, valign="vcenter")
    page.write(row, _ANSWER, None, "input", number_format, align="left", text_wrap=True, valign="vcenter")
    page.write(row, 2, say(ends, page.language), "muted", indent=1, text_wrap=True)
    page.height(row, height)


def _check(question: _Question, layout: Layout) -> Validation | None:
    if question.scale:
        return Validation("whole", *question.scale)
    if question.key == "category":
        return Validation("list", "lists_feedback_category") if "lists" in layout.named else None
    return Validation("length", 0, 4000)


def answers(worked: Worked) -> list[list[Value]]:
    """The rows of the feedback table: a formula for each cell, blank as long as the question is not answered."""
    spec = worked.book["feedback"].spec
    sheet = quoted(say(title, worked.book.language))
    rows = [_row(survey, number) for number, survey in enumerate(("csat", "nps", "ces", "open"), start=1)]
    labels = {c.key: c.label(worked.book.language) for c in worked.book.template.choices["survey_type"]}
    new = next(c.label(worked.book.language) for c in worked.book.template.choices["feedback_status"] if c.key == "new")
    return [
        [_cell(begun, {**texts, "survey_type": literal(labels[survey]), "status": literal(new)}.get(c.key), sheet)
         for c in spec.columns]
        for survey, begun, texts in rows
    ]  # fmt: skip


def _cell(begun: str, text: str | None, sheet: str) -> Value:
    return None if text is None else Formula(f'IF({begun},{text},"")'.replace("{sheet}", sheet), "")


def _at(key: str) -> str:
    """The answer's cell."""
    rows: Mapping[str, int] = {q.key: row for row, q in enumerate(_QUESTIONS, start=_FIRST)}
    row = {"number": _NUMBER, "day": _DAY}.get(key, rows.get(key, 0))
    return f"{{sheet}}!$B${row + 1}"


def _row(survey: str, number: int) -> tuple[str, str, dict[str, str]]:
    """The survey, whether it was answered, and the cells of its row."""
    day = _at("day")
    begun = f'{_at("text")}&{_at("suggestion")}<>""' if survey == "open" else f'{_at(survey)}<>""'
    cells = {
        "feedback_id": f'{_at("number")}&"-"&(YEAR({day})*10000+MONTH({day})*100+DAY({day}))&"-{number}"',
        "customer_id": f'{_at("number")}&""',
        "received_at": f'IF({day}="","",{day})',
        "category": f'{_at("category")}&""',
    }
    if survey == "open":
        return survey, begun, cells | {key: f'{_at(key)}&""' for key in ("text", "suggestion")}
    return survey, begun, cells | {"score": _at(survey)}
