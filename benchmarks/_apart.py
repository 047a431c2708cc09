"""One way of doing something, in a process of its own: CPU seconds after imports, and peak memory in MB."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

Way = Callable[..., Any]
Start = Callable[[], None]
"""Called by a way when its measured work begins."""


def measured(benchmark: str, way: str, *arguments: str | Path) -> dict[str, Any]:
    """What a way of a benchmark costs, and under `found` what it came to."""
    command = [sys.executable, "-m", f"benchmarks.{benchmark}", "--one", way, *map(str, arguments)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    costs: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return costs


def load() -> None:
    """What xltable loads only when it is needed, so that imports are not counted; nothing is read beforehand."""
    for name in ("python_calamine", "phonenumbers", "xltable.files", "xltable.actions.validate"):
        import_module(name)


def one(ways: dict[str, Way]) -> bool:
    """Do the one way this process was started for, and print its costs; False where it was started for none.

    A way that calls `start` (its first argument) is timed from there on.
    """
    if "--one" not in sys.argv:
        return False
    name, *arguments = sys.argv[sys.argv.index("--one") + 1 :]
    clock = Clock()
    found = ways[name](clock.start, *arguments)
    seconds = time.process_time() - clock.since
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"found": found, "seconds": seconds, "peak": peak}))
    return True


class Clock:
    """When the measured work began."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.since = time.process_time()
