"""Recall and precision of every rule about values, keys and links, and columns that go together, on planted faults.

Run: make bench-rules
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import xltable

from ._faults import plant
from ._planting import HOME, LANGUAGES, TODAY, Planted, clean

SEEDS = range(1, 5)
LEAST = 0.99

Found = set[tuple[str, str, str]]


def main() -> None:
    """Print a line for each rule, and fail where one is below 99 %, or clean workbooks have an error or warning."""
    planted, found, right = Counter[str](), Counter[str](), Counter[str]()
    alarms = 0
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            for seed in SEEDS:
                path = Path(folder) / f"{language}{seed}.xlsx"
                book = clean(language, seed)
                alarms += _tell(f"clean {path.name}", issues(book, path))
                plant(book, seed)
                known, told = book.cells(), issues(book, path)
                planted.update(rule for rule, _, _ in known)
                found.update(rule for rule, _, _ in told)
                right.update(rule for rule, _, _ in known & told)
                _tell(f"missed {path.name}", known - told)
                _tell(f"false {path.name}", told - known)
    print(f"{'rule':28} {'planted':>8} {'recall':>8} {'precision':>10}")
    low = []
    for rule in sorted(planted.keys() | found.keys()):
        recall = right[rule] / planted[rule] if planted[rule] else 1.0
        precision = right[rule] / found[rule] if found[rule] else 1.0
        low += [rule] if min(recall, precision) < LEAST else []
        print(f"{rule:28} {planted[rule]:8} {recall:8.1%} {precision:10.1%}")
    print(f"{len(LANGUAGES) * len(SEEDS)} clean workbooks in {', '.join(LANGUAGES)}: {alarms} errors and warnings")
    if low or alarms:
        raise SystemExit(1)


def issues(book: Planted, path: Path) -> Found:
    """The errors and warnings of a workbook as (rule, sheet, cell)."""
    book.write(path)
    found = xltable.validate(xltable.open(path, as_of=TODAY, currency=HOME, language="en"))
    return {
        (issue.rule, issue.sheet or "", issue.place.cell if issue.place else "")
        for issue in found
        if issue.severity != "info"
    }


def _tell(what: str, found: Found) -> int:
    for rule, sheet, cell in sorted(found):
        print(f"  {what}: {rule} {sheet}!{cell}")
    return len(found)


if __name__ == "__main__":
    main()
