"""What a report holds, however it is shown: single figures, and tables with a picture each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..speech import Sentence
from ._period import Period

Cell = str | int | float | date | None
Form = Literal["text", "integer", "amount", "money", "percent", "change", "decimal", "points", "date", "month"]
"""How a figure is shown: `amount` without decimals, `money` with two; `change` is a share with its sign, `points` a
whole number with its sign."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A single figure with the one before; `about` says what it counts. `good` says which way is better."""

    name: Sentence
    value: float | None
    before: float | None
    form: Form
    about: Sentence
    good: Literal["up", "down"] | None = "up"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    head: Sentence
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of a table's columns by number: columns by month, or bars by name; `line` or `mark` is the one before."""

    kind: Literal["columns", "bars"]
    value: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a title; `total` is its last line."""

    title: Sentence
    about: Sentence
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report of one workbook as of a day."""

    title: Sentence
    about: Sentence
    language: str
    day: date
    period: Period
    before: Period
    figures: Sequence[Figure]
    sections: Sequence[Section]
    notes: Sequence[Sentence]
