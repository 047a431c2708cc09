"""How a person asks: one file per command, no work done here.

What `xltable --help` prints is kept beside this file, so that it comes at once: to make it would load every command.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .commands import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 issues or a dry run with changes, 2 cannot."""
    if sys.argv[1:] in (["--help"], ["-h"]):
        print(help_text(), end="")
        return
    from .commands import main as run

    run()


def help_text() -> str:
    """What xltable is for, and its commands, a line each. `.ci/readme.py` writes it."""
    from pathlib import Path

    return Path(__file__).with_name("help.txt").read_text("utf-8")


def __getattr__(name: str) -> Any:
    if name == "app":
        from .commands import app

        return app
    raise AttributeError(f"module 'xltable.cli' has no attribute {name!r}")
