"""What a list of changes changed, put back to what it was; cells edited since are left alone and named."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from .. import files
from ..book import Book, Place
from ..errors import UsageError
from ..findings import Change
from ..kinds import Raw
from ..package import parse_place, quoted
from .save import Saved, save

_READ: Mapping[str, Any] = {
    "text": str,
    "number": float,
    "boolean": bool,
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "time": time.fromisoformat,
    "duration": lambda seconds: timedelta(seconds=seconds),
    "empty": lambda value: None,
}
"""How a value comes back from JSON, by the name of its type."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was put back, and the changes whose cells hold something else by now."""

    changes: tuple[Change, ...]
    edited: tuple[Change, ...]
    saved: Saved | None = None


def undo(book: Book, changes: Sequence[Change]) -> Undone:
    """The changes turned round, the last first; those whose cell no longer holds what was written are told apart."""
    there = files.cells(book)
    back: list[Change] = []
    edited: list[Change] = []
    for change in reversed(changes):
        (back if _same(there(change.place), change.after) else edited).append(change)
    return Undone(tuple(replace(c, before=c.after, after=c.before) for c in back), tuple(edited))


def put_back(book: Book, changes: Sequence[Change], output: Path | None, *, in_place: bool = False) -> Undone:
    """Undo into a copy, or show what would be done where `output` is None. Raises UnwritableFile or Refused."""
    undone = undo(book, changes)
    if output is None:
        return undone
    return replace(undone, saved=save(book, output, undone.changes, in_place=in_place))


def read_changes(path: Path) -> list[Change]:
    """The list that `normalise --changes FILE.json` wrote. Raises UsageError where it is none."""
    try:
        listed = json.loads(path.read_text("utf-8"))["changes"]
        return [_change(one) for one in listed]
    except OSError as error:
        raise UsageError("“{file}” cannot be read: {reason}.", file=path.name, reason=error.strerror) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(
            "“{file}” is not a list of changes as “xltable normalise --changes FILE.json” writes it.", file=path.name
        ) from None


def _change(one: Mapping[str, Any]) -> Change:
    sheet, row, col = parse_place(f"{quoted(one['sheet'])}!{one['cell']}")
    before = _READ[one["before_type"]](one["before"])
    after = _READ[one["after_type"]](one["after"])
    return Change(
        Place(sheet, row, col), one["table"], one["column"], one["column"], one["record"], before, after, one["rule"],
        bool(one["safe"]),
    )  # fmt: skip


def _same(there: Raw, written: Raw) -> bool:
    """Whether a cell holds what was written: a day may have come back as its midnight, an empty text as nothing."""
    return _plain(there) == _plain(written) and isinstance(there, bool) == isinstance(written, bool)


def _plain(value: Raw) -> Raw:
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return None if value == "" else value
