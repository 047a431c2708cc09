"""The faults a workbook already has, kept in a file, so that only new ones are told.

A fault is known again by its rule, table, column, record and value, never by where it stands: sorting or inserting rows
changes nothing. Where a record has no key, the cells of its row stand for one. Values are kept as check sums, so that
the file gives nothing away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import Any

from .. import package
from ..book import Book, Place, Table
from ..errors import UsageError
from ..findings import Issue
from ..kinds import Raw
from ._records import record_at

VERSION = 1

_Member = tuple[str, str, str]
"""Rule, table and record."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """What makes a fault the same one tomorrow. `records` has two where the fault lies between them."""

    rule: str
    table: str
    column: str
    records: tuple[str, ...]
    value: str


def mark(book: Book, issue: Issue) -> Mark:
    """The mark of an issue."""
    about = issue.table or issue.sheet or ""
    own = _record(book, issue, issue.record, issue.place)
    other = _record(book, issue, issue.other_record, issue.other_place)
    if own and other:
        # Which of the two is at fault, and so column and value, is a matter of their order.
        return Mark(issue.rule, about, "", tuple(sorted(own + other)), "")
    return Mark(issue.rule, about, issue.column or "", own, _sum([issue.value]))


class Baseline:
    """The faults that are known, file by file."""

    def __init__(self, files: Mapping[str, Iterable[Mark]]) -> None:
        self.files = {name: frozenset(marks) for name, marks in files.items()}
        self._groups = {name: _groups(marks) for name, marks in self.files.items()}

    def knows(self, name: str, mark: Mark) -> bool:
        """Whether a file had this fault already. A baseline of one file holds for it under any name."""
        if name not in self.files and len(self.files) == 1:
            (name,) = self.files
        if mark in self.files.get(name, ()):
            return True
        together = self._groups.get(name, {})
        first, *others = (together.get((mark.rule, mark.table, record)) for record in mark.records or ("",))
        return first is not None and bool(others) and all(other == first for other in others)


def name_in(baseline: Path, file: Path) -> str:
    """What a baseline calls a file: its path from the baseline's folder, so that both can move together."""
    here, there = baseline.resolve().parent, file.resolve()
    return PurePath(there.relative_to(here) if there.is_relative_to(here) else there).as_posix()


def read(path: Path) -> Baseline:
    """The baseline kept in a file. Raises UsageError for a file that is none."""
    try:
        raw: Any = json.loads(path.read_text("utf-8-sig"))
        if raw["xltable_baseline"] != VERSION:
            raise ValueError
        return Baseline({name: [_read(m) for m in marks] for name, marks in raw["files"].items()})
    except FileNotFoundError:
        raise UsageError("There is no baseline “{file}” yet; make it with --write-baseline.", file=str(path)) from None
    except OSError as error:
        raise UsageError(
            "“{file}” cannot be read: {reason}.", file=str(path), reason=error.strerror or str(error)
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(
            "“{file}” is not a baseline of xltable; make it anew with --write-baseline.", file=str(path)
        ) from None


def write(path: Path, files: Mapping[str, Iterable[Mark]]) -> None:
    """Keep the faults of these files as known ones; what the file held before is forgotten."""
    body = {name: [asdict(m) for m in sorted(set(marks))] for name, marks in sorted(files.items())}
    lines = json.dumps({"xltable_baseline": VERSION, "files": body}, ensure_ascii=False, indent=1) + "\n"
    package.atomic_write(path, lines.encode("utf-8"))


def _read(raw: Mapping[str, Any]) -> Mark:
    return Mark(**{**raw, "records": tuple(raw["records"])})


def _groups(marks: Iterable[Mark]) -> dict[_Member, _Member]:
    """Records that are at fault with each other, in pairs or by way of others, share a group, named by its least."""
    groups: dict[_Member, list[_Member]] = {}
    for one in marks:
        if len(one.records) < 2:
            continue
        merged: list[_Member] = []
        for member in [(one.rule, one.table, record) for record in one.records]:
            merged += [m for m in groups.get(member, [member]) if m not in merged]
        groups.update(dict.fromkeys(merged, merged))
    return {member: min(group) for member, group in groups.items()}


def _record(book: Book, issue: Issue, key: str | None, place: Place | None) -> tuple[str, ...]:
    if key:
        return (key,)
    found = None if place is None else record_at(book, place, issue.table)
    return (f"row {_sum(_cells(*found))}",) if found else ()


def _cells(table: Table, record: int) -> Sequence[Raw]:
    """What a row without a key is known by: the cells the user typed, by column, wherever the columns stand."""
    typed = sorted((key, c) for key, c in table.columns.items() if c.spec is None or not c.spec.derived)
    return [part for key, column in typed for part in (key, column.distinct[column.codes[record]])]


def _sum(values: Sequence[Raw]) -> str:
    texts = [[type(v).__name__, str(v)] for v in (float(v) if type(v) is int else v for v in values)]
    return hashlib.blake2b(json.dumps(texts).encode(), digest_size=8).hexdigest()
