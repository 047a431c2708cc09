"""What every sheet of ours has: a title, a line that says what it counts, blocks of rows, and single figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..book import Area
from ..formula import Formula
from ..pages import Page, text_lines, text_width
from ..pages.page import Value
from ..speech import Sentence, say
from ..worked import Worked

FIRST = 3
"""The row the content of a page begins in, under title and subtitle."""
_WIDEST = 44
"""Characters that the texts of a column may ask for."""
_ABOUT = 8
"""The last column that tells what a figure counts."""
_MOST_ON_PAPER = 60
"""Rows on one sheet of paper."""
_AIR, _BOLD = 2, 4
"""Characters that stay free beside a text, and beside one in bold letters."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a block: what it is called, its number format and its width in characters."""

    text: Sentence
    number_format: str | None = None
    width: float = 14
    style: str = "cell"

    @property
    def align(self) -> str:
        """Numbers stand at the right, so that their digits do too; days and texts at the left."""
        return "left" if self.number_format in (None, "text", "date", "month") else "right"


def open_page(page: Page, title: str, about: Sentence, columns: int) -> None:
    """Title and subtitle; the sheet is for reading, so it has no grid lines."""
    page.plain()
    page.write(0, 0, say(title, page.language), "title")
    page.height(0, 28)
    page.merge(Area(1, 0, 1, max(1, columns - 1)), say(about, page.language), "subtitle", 30)


def block(page: Page, row: int, col: int, heads: Sequence[Head], rows: Sequence[Sequence[Value]]) -> Area:
    """Headings and rows beneath them, each column as wide as its texts need. Returns the area of the rows."""
    # Text beside figures keeps a little distance from them.
    indents = [1 if i and head.align == "left" else 0 for i, head in enumerate(heads)]
    for i, (head, indent) in enumerate(zip(heads, indents, strict=True)):
        page.write(row, col + i, say(head.text, page.language), "heading", align=head.align, indent=indent)
    _fit(page, row, col, heads, rows)
    for r, values in enumerate(rows, start=row + 1):
        for i, (head, value, indent) in enumerate(zip(heads, values, indents, strict=True)):
            page.write(r, col + i, value, head.style, head.number_format, align=head.align, indent=indent)
    return Area(row + 1, col, row + max(1, len(rows)), col + len(heads) - 1)


def _fit(page: Page, row: int, col: int, heads: Sequence[Head], rows: Sequence[Sequence[Value]]) -> None:
    """Columns as wide as the longest word of the heading and the longest text, and a row as high as the headings."""
    needed = 1
    for i, head in enumerate(heads):
        heading = say(head.text, page.language)
        words = max(map(text_width, heading.split()), default=0) + _BOLD
        texts = max((text_width(_text(line[i])) for line in rows), default=0) + _AIR
        width = page.widen(col + i, max(head.width, words, min(_WIDEST, texts)))
        needed = max(needed, text_lines(heading, width - _BOLD))
    page.height(row, 7 + 13 * needed)


def _text(value: Value) -> str:
    shown = value.value if isinstance(value, Formula) else value
    return shown if isinstance(shown, str) else ""


def print_short(page: Page, rows: int) -> None:
    """For paper: all on one sheet of it, up to as many rows as can be read there."""
    page.print_on(high=1 if rows <= _MOST_ON_PAPER else 0)


def widths(page: Page, heads: Sequence[Head], col: int = 0) -> None:
    """The least width of each column of a block."""
    for i, head in enumerate(heads, start=col):
        page.widen(i, head.width)


def ratio(part: str, whole: str) -> str:
    """A division that is blank, not 0, where there is nothing to divide by."""
    return f'IF(N({whole})=0,"",{part}/{whole})'


def divided(part: float, whole: float) -> float | None:
    """What `ratio` shows."""
    return part / whole if whole else None


def money_note(worked: Worked) -> Sentence:
    """Which currency the amounts of a page are in, as of which day."""
    if worked.currency:
        return Sentence("Amounts in {currency}, as of {day}.", currency=worked.currency, day=worked.today.isoformat())
    return Sentence("As of {day}.", day=worked.today.isoformat())


def total(page: Page, row: int, label: Sentence, cells: Sequence[tuple[Value, str | None]]) -> None:
    """A line of totals: its label in the first column, then a cell for each further one."""
    page.write(row, 0, say(label, page.language), "strong")
    for i, (value, number_format) in enumerate(cells, start=1):
        page.write(row, i, value, "strong", number_format)


def figures(page: Page, row: int, lines: Sequence[tuple[Sentence, Value, str, Value, Sentence]]) -> int:
    """Single figures in lines: name, value, number format, n, what it counts. Returns the next free row."""
    named = ((Sentence("Figure"), "left"), (Sentence("Value"), "right"), (Sentence("n"), "right"))
    for i, (text, align) in enumerate(named):
        page.write(row, i, say(text, page.language), "heading", align=align)
    page.merge(Area(row, 3, row, _ABOUT), say(Sentence("What it counts"), page.language), "heading", 20, indent=1)
    for r, (name, value, form, n, about) in enumerate(lines, start=row + 1):
        called = say(name, page.language)
        page.write(r, 0, called, "cell", align="left")
        page.widen(0, min(_WIDEST, text_width(called) + _AIR))
        page.write(r, 1, value, "cell", form, align="right", bold=True)
        page.write(r, 2, n, "cell", "integer", align="right")
        page.merge(Area(r, 3, r, _ABOUT), say(about, page.language), "cell", font_color="#6B7280", indent=1)
    return row + len(lines) + 2


def live(text: str | None, value: Value) -> Value:
    """A formula with its value, or the value alone where there is no formula."""
    return value if text is None else Formula(text, value if not isinstance(value, Formula) else value.value)  # type: ignore[arg-type]
