"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Where a change is judged, the same cases every time; where one is made, new ones each time. Nothing is timed.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path | None:
    """The shared development data: $XLTABLE_SHARED, else `../shared` beside the checkout; None where there is none."""
    for candidate in (os.environ.get("XLTABLE_SHARED"), str(ROOT.parent / "shared")):
        if candidate and (Path(candidate) / "data").is_dir():
            return Path(candidate)
    return None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data; the test is skipped where it is not there, and fails under CI=true."""
    folder = shared_folder()
    if folder is None:
        message = "the shared development data is not there (set XLTABLE_SHARED)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder
