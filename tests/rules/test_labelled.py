"""What was found by eye in workbooks from the wild is found, and nothing besides it."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import xltable
from xltable.findings import Issue

LABELLED = Path(__file__).with_name("labelled.toml")
PARTS: list[dict[str, Any]] = tomllib.loads(LABELLED.read_text("utf-8"))["part"]
TODAY = date(2026, 6, 15)


@cache
def issues(file: Path) -> list[Issue]:
    return [issue for issue in xltable.validate(xltable.open(file, as_of=TODAY)) if issue.severity != "info"]


@pytest.mark.parametrize("part", PARTS, ids=[f"{part['file'].split('.')[0]} {part['sheet']}" for part in PARTS])
def test_what_was_found_by_eye(part: dict[str, Any], shared: Path) -> None:
    by_eye = {(rule, cell) for rule, cells in part["faults"].items() for cell in cells.split()}
    first, last = part["rows"]
    told = {
        (issue.rule, issue.place.cell)
        for issue in issues(shared / "data" / "workbooks" / part["file"])
        if issue.place and issue.sheet == part["sheet"] and first <= issue.place.row + 1 <= last
        if re.sub(r"\d", "", issue.place.cell) in part["columns"]
    }
    assert sorted(told - by_eye) == [] and sorted(by_eye - told) == []


def test_the_labels_are_many_enough() -> None:
    cells = sum(
        (last - first + 1) * len(columns) for (first, last), columns in ((p["rows"], p["columns"]) for p in PARTS)
    )
    faults = sum(len(text.split()) for part in PARTS for text in part["faults"].values())
    assert cells > 2_500 and faults > 100
    assert len({part["file"][:2] for part in PARTS}) >= 6, "in six languages or more"
