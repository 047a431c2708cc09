"""What stands between the fields of a text file: comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice

SEPARATORS = (",", ";", "\t", "|")
_ROWS, _CHARS = 200, 500_000
_STATED = re.compile(r'"?sep=(.)"?\r?\n?', re.I)


def stated(text: str) -> tuple[str, int] | None:
    """The separator that a first line `sep=;` states (Excel's own way), and how long that line is."""
    found = _STATED.match(text[:16])
    if found is None or found[1] not in (*SEPARATORS, ":", "^", "~"):
        return None
    return found[1], found.end()


def decide(text: str) -> str:
    """The separator that cuts the most rows into the same number of fields."""
    sample = text[:_CHARS]
    return max(SEPARATORS, key=lambda s: (_score(sample, s), -SEPARATORS.index(s)))


def _score(sample: str, separator: str) -> float:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    try:
        widths = [len(row) for row in islice(rows, _ROWS) if any(row)]
    except csv.Error:
        return 0.0
    if len(widths) > 2 and len(sample) == _CHARS:
        widths.pop()
    if not widths:
        return 0.0
    width, often = max(Counter(w for w in widths if w > 1).items(), key=lambda kv: (kv[1], kv[0]), default=(1, 0))
    share = often / len(widths)
    return share * (1 - 1 / width) + (0.2 if widths[0] == width and width > 1 else 0.0)
