"""What a cell of a new workbook lets one type, and what validate says of it: the two agree, as kinds.md asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xltable.actions.generate import generate
from xltable.kinds import Context, Options, Raw, Tidy, kind
from xltable.schema import ColumnSpec, load

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

TEMPLATE = load("exporter-full")
LANGUAGES = ("en", "zh")
DAY_ZERO = datetime(1899, 12, 30)
LARGEST = 9.99e307
"""About the largest number that can be typed into a cell."""
_TEXT = re.compile(r'("[^"]*")')


@dataclass(frozen=True)
class Cell:
    """A cell somebody types into: its column, and what the workbook says may stand there."""

    column: ColumnSpec
    language: str
    sort: str
    stops: bool
    first: str
    second: str | None
    listed: tuple[str, ...]

    def takes(self, raw: Any) -> bool:
        """What Excel does with it, worked out here from the validation as it stands in the file."""
        if self.sort == "list":
            return raw in self.listed
        if self.sort == "textLength":
            return len(raw) <= int(self.second or 0)
        if self.sort == "custom":
            return bool(worked_out(self.first, raw))
        number = (raw - DAY_ZERO) / timedelta(days=1) if isinstance(raw, datetime) else raw
        return float(self.first) <= number <= float(self.second or 0)

    def clean(self, raw: Raw) -> bool:
        """Whether validate finds nothing wrong with it."""
        reading = self.read(raw)
        return isinstance(reading, Tidy) and reading.fault is None

    def read(self, raw: Raw) -> Any:
        return kind(self.column.kind).read(raw, Context(options=self.options, language=self.language, canonical=True))

    @property
    def options(self) -> Options:
        return self.column.options(TEMPLATE)


@cache
def cells() -> tuple[Cell, ...]:
    """Every column with a validation, of every table, in each of the languages."""
    found = []
    with TemporaryDirectory() as folder:
        for language in LANGUAGES:
            path = Path(folder) / f"{language}.xlsx"
            generate(path, TEMPLATE, language=language, home="CN", currency="CNY", as_of=date(2026, 11, 28))
            book = openpyxl.load_workbook(path)
            for table in (t for t in TEMPLATE.tables if not t.support):
                rules = book[table.title(language)].data_validations.dataValidation
                by_letter = {area.coord.split(":")[0].rstrip("0123456789"): r for r in rules for area in r.sqref.ranges}
                for i, column in enumerate(table.columns, start=1):
                    rule = by_letter.get(openpyxl.utils.get_column_letter(i))
                    if rule is None or rule.type is None or column.reference or column.kind == "subdivision":
                        continue
                    listed = named(book, rule.formula1) if rule.type == "list" else ()
                    stops = rule.errorStyle in (None, "stop")
                    found.append(Cell(column, language, rule.type, stops, rule.formula1, rule.formula2, listed))
    return tuple(found)


def named(book: Any, name: str) -> tuple[str, ...]:
    """The texts of the cells a name stands for."""
    (place,) = book.defined_names[name].destinations
    return tuple(str(c.value) for row in book[place[0]][place[1]] for c in row)


def of(*sorts: str) -> st.SearchStrategy[Cell]:
    return st.sampled_from(sorts).flatmap(lambda sort: st.sampled_from([c for c in cells() if c.sort == sort]))


def worked_out(formula: str, raw: str) -> Any:
    """A check written as a formula over one cell. Only the functions that ours use."""
    error = object()
    functions: dict[str, Callable[..., Any]] = {
        "AND": lambda *parts: all(parts),
        "LEN": len,
        "TRIM": lambda text: " ".join(text.split(" ")).strip(" "),
        "SUBSTITUTE": lambda text, old, new: text.replace(str(old), new),
        "FIND": lambda part, text, start=1: text.find(part, start - 1) + 1 or error,
        "ISNUMBER": lambda value: isinstance(value, int),
        "ISERROR": lambda value: value is error,
    }
    parts = _TEXT.split(formula.removeprefix("="))
    python = "".join(text if i % 2 else _python(text) for i, text in enumerate(parts))
    return eval(python, {"__builtins__": {}}, functions | {"raw": raw})


def _python(formula: str) -> str:
    return re.sub(r"(?<![<>])=", "==", re.sub(r"\$?[A-Z]+2\b", "raw", formula))


def test_every_sort_is_there() -> None:
    assert {c.sort for c in cells()} >= {"list", "date", "decimal", "custom", "textLength"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_list_offers_is_right(language: str) -> None:
    wrong = [
        (c.column.key, text)
        for c in cells()
        if c.sort == "list" and c.language == language
        for text in c.listed
        if not c.clean(text)
    ]
    assert wrong == []


@given(of("list"), st.data())
def test_a_list_that_stops_takes_all_that_is_meant(cell: Cell, data: st.DataObject) -> None:
    """Whatever validate can read in such a column stands in the list as it would be written; the rest does not."""
    everywhere = [label for choice in cell.options.choices for label in (*choice.labels.values(), *choice.synonyms)]
    typed = data.draw(st.one_of(st.text(max_size=8), st.sampled_from([*everywhere, "yes", "否", "Ja"])))
    reading = cell.read(typed)
    if not cell.stops or not typed.strip():
        return
    if isinstance(reading, Tidy):
        word = kind(cell.column.kind).words(cell.options, cell.language).get(reading.value)
        assert word is None or cell.takes(word)
    else:
        assert not cell.takes(typed)


@given(of("decimal"), st.floats(-LARGEST, LARGEST) | st.integers(-20, 120).map(float))
def test_numbers_are_taken_as_they_are_right(cell: Cell, number: float) -> None:
    assert cell.takes(number) == cell.clean(number)


@given(of("date"), st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31)))
def test_days_are_taken_as_they_are_right(cell: Cell, moment: datetime) -> None:
    day = moment if cell.column.kind == "date-time" else datetime(moment.year, moment.month, moment.day)
    assert cell.takes(day)
    assert cell.clean(day)


_TYPED = {
    "email": st.emails(),
    "phone": st.sampled_from(["+49 170 1234567", "+86 138 0013 8000", "+1 312-555-0100", "+44 20 7946 0000 ext. 12"]),
    "url": st.from_regex(r"https://(www\.)?[a-z]{1,12}\.(com|de|example)(/[a-z0-9?=&%-]{0,12})?", fullmatch=True),
}


@given(of("custom"), st.data())
def test_a_check_refuses_nothing_that_is_right(cell: Cell, data: st.DataObject) -> None:
    typed = data.draw(st.one_of(_TYPED[cell.column.kind], st.text(min_size=1, max_size=12)))
    assert cell.takes(typed) or not cell.clean(typed)


@given(of("textLength"), st.integers(-2, 2))
def test_a_text_may_be_as_long_as_the_rule_says(cell: Cell, more: int) -> None:
    most = cell.column.max_length
    assert most is not None
    assert cell.takes("x" * (most + more)) == (more <= 0)
