"""Which of two near columns a heading means, by what its cells hold: days under “Next action” are when it is due."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..kinds import Raw, fold
from ..schema import ColumnSpec, TableSpec
from .field import Field, Match

FEWEST, MOSTLY, HARDLY = 3, 0.8, 0.1
"""Fewer different values say nothing; such a share of them speaks for a column, and such a share against it."""

_ANYBODYS = frozenset(
    fold(heading)
    for heading in (
        *("person in charge", "PIC", "responsible", "担当者", "担当", "负责人", "負責人"),
        *("responsable", "responsabile", "responsável", "ответственный", "المسؤول"),
    )
)
"""Headings of whoever is in charge, on the customer's side or on one's own."""
SOME = 8
"""So many people, most of them different, are the customers' and not a business's own."""

_DAY_OF = {"follow_up_due": "next_action_date"}
"""The day that a state is worked out from: whoever types days under its heading means that."""

_NUMBER = re.compile(r"[A-Za-z]{0,5}[-_/ ]?\d[\d-]*")


def other(field: Field, match: Match, table: TableSpec) -> str | None:
    """The key of the column that the cells speak for instead of the one that the heading names; None where they do not.

    A text and its day (`next_action`, `next_action_date`), a state and its day, a customer's name and number, a
    person's name and address, a person of ours and one of the customer's.
    A heading that is exactly that of a day is believed: days that nobody can read are a fault.
    """
    spec = table.column(match.column)
    if spec is None or field.values < FEWEST:
        return None
    if spec.kind == "date":
        exact = match.matched in ("key", "heading") and match.score == 1
        text = None if exact else table.column(spec.key.removesuffix("_date"))
        found = text is not None and text.kind == "text" and _of(field, "date", "serial") <= HARDLY
        return text.key if text and found else None
    return next((found.key for found, holds in _instead(spec, table, field) if found is not None and holds()), None)


def _instead(spec: ColumnSpec, table: TableSpec, field: Field) -> list[tuple[ColumnSpec | None, Callable[[], bool]]]:
    """The columns that may be meant instead, and whether the cells say so."""
    if spec.kind == "text":
        number = table.column(f"{spec.key}_id")
        theirs = table.column("contact_name") if any(fold(text) in _ANYBODYS for text in field.texts) else None
        return [
            (theirs, lambda: field.values >= max(SOME, MOSTLY * field.filled)),
            (table.column(f"{spec.key}_date"), lambda: _of(field, "date") >= MOSTLY),
            (number if number and number.kind == "reference" else None, lambda: _numbers(field) >= MOSTLY),
        ]
    if spec.key in _DAY_OF:
        return [(table.column(_DAY_OF[spec.key]), lambda: _of(field, "date") >= MOSTLY)]
    if spec.kind == "person-name":
        return [
            (table.column("email"), lambda: field.share("email") >= MOSTLY),
            (table.column("phone"), lambda: field.share("phone") >= MOSTLY),
        ]
    return []


def _of(field: Field, *shapes: str) -> float:
    return max(field.share(shape) for shape in shapes)


def _numbers(field: Field) -> float:
    """The share of its values that are numbers as customers are given: 10023, C-0001."""
    values = field.cells.distinct[1:]
    return sum(map(_is_number, values)) / len(values)


def _is_number(value: Raw) -> bool:
    if isinstance(value, str):
        return _NUMBER.fullmatch(value.strip()) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool) and float(value).is_integer()
