"""The words that all ways of telling share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...findings import SEVERITIES, Issue
from ...rules import SHELF as RULES
from ...speech import Listed, Sentence, counted, say
from ..plain import shown
from . import totals

if TYPE_CHECKING:
    from ...actions.check import Checked

SEVERITY = {"error": Sentence("error"), "warning": Sentence("warning"), "info": Sentence("note")}

_COUNTED = {
    "error": ("{n} error", "{n} errors"),
    "warning": ("{n} warning", "{n} warnings"),
    "info": ("{n} note", "{n} notes"),
}


def summary(files: Sequence[Checked]) -> Sentence:
    """The line that always stands: “3 problems in 117 rows of 4 tables”, and in how many files."""
    values = {
        "problems": counted(sum(one.problems for one in files), "{n} problem", "{n} problems"),
        "rows": counted(sum(one.rows for one in files), "{n} row", "{n} rows"),
        "tables": counted(sum(one.tables for one in files), "{n} table", "{n} tables"),
    }
    if len(files) == 1:
        return Sentence("{problems} in {rows} of {tables}", **values)
    return Sentence(
        "{problems} in {rows} of {tables} in {files}",
        files=counted(len(files), "{n} file", "{n} files"),
        **values,
    )


def by_severity(files: Sequence[Checked], language: str) -> str:
    """“2 errors, 1 note”; empty where there is nothing."""
    found = totals(files)
    parts = tuple(say(counted(found[s], *_COUNTED[s]), language) for s in SEVERITIES if found[s])
    return Listed(parts, bare=True).said(language)


def aside(text: str, language: str) -> str:
    """What stands in brackets behind a line, with the brackets of the language: “ (2 errors)”, “（2 个错误）”."""
    return say(Sentence(" ({aside})", aside=text), language)


def would_mend(files: Sequence[Checked]) -> Sentence | None:
    """What `normalise` would do about it."""
    safe = sum(one.safe_changes for one in files)
    text = "“xltable normalise” would mend {n} of them safely."
    return counted(safe, text, text) if safe else None


def left_out(files: Sequence[Checked]) -> Sentence | None:
    """How many known issues are not told."""
    known = sum(one.known for one in files)
    if not known:
        return None
    return counted(
        known,
        "{n} issue that the baseline knows is not shown.",
        "{n} issues that the baseline knows are not shown.",
    )


def summed_up(files: Sequence[Checked], how: str) -> Sentence | None:
    """That some lines stand for many cells, and how to have them all."""
    many = [issue for one in files for issue in one.issues if issue.count > 1]
    if all(hasattr(RULES[issue.rule], "together") for issue in many):  # such a line names every one
        return None
    text = (
        "Of many faults alike only the first are listed, and one line tells how many more there are; {how} lists all."
    )
    return Sentence(text, how=how)


def where(issue: Issue) -> str:
    """The cell or cells, without the sheet; empty for an issue about more than that."""
    return issue.range or (issue.place.cell if issue.place else "")


def remedy(issue: Issue, language: str, *, unsafe: bool) -> str | None:
    """“→ what the cell should hold”; None where nothing is proposed, or only what somebody should look at first."""
    change = issue.change
    if change is None or not (change.safe or unsafe):
        return None
    after = Sentence("→ “{after}”", after=shown(change.after)) if change.after is not None else Sentence("→ blank")
    return say(after, language) + ("" if change.safe else aside(say(Sentence("unsafe"), language), language))
