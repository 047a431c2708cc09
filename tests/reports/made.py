"""Findings made by hand, with everything in them that a format could stumble over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from xltable.actions.check import Checked
from xltable.actions.excerpt import Excerpt, ShownCell
from xltable.book import Place
from xltable.errors import UnreadableFile
from xltable.findings import Change, Issue
from xltable.kinds import Raw
from xltable.reports.issues import Findings
from xltable.speech import Sentence

NASTY = (
    "plain",
    '=HYPERLINK("http://evil.example","x")',
    "+49 30 901820",
    "@SUM(1)",
    "-1+1|cmd",
    "\t=1",
    "＝1+1",
    "a|b\\|c",
    "two\nlines\r\nthree",
    "100% :, done",
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "**bold** _it_ `code` [x](y) <b>",
    "line\u2028separator\x85next",
    "zero\u200bwidth\x0bcontrol\x00",
    "“quoted”, 'and' \"so\"",
    "مرحبا",
    "𠮷野家",
    "",
)


def issue(value: Raw, row: int = 4, *, severity: str = "error", safe: bool | None = None, **more: object) -> Issue:
    place = Place("Cus|tomers", row, 4)
    change = None
    if safe is not None:
        change = Change(place, "contacts", "email", "E|mail", f"C-{row}", value, f"new {value}", "untidy-value", safe)
    return Issue(
        "untidy-value", Sentence("“{value}” is wrong.", value=value), place, "contacts", "Cus|tomers", "email",
        "E|mail", f"C-{row}", value, change, severity, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def checked(*issues: Issue, name: str = "a,b:c%.xlsx", language: str = "en") -> Checked:
    counts = {s: sum(i.severity == s for i in issues) for s in ("error", "warning", "info")}
    rows = tuple(_row(i) for i in issues)
    return Checked(
        Path(name), "exporter", language, date(2026, 6, 15), 1, 30, 90, counts,
        sum(1 for i in issues if i.change and i.change.safe), issues, rows,
    )  # fmt: skip


def _row(one: Issue) -> Excerpt | None:
    if one.place is None:
        return None
    cells = (ShownCell(0, "No", "C-1", False), ShownCell(4, "E|mail", one.value, True), ShownCell(5, "", None, False))
    return Excerpt(one.place.row + 1, cells, "Li & Co" if one.place.row % 2 else None)


def nasty(**more: object) -> Findings:
    """One issue for each text, the whole workbook, a range, all severities, and a file that could not be read."""
    severities = ("error", "warning", "info")
    issues = [
        issue(text, 4 + i, severity=severities[i % 3], safe=(None, True, False)[i % 3]) for i, text in enumerate(NASTY)
    ]
    issues.append(Issue("missing-table", Sentence("The workbook has no contacts."), severity="info"))
    issues.append(issue(float("inf"), 60, count=12, range="E5:E16"))
    gone = (Path("gone.xlsx"), UnreadableFile("There is no file “{file}”.", file="gone.xlsx"))
    return Findings((checked(*issues),), (gone,), **more)  # type: ignore[arg-type]
