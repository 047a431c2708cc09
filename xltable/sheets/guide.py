"""What each column is for and how to fill it: the training nobody ever gets."""

from __future__ import annotations

from ..book import Area
from ..pages import Page
from ..refs import Layout
from ..schema import ColumnSpec, TableSpec
from ..speech import Sentence, say
from ..worked import Worked
from ._furniture import open_page

title = "Guide"
tab = "support"
generated_only = True

_HOW = (
    Sentence("One row for each customer, order, request or answer. Leave no blank rows between them."),
    Sentence("Columns with a dark heading are yours to fill in; those with a light heading work themselves out."),
    Sentence("Customer numbers are given once (C-0001) and never changed: orders and requests refer to them."),
    Sentence("Pick from the list where a cell offers one; it keeps spellings the same for everyone."),
    Sentence("Check the workbook before you share it: xltable validate FILE."),
)


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """How to work with the workbook, then every column of every table."""
    language = page.language
    about = Sentence("How to fill in this workbook, and what it works out for you.")
    open_page(page, say(title, language), about, 4)
    for col, width in enumerate((26, 14, 70, 26)):
        page.width(col, col, width)
    row = 3
    for sentence in _HOW:
        page.merge(Area(row, 0, row, 3), f"•  {say(sentence, language)}", "wrap", 18)
        row += 1
    row += 1
    for table in (t for t in worked.book.template.tables if not t.support):
        row = _table(page, row, table, language) + 1
    page.print_on()


def _table(page: Page, row: int, table: TableSpec, language: str) -> int:
    page.write(row, 0, table.title(language), "section")
    row += 1
    for col, text in enumerate(
        (Sentence("Column"), Sentence("Fill in"), Sentence("What to type"), Sentence("Of persons"))
    ):
        page.write(row, col, say(text, language), "heading")
    for column in table.columns:
        row += 1
        page.write(row, 0, column.heading(language), "cell", bold=column.required)
        page.write(row, 1, say(_duty(column), language), "cell")
        page.write(row, 2, column.prompt(language), "cell", text_wrap=True)
        page.write(row, 3, say(_PERSONAL[column.personal], language), "cell")
    return row + 1


def _duty(column: ColumnSpec) -> Sentence:
    if column.derived:
        return Sentence("by itself")
    return (
        Sentence("always")
        if column.required
        else Sentence("if you can")
        if column.recommended
        else Sentence("if needed")
    )


_PERSONAL = {
    "none": Sentence(""),
    "contact": Sentence("a way to reach someone"),
    "sensitive": Sentence("keep to yourselves"),
}
