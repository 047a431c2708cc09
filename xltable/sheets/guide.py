"""What each column is for and how to fill it: the training nobody ever gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book import Area
from ..pages import Page, text_lines, text_width
from ..refs import Layout
from ..schema import ColumnSpec, TableSpec, Template
from ..speech import Sentence, say
from ..worked import Worked
from . import rates
from ._furniture import open_page

title = "Guide"
tab = "support"
generated_only = True
_WIDTHS = (28, 15, 86, 34)

_HOW = (
    Sentence("One row for each customer, order, request or answer. Leave no blank rows between them."),
    Sentence("Columns with a dark heading are yours to fill in; those with a light heading work themselves out."),
    Sentence("Customer numbers are given once (C-0001) and never changed: orders and requests refer to them."),
    Sentence("Pick from the list where a cell offers one; it keeps spellings the same for everyone."),
    Sentence("Columns that are rarely needed are folded away: the plus sign above the headings opens them."),
    Sentence(
        "Yellow is missing or due soon, orange is overdue or stands twice, struck through is not to be contacted."
    ),
)
_DOES = (
    Sentence("Tells what is wrong, and where: xltable validate FILE"),
    Sentence("Mends what can be mended safely, and lists every change: xltable normalise FILE --in-place"),
    Sentence("Fills the light columns and renews the summary sheets: xltable enrich FILE --in-place"),
    Sentence("Makes a report to read and to send on: xltable report FILE -o report.html"),
)


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """How to work with the workbook, then every column of every table."""
    language = page.language
    about = Sentence("How to fill in this workbook, and what it works out for you.")
    open_page(page, say(title, language), about, 4)
    for col, width in enumerate(_widths(language)):
        page.width(col, col, width)
    row = _points(page, 3, [*_HOW, *_asked(worked.book.template, language)])
    page.write(row, 0, say(Sentence("What xltable does for you"), language), "section")
    row = _points(page, row + 1, _DOES)
    for table in (t for t in worked.book.template.tables if not t.support):
        row = _table(page, row, table, language) + 1
    page.print_on()


def _asked(template: Template, language: str) -> Iterator[Sentence]:
    """What is easily forgotten, where the template has a place for it."""
    basis = next((c for t in template.tables for c in t.columns if c.key == "legal_basis"), None)
    if basis:
        yield Sentence(
            "Of people in the European Economic Area or the United Kingdom, say in “{column}” "
            "why you may keep their data.",
            column=basis.heading(language),
        )
    if "rates" in template.sheets:
        yield Sentence(
            "Orders in another currency need its rate on the sheet “{sheet}”: "
            "xltable rates FILE --from eurofxref.zip --in-place",
            sheet=say(rates.title, language),
        )


def _points(page: Page, row: int, sentences: Sequence[Sentence]) -> int:
    """A line each. Returns the next free row, with one left blank."""
    for r, sentence in enumerate(sentences, start=row):
        page.merge(Area(r, 0, r, 3), f"•  {say(sentence, page.language)}", "wrap", 18)
    return row + len(sentences) + 1


def _table(page: Page, row: int, table: TableSpec, language: str) -> int:
    page.write(row, 0, table.title(language), "section")
    row += 1
    for col, head in enumerate(
        (Sentence("Column"), Sentence("Fill in"), Sentence("What to type"), Sentence("Who may see it"))
    ):
        page.write(row, col, say(head, language), "heading")
    for column in table.columns:
        row += 1
        page.write(row, 0, column.heading(language), "cell", bold=column.required, text_wrap=True)
        cells = (say(_duty(column), language), column.prompt(language), say(_PERSONAL[column.personal], language))
        for col, text in enumerate(cells, start=1):
            page.write(row, col, text, "cell", text_wrap=True)
        needed = map(text_lines, (column.heading(language), *cells), _widths(language))
        page.height(row, 3 + 13 * max(needed))
    return row + 1


def _widths(language: str) -> tuple[int, ...]:
    """What is said again and again stays in one line."""
    column, duty, prompt, seen = _WIDTHS
    longest = max(text_width(say(each, language)) for each in _DUTIES.values())
    return column, max(duty, longest + 1), prompt, seen


def _duty(column: ColumnSpec) -> Sentence:
    if column.derived:
        return _DUTIES["derived"]
    return _DUTIES["required" if column.required else "recommended" if column.recommended else "rare"]


_DUTIES = {
    "derived": Sentence("by itself"),
    "required": Sentence("always"),
    "recommended": Sentence("if you can"),
    "rare": Sentence("if needed"),
}
_PERSONAL = {
    "none": Sentence("everybody here"),
    "contact": Sentence("those who write to customers"),
    "sensitive": Sentence("only those who need it"),
}
