"""Annotations in GitHub Actions: one workflow command for each issue, the worst first, and the summary in the log.

The escapes are those of GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts). GitHub shows the first
ten annotations of each sort in a step (actions/toolkit, docs/problem-matchers.md) and drops the others without a word;
so a notice tells how many there are, and the same as Markdown is meant for the summary of the run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...findings import Issue
from ...speech import Sentence, say
from ..plain import printable
from . import Findings, markdown
from ._words import aside, by_severity, remedy, summary, where

ENDINGS = ()

SHOWN = 10
"""How many annotations of a sort GitHub shows of one step."""
ROOM = 1 << 20
"""Bytes of Markdown that the summary of a step may have; of a longer one GitHub takes nothing."""

_NOT_SHOWN = (
    "GitHub shows at most {most} annotations of each sort. Not shown: {n}; they are in this log and in the summary of "
    "the run."
)
_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}
_WORST_FIRST = tuple(_COMMAND.values())
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def tell(found: Findings) -> str:
    """A line for each issue, the worst first, and the line that always stands."""
    by_command: dict[str, list[str]] = {command: [] for command in _WORST_FIRST}
    for command, line in _annotations(found):
        by_command[command].append(line)
    unseen = _unseen({command: len(lines) for command, lines in by_command.items()})
    if unseen:
        message = say(Sentence(_NOT_SHOWN, most=SHOWN, n=unseen), found.spoken())
        by_command["notice"].insert(0, _line("notice", {"title": "xltable"}, message))
    lines = [line for some in by_command.values() for line in some]
    if found.files and not found.quiet:
        language = found.spoken()
        parts = by_severity(found.files, language)
        lines.append(say(summary(found.files), language) + (aside(parts, language) if parts else ""))
    return "".join(f"{line}\n" for line in lines)


def page(found: Findings, room: int = ROOM) -> str:
    """The same as Markdown for the summary of the run; of what has no room only the counts."""
    whole = markdown.tell(found)
    if len(whole.encode("utf-8")) <= room:
        return whole
    return markdown.tell(replace(found, files=[replace(one, issues=()) for one in found.files]))


def _annotations(found: Findings) -> Iterator[tuple[str, str]]:
    """The command and the line of every issue, by file, sheet, row and column."""
    for file, error in found.unreadable:
        about = {"file": file.as_posix(), "title": "xltable"}
        yield "error", _line("error", about, say(error, found.spoken()))
    for one in found.files:
        language = found.spoken(one)
        for issue in one.issues:
            parts = say(issue.message, language), remedy(issue, language, unsafe=found.unsafe)
            about = {"file": one.file.as_posix(), "title": _title(issue)}
            command = _COMMAND[issue.severity or "info"]
            yield command, _line(command, about, " ".join(filter(None, parts)))


def _unseen(many: Mapping[str, int]) -> int:
    """How many annotations GitHub leaves out; the notice that tells it takes the place of another."""
    beyond = Counter({command: max(n - SHOWN, 0) for command, n in many.items()})
    if beyond.total() and many["notice"] >= SHOWN:
        beyond["notice"] += 1
    return beyond.total()


def _title(issue: Issue) -> str:
    place = "!".join(filter(None, (issue.sheet, where(issue))))
    return f"{place} {issue.rule}".strip()


def _line(command: str, about: Mapping[str, str], message: str) -> str:
    properties = ",".join(f"{key}={printable(value).translate(_PROPERTY)}" for key, value in about.items())
    return f"::{command} {properties}::{printable(message).translate(_MESSAGE)}"
