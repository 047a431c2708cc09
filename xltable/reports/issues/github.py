"""Annotations in GitHub Actions: one workflow command for each issue, and the summary in the log.

The escapes are those of GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts).
"""

from __future__ import annotations

from ...findings import Issue
from ...speech import say
from ..plain import printable
from . import Findings
from ._words import by_severity, remedy, summary, where

ENDINGS = ()

_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def tell(found: Findings) -> str:
    """A line for each issue, and the line that always stands."""
    lines = [_line("error", file.as_posix(), "xltable", say(error, found.spoken())) for file, error in found.unreadable]
    for one in found.files:
        language = found.spoken(one)
        lines += [
            _line(
                _COMMAND[issue.severity or "info"],
                one.file.as_posix(),
                _title(issue),
                " ".join(filter(None, (say(issue.message, language), remedy(issue, language, unsafe=found.unsafe)))),
            )
            for issue in one.issues
        ]
    if found.files and not found.quiet:
        language = found.spoken()
        parts = by_severity(found.files, language)
        lines.append(say(summary(found.files), language) + (f" ({parts})" if parts else ""))
    return "".join(f"{line}\n" for line in lines)


def _title(issue: Issue) -> str:
    place = "!".join(filter(None, (issue.sheet, where(issue))))
    return f"{place} {issue.rule}".strip()


def _line(command: str, file: str, title: str, message: str) -> str:
    about = f"file={file.translate(_PROPERTY)},title={printable(title).translate(_PROPERTY)}"
    return f"::{command} {about}::{printable(message).translate(_MESSAGE)}"
