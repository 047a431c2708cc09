"""Runs that nobody watches: dated output names, old ones cleared away, and a line in a log for each run."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ..errors import UnwritableFile, UsageError, XltableError
from ..speech import say

DATE = "{date}"


def dated(output: Path, day: date) -> Path:
    """The output with `{date}` in its name put in as a day: `report-{date}.html` is `report-2026-11-22.html`."""
    return output.with_name(output.name.replace(DATE, day.isoformat()))


def keep_last(output: Path, most: int | None) -> list[Path]:
    """Remove the oldest files of a dated name, so that `most` are left. Returns what was removed.

    Only files that differ from the name in the day are touched.
    """
    if most is None:
        return []
    before, _, after = output.name.partition(DATE)
    pattern = re.compile(re.escape(before) + r"\d{4}-\d\d-\d\d" + re.escape(after))
    there = sorted(p for p in output.parent.iterdir() if p.is_file() and pattern.fullmatch(p.name))
    gone = there[:-most]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def check_keep(output: Path, most: int | None) -> None:
    """Raise UsageError where there is nothing to count, or nothing would be left."""
    if most is not None and most < 1:
        raise UsageError("--keep takes 1 or more.")
    if most is not None and DATE not in output.name:
        raise UsageError("--keep counts dated files; put {date} into the name of the output.", date=DATE)


@contextmanager
def logged(log: Path | None, command: str, file: Path) -> Iterator[dict[str, Any]]:
    """Write one line of JSON at the end of the run, however it ends; the caller adds to it what it did."""
    entry: dict[str, Any] = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"), "command": command, "file": str(file), "exit": 0,
    }  # fmt: skip
    started = time.monotonic()
    try:
        yield entry
    except XltableError as error:
        entry |= {"exit": 2, "message": say(error)}
        raise
    except Exception as error:
        entry |= {"exit": 1, "message": f"{type(error).__name__}: {error}"}
        raise
    finally:
        entry["seconds"] = round(time.monotonic() - started, 2)
        if log is not None:
            _append(log, entry)


def _append(log: Path, entry: dict[str, Any]) -> None:
    try:
        with log.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry, ensure_ascii=False) + "\n")
    except OSError as error:
        raise UnwritableFile("The log “{file}” cannot be written: {reason}.", file=log, reason=error.strerror) from None
