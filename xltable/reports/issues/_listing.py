"""The sheet of issues in an annotated workbook: the figures on top, then a row for each, with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from ...book import Area
from ...findings import Issue
from ...package import quoted
from ...pages import Page, TableColumn
from ...pages.page import Value
from ...speech import Sentence, say
from ..plain import shown, visible
from ._notes import clipped
from ._words import SEVERITY, aside, by_severity, left_out, summary, where, would_mend

if TYPE_CHECKING:
    from ...actions.check import Checked

TABLE = "xltable_issues"
_LONGEST = 500
_LOOK: dict[str, Any] = {"align": "left", "indent": 1, "text_wrap": True}
_LINE = 13.5
_ROW = 18.0


def build(page: Page, found: Checked, marked: str) -> None:
    """Write the page; `marked` is the name of the workbook it goes into."""
    language = page.language
    heads = _heads(found, language)
    page.plain()
    page.write(0, 0, say(Sentence("Issues"), language), "title")
    page.height(0, 30)
    last = len(heads) - 1
    row = 1
    for text, style in _top(found, marked, language):
        page.merge(Area(row, 0, row, last), text, style, _ROW)
        row += 1
    page.height(row, 8)
    if not found.issues:
        page.write(row + 1, 0, say(Sentence("Nothing to report."), language))
        for i, head in enumerate(heads):
            page.width(i, i, head.width or 12)
        return
    _table(page, row + 1, heads, found)
    page.freeze(row + 2, 0)
    page.print_on(repeat_rows=(row + 1, row + 1))


def _top(found: Checked, marked: str, language: str) -> Iterator[tuple[str, str]]:
    parts = by_severity([found], language)
    day = say(Sentence("As of {day}", day=found.as_of.isoformat()), language)
    yield f"{found.file.name} · {day}", "label"
    yield say(summary([found]), language) + (aside(parts, language) if parts else ""), "lead"
    for remark in (would_mend([found]), left_out([found])):
        if remark:
            yield say(remark, language), "label"
    if any(issue.place is None and issue.range and issue.count > 1 for issue in found.issues):
        many = "Of very many faults alike only the first are marked; one line tells where the others are."
        yield say(Sentence(many), language), "label"
    back = "Take the marks, the notes and this sheet away again: xltable validate --clear {file} -o CLEAN{ending}"
    ending = "." + marked.rpartition(".")[2]
    name = f'"{marked}"' if " " in marked else marked
    yield say(Sentence(back, file=name, ending=ending), language), "label"


def _heads(found: Checked, language: str) -> list[TableColumn]:
    owners = any(row and row.owner for row in found.excerpts)
    columns = (
        (Sentence("Severity"), 11),
        (Sentence("Sheet"), 13),
        (Sentence("Cell"), 9),
        (Sentence("Column"), 16),
        (Sentence("Record"), 12),
        (Sentence("Value"), 25),
        (Sentence("What is wrong"), 56),
        (Sentence("Proposed"), 25),
        (Sentence("Safe"), 8),
        *(((Sentence("Owner"), 14),) if owners else ()),
        (Sentence("Rule"), 20),
    )
    return [TableColumn(say(text, language), width=width, align="left", wrap=True) for text, width in columns]


def _table(page: Page, row: int, heads: Sequence[TableColumn], found: Checked) -> None:
    language = page.language
    rows: list[list[Value]] = []
    for issue, excerpt in zip(found.issues, found.excerpts, strict=True):
        cells = _row(issue, language)
        if len(heads) > len(cells):
            cells.insert(-1, excerpt.owner if excerpt else None)
        rows.append(cells)
    area = page.table(row, 0, heads, rows, TABLE)
    for i, head in enumerate(heads):
        page.write(row, i, head.heading, "heading", align="left", indent=1)
    page.height(row, 22)
    page.texts(area)
    for r, (issue, cells) in enumerate(zip(found.issues, rows, strict=True), start=row + 1):
        for i, cell in enumerate(cells):
            page.write(r, i, cell, "cell" if i else issue.severity or "info", **_LOOK)
        if issue.sheet and where(issue):
            page.link(r, 2, f"{quoted(issue.sheet)}!{where(issue)}", where(issue), "link-cell", **_LOOK)
        page.height(r, _height(cells, heads))


def _row(issue: Issue, language: str) -> list[Value]:
    change = issue.change
    proposed = None
    if change is not None:
        proposed = _shown(shown(change.after)) or say(Sentence("blank"), language)
    return [
        say(SEVERITY[issue.severity or "info"], language),
        _shown(issue.sheet),
        where(issue) or None,
        _shown(issue.heading),
        _shown(issue.record),
        _shown(shown(issue.value)),
        clipped(say(issue.message, language), _LONGEST),
        proposed,
        None if change is None else say("Yes" if change.safe else "No", language),
        issue.rule,
    ]


def _shown(text: str | None) -> str | None:
    return clipped(visible(text), _LONGEST) if text else None


def _height(cells: Sequence[Value], heads: Sequence[TableColumn]) -> float:
    """The height that the longest of the texts needs."""
    lines = max(
        _lines(str(cell), head.width or 10) for cell, head in zip(cells, heads, strict=True) if cell is not None
    )
    return max(_ROW, _LINE * lines + 4)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes: most letters are narrower than the digits a width is counted in."""
    room = sum(1.85 if east_asian_width(c) in "WF" else 0.75 for c in text)
    return max(1, ceil(room / (width - 2)))
