"""Customers, orders and revenue by segment and by lifecycle: who brings most, and who is about to be lost."""

from __future__ import annotations

from collections.abc import Iterator

from ..numerals import Percent, Threshold
from ..pages import Page
from ..refs import Layout
from ..speech import Sentence, say
from ..worked import Worked
from . import _customers
from ._breakdown import bars, breakdown, chart_rows
from ._customers import Line
from ._furniture import FIRST, Head, money_note, open_page, widths

title = "By segment"
tab = "summary"


def missing(worked: Worked) -> Sentence | None:
    """Without customers and orders nobody stands in a segment."""
    if worked.has("contacts", "segment") or worked.has("contacts", "lifecycle"):
        return None
    return Sentence("By segment is left out: it takes customers with numbers, and transactions with amounts.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """A list of segments and one of stages of life, each with its total and bars; beneath, what the words mean."""
    open_page(page, title, Sentence("Customers by what they bought so far. {money}", money=money_note(worked)), 7)
    row = FIRST
    for key, name, chart in (
        ("segment", Sentence("Segment"), Sentence("{figure} by segment", figure=_shown(layout))),
        ("lifecycle", Sentence("Lifecycle"), Sentence("{figure} by lifecycle", figure=_shown(layout))),
    ):
        if layout.has("contacts", key):
            lines = list(_customers.choice_lines(key, worked, layout))
            row = _list(page, row, Head(name, width=20), lines, worked, layout, chart)
    for sentence in _meanings(worked):
        page.write(row, 0, say(sentence, page.language), "muted")
        row += 1
    page.print_on()


def _list(page: Page, row: int, name: Head, lines: list[Line], worked: Worked, layout: Layout, chart: Sentence) -> int:
    figures = _customers.figures(worked, layout, lines)
    area = breakdown(page, row, [name], [(line.name,) for line in lines], figures)
    heads = [name, *(f.head for f in figures)]
    widths(page, heads)
    page.width(len(heads), len(heads), 3)
    shown = 1 + _customers.shown(figures)
    bars(page, (row, len(heads) + 1), area, shown, heads[shown], chart)
    return max(area.last_row + 4, row + chart_rows(len(lines)))


def _shown(layout: Layout) -> Sentence:
    return Sentence("Revenue") if _customers.with_money(layout) else Sentence("Customers")


def _meanings(worked: Worked) -> Iterator[Sentence]:
    share, days, factor = (worked.number(s) for s in ("high_value_share", "lifecycle_days", "lifecycle_factor"))
    yield Sentence(
        "High value: the fewest customers that together make {share} of revenue. Ordinary: at least one valid order. "
        "Potential: none.",
        share=Percent(share),
    )
    yield Sentence(
        "First order and loyal: one order, or more, the last not longer ago than the limit. At risk: longer than the "
        "limit; lost: longer than twice. The limit is {days} days or {factor} times the customer’s usual interval, "
        "whichever is longer.",
        days=Threshold(days),
        factor=Threshold(factor),
    )
