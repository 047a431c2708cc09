"""What somebody labelled in real workbooks, xltable unseen, is found, but for differences settled one by one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.real_faults import LABELS, MADE, measure


def test_labels_and_xltable_differ_only_in_what_is_settled(shared: Path) -> None:
    measured = measure(shared / "data" / "workbooks")
    assert (measured.open, measured.stale) == ([], [])
    assert measured.labelled.total() > 600 and measured.found.total() / measured.labelled.total() >= 0.99


@pytest.mark.full
@pytest.mark.parametrize(
    ("folder", "least", "share"),
    [
        ("first", 700, 0.99),
        ("second", 320, 0.95),
        ("third", 340, 0.95),
        ("fourth", 420, 0.97),
        ("fifth", 430, 0.97),
        ("sixth", 290, 0.97),
    ],
)
def test_so_it_is_in_workbooks_made_to_be_judged(folder: str, least: int, share: float) -> None:
    (made,) = (each for each in MADE if each.name == folder)
    measured = measure(made, made / "labels.toml")
    assert (measured.open, measured.stale) == ([], [])
    assert measured.labelled.total() > least and measured.found.total() / measured.labelled.total() >= share


@pytest.mark.parametrize("labels", [LABELS, *(folder / "labels.toml" for folder in MADE)])
def test_every_difference_has_its_reason(labels: Path) -> None:
    settled = tomllib.loads(labels.read_text("utf-8"))["settled"]
    assert all(entry["why"] and entry["how"] in ("apart", "missed", "beside", "alarm") for entry in settled)
