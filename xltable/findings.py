"""Issue and Change: a fault found at a place, and a proposed write.

Issues are what rules yield. A change is all that ever leads to a write of a user's cell; a dry run is the list of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .book import Column, Place, Table
from .kinds import Raw
from .speech import Sentence

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Change:
    """A proposed write: place, before, after, why (the rule), safe or not. `after` None means blank the cell."""

    place: Place
    table: str
    column: str
    heading: str
    record: str | None
    before: Raw
    after: Raw
    rule: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault found at a place. `place` is None for one about a whole table, sheet or file.

    `severity` None takes the rule's own. `count` and `range` are set where one issue stands for many cells.
    """

    rule: str
    message: Sentence
    place: Place | None = None
    table: str | None = None
    sheet: str | None = None
    column: str | None = None
    heading: str | None = None
    record: str | None = None
    value: Raw = None
    change: Change | None = None
    severity: Severity | None = None
    count: int = 1
    range: str | None = None
    other_record: str | None = None
    """Where the fault lies between two records, which of them has it being chance: the other one's key."""
    other_place: Place | None = None
    """And a cell of it."""


def issue_at(
    rule: str,
    table: Table,
    record: int,
    column: Column,
    message: Sentence,
    *,
    after: Raw = None,
    fix: bool = False,
    safe: bool = False,
    severity: Severity | None = None,
) -> Issue:
    """The issue for one cell of a table; with `fix`, it carries the change to `after`."""
    place = table.place(record, column)
    raw = column.distinct[column.codes[record]]
    key = column.spec.key if column.spec else column.heading
    name = table.record_key(record)
    change = Change(place, table.key, key, column.heading, name, raw, after, rule, safe) if fix else None
    return Issue(rule, message, place, table.key, table.sheet, key, column.heading, name, raw, change, severity)
