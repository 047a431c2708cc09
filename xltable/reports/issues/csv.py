"""A table of issues to open in a spreadsheet (RFC 4180): a row each, in UTF-8 with the mark Excel needs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from ..json import issue_shape
from ..plain import harmless, shown
from . import Findings

ENDINGS = (".csv",)

MARK = "\ufeff"
"""Without it Excel takes the file for the code page of the machine."""

FIELDS = (
    "file", "sheet", "cell", "range", "count", "severity", "rule", "message", "heading", "value", "proposed", "safe",
    "record", "table", "column",
)  # fmt: skip


def tell(found: Findings) -> str:
    """The table with its heading row. No cell of it can run as a formula."""
    return "".join(parts(found))


def parts(found: Findings) -> Iterator[str]:
    """The table row by row."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, FIELDS, extrasaction="ignore")
    writer.writeheader()
    yield MARK + _taken(out)
    for one in found.files:
        for issue in one.issues:
            change = issue.change
            row: dict[str, Any] = {
                **issue_shape(issue, found.spoken(one)),
                "file": str(one.file),
                "range": issue.range,
                "count": issue.count,
                "value": shown(issue.value),
                "proposed": shown(change.after) if change else None,
                "safe": shown(change.safe) if change else None,
            }
            writer.writerow({key: harmless(value) if isinstance(value, str) else value for key, value in row.items()})
            yield _taken(out)


def _taken(out: io.StringIO) -> str:
    """What was written since the last time."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
