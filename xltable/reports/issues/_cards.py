"""One issue on the HTML page: what is wrong, and the cell at fault between its neighbours."""

from __future__ import annotations

import re
from itertools import pairwise

from ...actions.excerpt import Excerpt, ShownCell
from ...findings import Issue
from ...speech import Sentence, say
from ..plain import shown, visible
from ._tags import Html, joined, tag
from ._words import SEVERITY, remedy, where

_ODD_SPACES = re.compile(r"(^ +| {2,}| +$)")


def card(issue: Issue, row: Excerpt | None, file: str, language: str, *, unsafe: bool) -> Html:
    """The issue as an article; its data attributes are what the page filters by."""
    severity = issue.severity or "info"
    proposal = remedy(issue, language, unsafe=unsafe)
    place = where(issue)
    mild = "" if issue.change is None or issue.change.safe else " unsafe"
    return tag(
        "article",
        tag(
            "div",
            tag(
                "p",
                tag("strong", say(SEVERITY[severity], language), class_="severity"),
                " ",
                joined(tag("span", place, class_="cell"), " ") if place else "",
                joined(tag("bdi", " ".join(issue.heading.split()), class_="heading"), " ") if issue.heading else "",
                tag("a", issue.rule, href=f"#rule-{issue.rule}", class_="rule"),
                tag("span", row.owner, class_="owner", title=say(Sentence("Owner"), language))
                if row and row.owner else "",
                class_="about",
            ),
            tag("p", say(issue.message, language), class_="message"),
            tag("p", proposal, class_=f"remedy{mild}") if proposal else "",
            class_="told",
        ),
        _row(issue, row, language) if row else "",
        class_=f"issue {severity}",
        data_rule=issue.rule,
        data_severity=severity,
        data_sheet=issue.sheet,
        data_owner=row.owner if row else None,
        data_file=file,
    )  # fmt: skip


def _row(issue: Issue, row: Excerpt, language: str) -> Html:
    """A few cells of the row, as the sheet shows them: letters above, the row's number at its side."""
    caption = say(Sentence("Row {row} of “{sheet}”", row=row.row, sheet=issue.sheet), language)
    gaps = _gaps(row)
    letters = [
        tag("th", tag("span", cell.letter, class_="letter"), " ", " ".join(cell.heading.split()), scope="col",
            class_=_classes(cell, gap), dir="auto")
        for cell, gap in zip(row.cells, gaps, strict=True)
    ]  # fmt: skip
    cells = [
        tag("td", _fault(cell, language) if cell.fault else shown(cell.value),
            class_=_classes(cell, gap), dir="auto")
        for cell, gap in zip(row.cells, gaps, strict=True)
    ]  # fmt: skip
    head = tag("thead", tag("tr", tag("td", "", class_="corner"), *letters))
    body = tag("tbody", tag("tr", tag("th", str(row.row), scope="row"), *cells))
    # A scroll area must be reachable by keyboard.
    return tag(
        "div", tag("table", tag("caption", caption), head, body), class_="row", tabindex="0", role="group",
        aria_label=caption,
    )  # fmt: skip


def _fault(cell: ShownCell, language: str) -> Html:
    text = visible(shown(cell.value))
    if not text:
        return tag("mark", say(Sentence("empty"), language), class_="empty")
    # Spaces at the ends and in rows are often the fault itself, and a browser would hide them.
    parts = _ODD_SPACES.split(text)
    return tag("mark", *(tag("span", part, class_="space") if i % 2 else part for i, part in enumerate(parts)))


def _gaps(row: Excerpt) -> list[bool]:
    """Before which cells columns are left out."""
    at = [cell.index for cell in row.cells]
    return [False, *(two > one + 1 for one, two in pairwise(at))]


def _classes(cell: ShownCell, gap: bool) -> str | None:
    return " ".join(name for name, wanted in (("fault", cell.fault), ("gap", gap)) if wanted) or None
