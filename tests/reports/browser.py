"""A page as headless Chromium shows it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=2000",
)  # fmt: skip


def chromium(page: Path, folder: Path, *options: str, fragment: str = "") -> str:
    """Open a local page, with what follows # in its address; gives what Chromium prints."""
    assert CHROMIUM is not None
    address = page.resolve().as_uri() + (f"#{fragment}" if fragment else "")
    words = [CHROMIUM, *_OPTIONS, f"--user-data-dir={folder / 'profile'}", *options, address]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=90, check=True)
    return done.stdout


def dom(page: Path, folder: Path, fragment: str = "") -> str:
    """The page as it stands after its script has run."""
    return chromium(page, folder, "--dump-dom", fragment=fragment)
