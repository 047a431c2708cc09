"""What somebody labelled in real workbooks, xltable unseen, is found, but for differences settled one by one."""

from __future__ import annotations

import tomllib
from pathlib import Path

from benchmarks.real_faults import LABELS, measure


def test_labels_and_xltable_differ_only_in_what_is_settled(shared: Path) -> None:
    measured = measure(shared / "data" / "workbooks")
    assert (measured.open, measured.stale) == ([], [])
    assert measured.labelled.total() > 600 and measured.found.total() / measured.labelled.total() > 0.95


def test_every_difference_has_its_reason() -> None:
    settled = tomllib.loads(LABELS.read_text("utf-8"))["settled"]
    assert all(entry["why"] and entry["how"] in ("apart", "missed", "alarm") for entry in settled)
