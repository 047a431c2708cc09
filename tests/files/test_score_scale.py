"""A score is judged by the scale that its own heading names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import xltable
from xltable import files


@pytest.mark.parametrize(
    ("heading", "beyond"),
    [
        ("Rating (1-5)", ["0", "7"]),
        ("Score (0–10)", []),
        ("Score (1–100)", []),
        ("Score", []),
    ],
)
def test_scores_beyond_the_scale_are_told(tmp_path: Path, heading: str, beyond: list[str]) -> None:
    path = tmp_path / "Feedback.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("Feedback ID", "Customer ID", "Date", heading, "Comment"))
        out.writerows((f"F-{n}", f"C-{n}", "2026-05-01", n, "fine") for n in (0, 1, 3, 5, 7))
    issues = xltable.validate(files.open(path), select=("out-of-range",))
    assert [issue.value for issue in issues] == beyond
