"""A bar on the terminal for work that takes more than a second; nothing in a pipe."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import TypeVar

from ..speech import Sentence, say

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before a bar appears."""


def watched(steps: Iterable[T], total: int, language: str, *, quiet: bool = False) -> Iterator[T]:
    """The same steps, with a bar on standard error while they last."""
    if quiet or not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    several = [MofNCompleteColumn()] if total > 1 else []
    bar = Progress(TextColumn("{task.description}"), BarColumn(), *several, TimeElapsedColumn(),
                   console=Console(stderr=True), transient=True)  # fmt: skip
    task = bar.add_task(say(Sentence("Checking"), language), total=total if total > 1 else None)
    with _shown_later(bar):
        for step in steps:
            bar.advance(task)
            yield step


@contextlib.contextmanager
def _shown_later(bar: contextlib.AbstractContextManager[object]) -> Iterator[None]:
    timer = threading.Timer(PATIENCE, bar.__enter__)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        bar.__exit__(None, None, None)
