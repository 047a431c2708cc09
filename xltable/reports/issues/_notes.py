"""What is marked in a workbook: a cell for all of its issues, with one note that tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...book import Place
from ...findings import SEVERITIES, Issue
from ...pages.palette import DARK_MARKS, MARKS
from ...speech import say
from ..plain import printable
from ._words import SEVERITY, remedy

if TYPE_CHECKING:
    from ...actions.check import Checked

_LONGEST = 400
"""Letters of one text in a note; a box cannot be scrolled."""


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell to mark: its fill as `RRGGBB`, that for a cell whose text is light, and its note."""

    place: Place
    fill: str
    dark: str
    note: str


def marked_cells(found: Checked, language: str, *, unsafe: bool) -> list[MarkedCell]:
    """The cells at fault, each once; the gravest of its issues gives the fill and is told first."""
    cells: dict[Place, list[Issue]] = {}
    for issue in found.issues:
        if issue.place is not None:
            cells.setdefault(issue.place, []).append(issue)
    return [_marked(place, issues, language, unsafe) for place, issues in cells.items()]


def _marked(place: Place, issues: list[Issue], language: str, unsafe: bool) -> MarkedCell:
    issues.sort(key=lambda issue: SEVERITIES.index(issue.severity or "info"))
    gravest = issues[0].severity or "info"
    fill, dark = (shades[gravest].removeprefix("#") for shades in (MARKS, DARK_MARKS))
    return MarkedCell(place, fill, dark, _note(issues, language, unsafe))


def _note(issues: Sequence[Issue], language: str, unsafe: bool) -> str:
    return "\n\n".join(_told(issue, language, unsafe) for issue in issues)


def _told(issue: Issue, language: str, unsafe: bool) -> str:
    """Severity and rule, what is wrong and why, and the remedy where there is one."""
    severity = say(SEVERITY[issue.severity or "info"], language).capitalize()
    texts = (say(issue.message, language), remedy(issue, language, unsafe=unsafe))
    return "\n".join((f"{severity} · {issue.rule}", *(clipped(text, _LONGEST) for text in texts if text)))


def clipped(text: str, longest: int) -> str:
    """Text that can be shown in a cell or note: without control characters, and not longer than so many letters."""
    text = printable(" ".join(text.split()))
    return text if len(text) <= longest else text[: longest - 1] + "…"
