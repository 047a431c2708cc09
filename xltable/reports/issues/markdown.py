"""GitHub Flavored Markdown for a pull request, a wiki or a mail: a table of issues for each sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from ...speech import Sentence, say
from ..plain import printable
from . import Findings
from ._words import SEVERITY, aside, by_severity, left_out, remedy, summary, summed_up, where, would_mend

if TYPE_CHECKING:
    from ...actions.check import Checked

ENDINGS = (".md", ".markdown")

_HEADS = (Sentence("Cell"), Sentence("Severity"), Sentence("What is wrong"), Sentence("Remedy"), Sentence("Rule"))
# Any ASCII punctuation may be escaped (CommonMark 2.4); these are what would else mean something.
_MEANT = re.compile(r"([\\`*_{}\[\]()#+\-!|~^$&:@])")


def tell(found: Findings) -> str:
    """The document: a section for each file, a table for each sheet."""
    parts = [part for one in found.files for part in _file(found, one)]
    for file, error in found.unreadable:
        parts += [f"## {_text(str(file))}", _text(say(error, found.spoken()))]
    if len(found.files) > 1:
        parts.append(_bold(say(summary(found.files), found.spoken())))
    return "\n\n".join(parts) + "\n"


def _file(found: Findings, one: Checked) -> Iterator[str]:
    language = found.spoken(one)
    yield f"## {_text(str(one.file))}"
    counts = by_severity([one], language)
    yield _bold(say(summary([one]), language)) + (aside(_text(counts), language) if counts else "")
    for remark in (would_mend([one]), left_out([one]), summed_up([one], "--all")):
        if remark:
            yield _text(say(remark, language))
    for sheet, group in groupby(one.issues, key=lambda issue: issue.sheet):
        if sheet:
            yield f"### {_text(sheet)}"
        rows = [tuple(say(head, language) for head in _HEADS)]
        for issue in group:
            rows.append(
                (
                    where(issue),
                    say(SEVERITY[issue.severity or "info"], language),
                    say(issue.message, language),
                    remedy(issue, language, unsafe=found.unsafe) or "",
                    issue.rule,
                )
            )
        lines = ["| " + " | ".join(_text(cell) for cell in row) + " |" for row in rows]
        yield "\n".join([lines[0], "| --- " * len(_HEADS) + "|", *lines[1:]])


def _bold(text: str) -> str:
    return f"**{_text(text)}**"


def _text(text: str) -> str:
    """Text as it stands, on one line: no character of it means anything to Markdown or HTML."""
    escaped = _MEANT.sub(r"\\\1", printable(" ".join(text.split())))
    return escaped.replace("<", "&lt;").replace(">", "&gt;")
