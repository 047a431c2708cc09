"""Recall and precision of every rule on faults that others labelled, or planted, without having seen xltable.

The labels of real workbooks are beside the tests; `tests/rules/blind` holds sets of
workbooks that somebody made, each with its labels.

Run: python -m benchmarks real_faults (the real workbooks are in the shared development data)
"""

from __future__ import annotations

import os
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xltable
from xltable.book import cell_name
from xltable.package.area import parse_cell

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "tests" / "rules" / "labelled_blind.toml"
MADE = tuple(sorted(file.parent for file in LABELS.parent.glob("blind/*/labels.toml")))
"""The folders of the workbooks that were made, with their labels."""

Fault = tuple[str, str, str, str]
"""File, sheet, cell, rule."""

SPELLING = ("untidy-value", "date-stored-as-text")
"""What may be told of a right value in a spelling that is not the tidiest."""


@dataclass
class Measured:
    """What was labelled and told; by rule how much, and the differences that nobody has settled yet."""

    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    open: list[Fault] = field(default_factory=list)
    stale: list[Fault] = field(default_factory=list)
    """Settled, but no difference any more."""


def measure(workbooks: Path, labels_file: Path = LABELS) -> Measured:
    """Hold what xltable says of every workbook in a folder against the labels."""
    labels = tomllib.loads(labels_file.read_text("utf-8"))
    settled = dict(_settled(labels["settled"]))
    measured = Measured()
    differing: set[Fault] = set()
    files = dict.fromkeys(sheet["file"] for sheet in labels["sheet"])
    told = {name: xltable.validate(xltable.open(workbooks / name, as_of=labels["as_of"])) for name in files}
    for sheet in labels["sheet"]:
        where = sheet["file"], sheet["sheet"]
        here = [issue for issue in told[sheet["file"]] if issue.place and issue.place.sheet == sheet["sheet"]]
        owned = _missed(sheet, _by_cell(here), measured, differing, settled)
        doubtful = set(cells(sheet.get("doubtful", "")))
        read = {cell for area in sheet["read"] for cell in cells(area)}
        spelled = set(cells(sheet.get("spelled", "")))
        for cell, rules in _by_cell(issue for issue in here if issue.severity != "info").items():
            for rule in rules if cell in read and cell not in doubtful else ():
                if rule not in owned[cell] and not (rule in SPELLING and cell in spelled):
                    measured.alarms[rule] += 1
                    differing.add((*where, cell, rule))
    measured.open = sorted(differing - settled.keys())
    measured.stale = sorted(
        fault for fault, how in settled.items() if how in ("missed", "alarm") and fault not in differing
    )
    return measured


def _missed(
    sheet: Mapping[str, Any],
    here: Mapping[str, set[str]],
    measured: Measured,
    differing: set[Fault],
    settled: Mapping[Fault, str],
) -> Mapping[str, set[str]]:
    """Count what is labelled and found; what is not is a difference. Returns the rules that may own each cell."""
    owned: dict[str, set[str]] = defaultdict(set)
    for rules, text in sheet.get("faults", {}).items():
        first, *others = rules.split(" or ")
        for cell in cells(text):
            owned[cell] |= {first, *others}
            fault = (sheet["file"], sheet["sheet"], cell, first)
            if settled.get(fault) == "apart":
                continue
            measured.labelled[first] += 1
            beside = settled.get(fault) == "beside" and first in _in_row(here, cell)
            if beside or owned[cell] & here.get(cell, set()):
                measured.found[first] += 1
            else:
                differing.add(fault)
    return owned


def cells(text: str) -> Iterator[str]:
    """The cells of “B2 C3:C9 D4:F6”."""
    for part in text.split():
        first, _, last = part.partition(":")
        (top, left), (bottom, right) = (_at(cell) for cell in (first, last or first))
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                yield cell_name(row, column)


def _in_row(here: Mapping[str, set[str]], cell: str) -> set[str]:
    """The rules that tell something of any cell in the row of this one."""
    row = _at(cell)[0]
    return {rule for other, rules in here.items() if _at(other)[0] == row for rule in rules}


def _at(cell: str) -> tuple[int, int]:
    """Row and column, counted from 0."""
    found = parse_cell(cell)
    assert found is not None, cell
    return found


def _by_cell(issues: Iterable[xltable.Issue]) -> Mapping[str, set[str]]:
    """The rules that tell something of each cell."""
    found: dict[str, set[str]] = defaultdict(set)
    for issue in issues:
        if issue.place:
            found[issue.place.cell].add(issue.rule)
    return found


def _settled(entries: list[dict[str, str]]) -> Iterator[tuple[Fault, str]]:
    for entry in entries:
        for cell in cells(entry["cells"]):
            yield (entry["file"], entry["sheet"], cell, entry["rule"]), entry["how"]


def main() -> None:
    """Print lines for each rule, and fail where labels and xltable differ in what nobody has settled."""
    shared = Path(os.environ.get("XLTABLE_SHARED", ROOT.parent / "shared"))
    differing = False
    for folder in MADE:
        print(f"workbooks made to be judged, {folder.name} set")
        differing |= _print(measure(folder, folder / "labels.toml"))
    print("real workbooks")
    if not shared.is_dir():
        print("the shared development data is not there (set XLTABLE_SHARED): left out")
    elif _print(measure(shared / "data" / "workbooks")):
        differing = True
    if differing:
        raise SystemExit(1)


def _print(measured: Measured) -> bool:
    """A line for each rule; whether labels and xltable differ in what nobody has settled."""
    rules = sorted(measured.labelled.keys() | measured.alarms.keys())
    print(f"{'rule':28} {'labelled':>8} {'recall':>8} {'alarms':>8}")
    for rule in rules:
        share = f"{measured.found[rule] / measured.labelled[rule]:.1%}" if measured.labelled[rule] else "-"
        print(f"{rule:28} {measured.labelled[rule]:8} {share:>8} {measured.alarms[rule]:8}")
    found, labelled, alarms = measured.found.total(), measured.labelled.total(), measured.alarms.total()
    print(f"recall {found / labelled:.1%} of {labelled:,}, precision {found / (found + alarms):.1%}")
    for fault in (*measured.open, *measured.stale):
        print("  not settled:" if fault in measured.open else "  settled, but told alike now:", *fault)
    return bool(measured.open or measured.stale)


if __name__ == "__main__":
    main()
