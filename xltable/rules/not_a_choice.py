"""A word that is not on the list its column chooses from.

Why it matters: filters, counts and sheets know the listed choices only; any other word is a group of its own, or none.

| service.request_type | issue     |
| -------------------- | --------- |
| complaint            |           |
| complaimt            | complaimt |
| something            | something |

In a workbook that was not made from a template, a column may keep a list of its own: where hardly any of its words is
ours, that is said once, for information, at the heading.

| service.channel | issue   |
| --------------- | ------- |
| smoke signals   | Channel |
| semaphore       |         |
| carrier pigeon  |         |

A word that stands in three records or more is no slip either, and told in the same way. So are words that a drop-down
of the workbook offers: whoever chose one did as the workbook asked.

Fix: unsafe, and only where one choice alone is one letter away; the nearest choices are named.

To silence: `--ignore not-a-choice`, or add the word to the list in your template (`[choices.request_type]`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..book import Book, Column, Place, Readings, Table
from ..findings import Issue
from ..kinds import Unreadable
from ..speech import Listed, Sentence
from ._ours import ours
from ._readings import drop_downs, offered, reported

severity = "error"

_FEW = 0.25
"""Where fewer of a column's different words are on the list, it is another list."""
_LEAST = 3
"""Cells that such words must stand in, or one such word; one or two may be slips."""
_SHOWN = 3
"""Words of such a list that are told."""


def check(book: Book) -> Iterator[Issue]:
    """The cells whose reading says so; one issue at the heading of a column with words of its own."""
    for table in book.tables:
        for key in table.columns:
            if not ours(table, key) and (words := _words(table, key, _own(table, key)) or _offered(table, key)):
                yield _told(table, table.columns[key], words)
    yield from reported(book, "not-a-choice", unless=_own)


def _own(table: Table, key: str) -> tuple[int, ...]:
    """The codes of the words that are the user's own: of a list of their own all, else those that come again."""
    spec = table.columns[key].spec
    if table.book.template_recorded or spec is None or spec.derived or spec.kind != "choice":
        return ()
    readings = table.readings(key)
    strange = [c for c in readings.faults.get("not-a-choice", ()) if _proposes_nothing(readings, c)]
    if not strange or drop_downs(table, table.columns[key]):
        return ()  # drop-downs say which words are meant
    words = len(readings) - 1
    of_its_own = words - len(strange) < _FEW * words and np.isin(readings.codes, strange).sum() >= _LEAST
    counts = np.bincount(readings.codes, minlength=words + 1)
    return tuple(code for code in strange if of_its_own or counts[code] >= _LEAST)


def _words(table: Table, key: str, codes: tuple[int, ...]) -> tuple[str, ...]:
    readings = table.readings(key)
    return tuple(str(readings.raws[code]) for code in codes[:_SHOWN])


def _offered(table: Table, key: str) -> tuple[str, ...]:
    """The first words that are not on the template's list, but on that of their own drop-down."""
    column, readings = table.columns[key], table.readings(key)
    codes = readings.faults.get("not-a-choice", ())
    records = np.flatnonzero(np.isin(readings.codes, list(codes))).tolist() if codes else []
    words = dict.fromkeys(str(column.distinct[column.codes[r]]) for r in sorted(offered(table, column, records)))
    return tuple(words)[:_SHOWN]


def _proposes_nothing(readings: Readings, code: int) -> bool:
    reading = readings.reading(code)
    return isinstance(reading, Unreadable) and reading.proposal is None


def _told(table: Table, column: Column, words: tuple[str, ...]) -> Issue:
    heading = Place(table.sheet, table.header_rows[-1], column.index) if table.header_rows else table.place(0, column)
    message = Sentence(
        "“{heading}” has words of its own ({words}) that are not on the template's list; nothing is worked out from "
        "them.",
        heading=column.heading,
        words=Listed(words),
    )
    key = column.spec.key if column.spec else column.heading
    return Issue(
        "not-a-choice", message, heading, table.key, table.sheet, key, column.heading, value=column.heading,
        severity="info",
    )  # fmt: skip
