"""The list of changes as a file: CSV to read in a spreadsheet, JSON to undo from."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from .. import package
from ..book import Book
from ..errors import UsageError
from ..findings import Change
from .json import change_shape
from .plain import harmless, kind_of, shown

FIELDS = (
    "table", "sheet", "cell", "column", "record", "before", "before_type", "after", "after_type", "rule", "safe",
)  # fmt: skip


def write(path: Path, book: Book, changes: Sequence[Change], output: Path | None) -> None:
    """Write the list, whole or not at all. Raises UsageError for another ending than .csv or .json."""
    ending = path.suffix.lower()
    if ending == ".json":
        text = json.dumps(
            {
                "file": str(book.path),
                "output": str(output) if output else None,
                "changes": [_typed(c) for c in changes],
            },
            ensure_ascii=False,
            indent=1,
        )
        package.atomic_write(path, text.encode("utf-8"))
    elif ending == ".csv":
        # With a byte-order mark, or Excel takes the file for the code page of the machine.
        package.atomic_write(path, _csv(changes).encode("utf-8-sig"))
    else:
        raise UsageError("“{file}” should end in .csv or .json.", file=path.name)


def _typed(change: Change) -> dict[str, object]:
    return {**change_shape(change), "before_type": kind_of(change.before), "after_type": kind_of(change.after)}


def _csv(changes: Sequence[Change]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS)
    writer.writeheader()
    for change in changes:
        row = _typed(change) | {"before": shown(change.before), "after": shown(change.after)}
        writer.writerow({key: harmless(value) if isinstance(value, str) else value for key, value in row.items()})
    return out.getvalue()
