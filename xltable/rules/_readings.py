"""The faults that readings name themselves, told as issues of the rule of that name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from ..book import Book, Column, DropDown, Readings, Table
from ..book.reading import read
from ..findings import Issue, Severity, issue_at
from ..kinds import Ambiguous, Raw, Reading, Tidy, looks_empty
from ..schema import ColumnSpec
from ..speech import Sentence
from . import SHELF
from ._formulas import runs
from ._ours import ours

GENERIC: dict[type, str] = {Tidy: "untidy-value", Ambiguous: "ambiguous-value"}
"""The rules that report a fault no rule is named for; what is neither is unreadable."""

_TEXT = ColumnSpec(key="")
"""A column of which nothing is known: text."""

_OF_WORDS = ("not-a-choice", "untidy-value")
"""The rules that say nothing of a word the user chose from a list in the workbook."""

TEXT_FILES = ("csv", "tsv")
"""Formats in which every cell is text."""


def reported(
    book: Book, rule: str, unless: Callable[[Table, str], Collection[int]] = lambda table, key: ()
) -> Iterator[Issue]:
    """The issues of every cell whose reading names `rule` as its fault, or names a fault that falls to it, but for
    the readings of a column whose codes `unless` gives."""
    for table in book.tables:
        for key in table.columns:
            if not ours(table, key):
                yield from _of_column(table, key, rule, frozenset(unless(table, key)))


def in_unknown_columns(book: Book, rule: str, read_as: ColumnSpec = _TEXT, *, mend: bool = False) -> Iterator[Issue]:
    """The same of columns that xltable does not know, read as text; with `mend`, what is proved is proposed.

    Else they are told and left alone: what such a column is for nobody has said.
    """
    for table in book.tables:
        for column in table.foreign:
            readings = read(table, replace(column, spec=read_as))
            codes = list(readings.faults.get(rule, ()))
            for record in _records(readings, codes) if codes else ():
                code = int(readings.codes[record])
                reading = readings.reading(code)
                assert reading is not None
                why, after = _why(reading, readings.raws[code]), None
                if mend and isinstance(reading, Tidy) and reading.safe:
                    after = reading.written
                yield issue_at(rule, table, record, column, why, after=after, fix=after is not None, safe=True)


def _of_column(table: Table, key: str, rule: str, spared: frozenset[int]) -> Iterator[Issue]:
    column, readings = table.columns[key], table.readings(key)
    derived = column.spec is not None and column.spec.derived
    if derived and rule == "not-a-choice":
        return  # the words of a column the user fills where ours would be are the user's own
    told = ((fault, code) for fault, codes in readings.faults.items() for code in codes if code not in spared)
    codes = [code for fault, code in told if _owner(fault, readings, code) == rule]
    if column.spec is not None and column.spec.required:
        codes = [c for c in codes if not looks_empty(readings.raws[c])]  # told as missing
    codes = [c for c in codes if not isinstance(raw := readings.raws[c], str) or not runs(raw)]  # told as a formula
    if not codes:
        return
    severity: Severity = SHELF[rule].severity
    records = _records(readings, codes)
    if rule in _OF_WORDS:
        chosen = offered(table, column, records)
        records = [record for record in records if record not in chosen]
    for record in records:
        code = int(readings.codes[record])
        reading = readings.reading(code)
        assert reading is not None
        after, safe = _proposal(reading)
        why = _why(reading, readings.raws[code])
        fix = after is not None
        yield issue_at(rule, table, record, column, why, after=after, fix=fix, safe=safe, severity=severity)


def offered(table: Table, column: Column, records: Sequence[int]) -> frozenset[int]:
    """The records whose cell holds a word that its own drop-down offers: what the user chose is as it should be."""
    here = drop_downs(table, column) if records else ()
    if not here:
        return frozenset()
    words = {code: raw for code, raw in enumerate(column.distinct) if isinstance(raw, str)}
    chosen = ((r, words.get(int(column.codes[r]))) for r in records)
    return frozenset(
        r for r, word in chosen if word and any(d.offers(int(table.rows[r]), column.index, word) for d in here)
    )


def drop_downs(table: Table, column: Column) -> Sequence[DropDown]:
    """The drop-downs that cells of the column have."""
    sheet = table.book.drop_downs(table.sheet)
    return [d for d in sheet if any(a.first_col <= column.index <= a.last_col for a in d.areas)]


def _owner(fault: str, readings: Readings, code: int) -> str:
    return fault if fault in SHELF else GENERIC.get(type(readings.reading(code)), "unreadable-value")


def _records(readings: Readings, codes: list[int]) -> list[int]:
    hit = np.zeros(len(readings), dtype=bool)
    hit[codes] = True
    return list(np.flatnonzero(hit[readings.codes]).tolist())


def _proposal(reading: Reading) -> tuple[Raw, bool]:
    """What the cell should hold instead, None where nothing is proposed; and whether nobody would object."""
    if isinstance(reading, Tidy):
        return reading.written, reading.safe
    return (None, False) if isinstance(reading, Ambiguous) else (reading.proposal, False)


def _why(reading: Reading, raw: object) -> Sentence:
    if reading.why is not None:
        return reading.why
    assert isinstance(reading, Tidy)
    return Sentence("“{value}” is written “{written}” when it is tidy.", value=raw, written=reading.written)
