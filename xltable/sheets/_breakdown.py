"""A list of lines with figures: shares and averages worked out beside them, what is not listed above, and the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..book import Area, column_letter
from ..formula import Formula
from ..numerals import axis_format
from ..pages import Chart, Page, Series
from ..pages.page import Value
from ..speech import Sentence, say
from ._furniture import Head, block, divided, ratio, total


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure that adds up: a cell for each line, and the whole as it is counted without looking at the lines."""

    head: Head
    cells: Sequence[Value]
    whole: Value


@dataclass(frozen=True, slots=True)
class Share:
    """What each line has of the whole of a figure; `of` is the figure's number among the figures."""

    head: Head
    of: int


@dataclass(frozen=True, slots=True)
class Quotient:
    """One figure of each line divided by another, both by their numbers."""

    head: Head
    part: int
    by: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A figure that does not add up, such as distinct customers or a median: a cell for each line and for the whole."""

    head: Head
    cells: Sequence[Value]
    whole: Value


Figure = Sum | Share | Quotient | Plain


def breakdown(
    page: Page, row: int, names: Sequence[Head], labels: Sequence[Sequence[Value]], figures: Sequence[Figure]
) -> Area:
    """Lines and their figures; beneath them what is not listed, and the whole. Returns the area of the lines."""
    cells = _Cells(row, max(1, len(labels)), len(names), figures)
    rows = [[*label, *(cells.line(f, i) for f in figures)] for i, label in enumerate(labels)]
    area = block(page, row, 0, [*names, *(f.head for f in figures)], rows)
    blank: list[tuple[Value, str | None]] = [(None, None)] * (len(names) - 1)
    for at, text in ((cells.rest, Sentence("Not listed above")), (cells.whole, Sentence("Total"))):
        below = [(cells.below(f, at), f.head.number_format) for f in figures]
        total(page, at, text, [*blank, *below])
    return area


def bars(page: Page, at: tuple[int, int], area: Area, shown: int, head: Head, name: Sentence, most: int = 12) -> None:
    """A chart of the largest lines: one figure, by the first column."""
    last = min(area.last_row, area.first_row + most - 1)
    names = page.reference(Area(area.first_row, area.first_col, last, area.first_col))
    values = page.reference(Area(area.first_row, shown, last, shown))
    series = Series(say(head.text, page.language), names, values)
    height = _height(last - area.first_row + 1)
    form = axis_format(page.language) if head.number_format == "money" else "integer"
    page.chart(*at, Chart("bar", say(name, page.language), [series], width=540, height=height, number_format=form))


def chart_rows(lines: int, most: int = 12) -> int:
    """Rows of the sheet that a chart of so many bars takes, and the space beneath it."""
    return _height(min(lines, most)) // 21 + 2


def _height(bars: int) -> int:
    """Pixels of a chart in which every bar has room for its name."""
    return max(200, 30 * bars + 90)


def number(value: Value) -> float:
    """What a cell counts in a sum."""
    found = value.value if isinstance(value, Formula) else value
    return float(found) if isinstance(found, int | float) else 0.0


class _Cells:
    """The cells of a breakdown that begins in a row of the page; rows are counted from 0."""

    def __init__(self, row: int, lines: int, names: int, figures: Sequence[Figure]) -> None:
        self.first, self.rest, self.whole = row + 1, row + lines + 1, row + lines + 2
        self._figures = figures
        self._letters = [column_letter(names + i) for i in range(len(figures))]

    def line(self, figure: Figure, line: int) -> Value:
        """A figure of a line."""
        if isinstance(figure, Sum | Plain):
            return figure.cells[line]
        row = self.first + line
        if isinstance(figure, Share):
            sums = self._sum(figure.of)
            return self._ratio(figure.of, row, figure.of, self.whole, number(sums.cells[line]), number(sums.whole))
        part, by = (number(self._sum(n).cells[line]) for n in (figure.part, figure.by))
        return self._ratio(figure.part, row, figure.by, row, part, by)

    def below(self, figure: Figure, at: int) -> Value:
        """A figure of what is not listed, or of the whole."""
        if isinstance(figure, Plain):
            return figure.whole if at == self.whole else None
        if isinstance(figure, Sum):
            return figure.whole if at == self.whole else self._left(figure)
        if isinstance(figure, Share):
            sums = self._sum(figure.of)
            found = number(sums.whole if at == self.whole else self._left(sums))
            return self._ratio(figure.of, at, figure.of, self.whole, found, number(sums.whole))
        if at == self.rest:
            return None
        part, by = (number(self._sum(n).whole) for n in (figure.part, figure.by))
        return self._ratio(figure.part, at, figure.by, at, part, by)

    def _sum(self, index: int) -> Sum:
        found = self._figures[index]
        assert isinstance(found, Sum)
        return found

    def _left(self, figure: Sum) -> Formula:
        letter = self._letters[self._figures.index(figure)]
        text = f"ROUND({letter}{self.whole + 1}-SUM({letter}{self.first + 1}:{letter}{self.rest}),2)"
        return Formula(text, round(number(figure.whole) - sum(number(v) for v in figure.cells), 2) + 0.0)

    def _ratio(self, part: int, row: int, by: int, by_row: int, value: float, whole: float) -> Formula:
        fixed = "$" if by_row != row else ""
        text = ratio(f"{self._letters[part]}{row + 1}", f"{self._letters[by]}{fixed}{by_row + 1}")
        return Formula(text, divided(value, whole))
