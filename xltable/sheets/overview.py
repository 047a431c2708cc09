"""The whole business on one page: key figures, sales by month and region, segments, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book import Area
from ..numerals import axis_format
from ..pages import Chart, Page, Series, text_lines
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence, say
from ..worked import Worked
from . import _customers, by_month
from ._figure import Figure
from ._furniture import FIRST, live, money_note, open_page
from ._key_figures import key_figures, pending
from .by_country import region_lines

title = "Overview"
tab = "summary"
_ACROSS = 4
_WIDTH = 3
"""Columns of the sheet that one figure takes: what it is and was, how much that was, and a gap."""
_WIDTHS = (19, 15, 2.5)
_MONTHS = 12
_LAST = _ACROSS * _WIDTH - 2
"""The last column of the last tile; what follows it is the gap nobody sees."""
_BESIDE = 4
"""The column in which charts begin, beside their tables."""
_CHART = 634
"""Pixels a chart is wide: from its table to where the tiles end."""
_ROW_PIXELS = 21
_NOTE = 34
"""Characters of a tile's note that stand in one line."""
_NAME = 31
"""Characters of a tile's name that stand in one line."""


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Figures in rows of four, then segments and lifecycle with a chart each, then what needs attention."""
    open_page(page, say(title, page.language), money_note(worked), _ACROSS * _WIDTH)
    for col in range(_ACROSS * _WIDTH):
        page.width(col, col, _WIDTHS[col % _WIDTH])
    figures = list(key_figures(worked, layout))
    row = FIRST
    for i in range(0, len(figures), _ACROSS):
        row = _tiles(page, row, figures[i : i + _ACROSS], int(worked.number("window_days")))
    row = _attention(page, row, worked, layout)
    _breakdowns(page, row, worked, layout)
    page.print_on(landscape=False, high=1)


def _tiles(page: Page, row: int, figures: Sequence[Figure], days: int) -> int:
    """Figures side by side: what each is, how much it is and was so many days before, what it counts.

    Returns the next free row.
    """
    language = page.language
    compared = any(figure.before is not None for figure in figures)
    names = [say(figure.name, language) for figure in figures]
    notes = [say(figure.about, language) for figure in figures]
    below = row + (3 if compared else 2)
    for i, (figure, name, note) in enumerate(zip(figures, names, notes, strict=True)):
        first = _WIDTH * i
        last = first + _WIDTH - 2
        page.merge(Area(row, first, row, last), name, "tile-label")
        value = live(figure.formula, figure.value)
        page.merge_value(Area(row + 1, first, row + 1, last), value, "tile-figure", figure.number_format)
        if compared:
            said = Sentence("{days} days before:", days=days) if figure.before is not None else Sentence("")
            page.write(row + 2, first, say(said, language), "tile-before")
            page.write(row + 2, last, figure.before, "tile-before", figure.number_format, align="right")
        page.merge(Area(below, first, below, last), note, "tile-note")
    page.height(row, 7 + 13 * max(text_lines(name, _NAME) for name in names))
    page.height(row + 1, 26)
    page.height(below, 6 + 13 * max(2, *(text_lines(note, _NOTE) for note in notes)))
    return below + 2


def _attention(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    """What wants doing, with how often; nothing where nothing does. Returns the next free row."""
    found = [(name, value, formula) for name, value, formula in pending(worked, layout) if value or formula]
    if not found:
        return row
    language = page.language
    _section(page, row, Sentence("Needs attention"))
    first = row + 1
    for name, value, formula in found:
        row += 1
        page.write(row, 0, live(formula, value), "cell-left", "integer", bold=True, indent=1)
        page.merge(Area(row, 1, row, _LAST), say(name, language), "cell")
    page.condition(Area(first, 0, row, 0), f"N($A{first + 1})>0", "warn")
    return row + 2


def _breakdowns(page: Page, row: int, worked: Worked, layout: Layout) -> None:
    """Months, regions, segments and lifecycle: a small table with a chart beside it."""
    if worked.has("transactions", "month") and worked.has("transactions", "net_base"):
        row = _months(page, row, worked, layout)
    if layout.has("contacts", "country_group"):
        money = layout.has("contacts", "revenue")
        name = Sentence("Revenue by region") if money else Sentence("Customers by region")
        row = _list(
            page, row, name,
            [(line.name, (_customers.brought if money else _customers.customers)(line, worked, layout))
             for line in region_lines(worked, layout, page.language)],
        )  # fmt: skip
    for key, name in (("segment", Sentence("Customers by segment")), ("lifecycle", Sentence("Customers by lifecycle"))):
        if layout.has("contacts", key):
            row = _list(page, row, name, list(_choices(key, worked, layout)))


def _choices(key: str, worked: Worked, layout: Layout) -> Iterator[tuple[str, Value]]:
    for line in _customers.choice_lines(key, worked, layout):
        yield line.name, _customers.customers(line, worked, layout)


def _list(page: Page, row: int, name: Sentence, lines: Sequence[tuple[str, Value]]) -> int:
    """Names and figures at the left, their bars at the right. Returns the next free row."""
    language = page.language
    _section(page, row, name)
    for i, (label, value) in enumerate(lines, start=row + 1):
        page.merge(Area(i, 0, i, 1), label, "cell")
        page.merge_value(Area(i, 2, i, 3), value, "cell", "#,##0")
    first, last = row + 1, row + len(lines)
    names, figures = page.reference(Area(first, 0, last, 0)), page.reference(Area(first, 2, last, 2))
    series = Series(say(name, language), names, figures)
    height = max(6 * _ROW_PIXELS, 30 * len(lines) + 40)
    chart = Chart(
        "bar",
        say(name, language),
        [series],
        width=_CHART,
        height=height,
        number_format=axis_format(language),
        titled=False,
    )
    page.chart(row + 1, _BESIDE, chart, offset=(16, 6))
    return row + 3 + max(len(lines), -(-height // _ROW_PIXELS))


def _months(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    """The last twelve months with the year before."""
    language = page.language
    _section(page, row, Sentence("Revenue by month"))
    figures = by_month.months(worked)
    this = worked.today.replace(day=1)
    shown = [by_month.before(this, n) for n in range(_MONTHS - 1, -1, -1)]
    page.write(row + 1, 0, say(Sentence("Month"), language), "label")
    page.write(row + 1, 1, say(Sentence("Revenue"), language), "label", align="right")
    page.merge(Area(row + 1, 2, row + 1, 3), say(Sentence("A year before"), language), "label-right")
    for r, month in enumerate(shown, start=row + 2):
        page.write(r, 0, month, "cell", "month", align="left")
        now = by_month.net(layout, f"$A{r + 1}")
        page.write(r, 1, live(now, figures.revenue.get(month, 0.0)), "cell", "#,##0")
        then = live(by_month.net(layout, f"EDATE($A{r + 1},-12)"), figures.revenue.get(by_month.before(month, 12), 0.0))
        page.merge_value(Area(r, 2, r, 3), then, "cell", "#,##0")
    first, last = row + 2, row + 1 + _MONTHS
    names = page.reference(Area(first, 0, last, 0))
    series = [
        Series(say(Sentence("Revenue"), language), names, page.reference(Area(first, 1, last, 1))),
        Series(say(Sentence("A year before"), language), names, page.reference(Area(first, 2, last, 2)), line=True),
    ]
    chart = Chart(
        "column",
        say(Sentence("Revenue by month"), language),
        series,
        _CHART,
        286,
        number_format=axis_format(language),
        category_format="month",
        titled=False,
    )
    page.chart(row + 1, _BESIDE, chart, offset=(16, 6))
    return row + 4 + _MONTHS


def _section(page: Page, row: int, name: Sentence) -> None:
    page.write(row, 0, say(name, page.language), "section")
    for col in range(1, _LAST + 1):
        page.write(row, col, None, "section")
    page.height(row, 20)
