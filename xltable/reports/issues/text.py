"""Text for a person: the issues by sheet, and the line that always stands; in colour at a terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ...findings import Issue
from ...speech import say
from .. import terminal
from ..plain import one_line, printable
from . import Findings, totals
from ._words import SEVERITY, aside, by_severity, left_out, remedy, summary, summed_up, where, would_mend

if TYPE_CHECKING:
    from ...actions.check import Checked

ENDINGS = (".txt",)

_COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def tell(found: Findings) -> str:
    """The plain text."""
    out = io.StringIO()
    show(found, terminal.console(out))
    return out.getvalue()


def show(found: Findings, out: terminal.Console) -> None:
    """Print it."""
    for i, one in enumerate(found.files):
        if i and not found.quiet:
            out.print()
        _file(found, one, out)
    if len(found.files) > 1 and not found.quiet:
        out.print()
        _summary(found.files, found.spoken(), out)


def _file(found: Findings, one: Checked, out: terminal.Console) -> None:
    language = found.spoken(one)
    if not found.quiet or len(found.files) > 1:
        out.print(terminal.styled(str(one.file), "bold"))
    for sheet, group in groupby(one.issues, key=lambda issue: issue.sheet):
        if sheet and not found.quiet:
            out.print()
            out.print(terminal.styled(one_line(sheet), "bold underline"))
        for issue in group:
            _issue(issue, language, found.unsafe, out)
    if found.quiet:
        return
    out.print()
    _summary([one], language, out)
    for remark in (would_mend([one]), left_out([one]), summed_up([one], "--all")):
        if remark:
            out.print(terminal.styled(say(remark, language)))


def _issue(issue: Issue, language: str, unsafe: bool, out: terminal.Console) -> None:
    severity = issue.severity or "info"
    place = where(issue)
    line = terminal.styled(f"  {place:<7} " if place else "  ")
    line.append(f"{say(SEVERITY[severity], language)} ", _COLOURS[severity])
    line.append(one_line(say(issue.message, language)))
    if issue.heading:
        line.append(f"  [{printable(' '.join(issue.heading.split()))}]", "dim")
    line.append(f"  {issue.rule}", "dim")
    out.print(line)
    mending = remedy(issue, language, unsafe=unsafe)
    if mending and issue.change:
        out.print(terminal.styled(f"          {one_line(mending)}", "green" if issue.change.safe else "yellow"))


def _summary(files: Sequence[Checked], language: str, out: terminal.Console) -> None:
    counts = totals(files)
    colour = "red" if counts["error"] else "yellow" if counts["warning"] else "green"
    line = terminal.styled(say(summary(files), language), f"bold {colour}")
    parts = by_severity(files, language)
    if parts:
        line.append(aside(parts, language), "not bold")
    out.print(line)
