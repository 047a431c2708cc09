"""A report as a workbook: the figures on the first sheet, then a sheet for each table, with a native chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..actions._report_model import Cell, Figure, Report, Section
from ..book import Area
from ..numerals import axis_format
from ..pages import Chart, Page, Pages, Series, text_lines
from ..speech import Sentence, say
from ._amounts import change

_FORMS = {"amount": "#,##0", "points": '+0;"−"0;0', "change": '+0.0%;"−"0.0%;0.0%', "text": None}
_AIR = 4
"""Characters that stay free in a heading."""
_WIDE = {"text": 30.0, "date": 13.0, "month": 12.0}


def workbook(report: Report, name: str) -> bytes:
    """The workbook's bytes; `name` is the file it was made from. Same report, same bytes."""
    language = report.language
    pages = Pages(language, say(report.title, language))
    _figures(pages.page(_title(say(Sentence("Key figures"), language), pages), "summary"), report, name)
    for section in report.sections:
        _section(pages.page(_title(say(section.title, language), pages), "summary"), section)
    return pages.to_bytes()


def _figures(page: Page, report: Report, name: str) -> None:
    language = page.language
    page.plain()
    page.write(0, 0, say(report.title, language), "title")
    page.height(0, 28)
    page.merge(Area(1, 0, 1, 4), f"{name} · {say(report.about, language)}", "subtitle", 30)
    heads = (
        Sentence("Figure"),
        Sentence("This period"),
        Sentence("Before"),
        Sentence("Difference"),
        Sentence("What it counts"),
    )
    for col, (head, width) in enumerate(zip(heads, (30, 16, 16, 12, 70), strict=True)):
        page.width(col, col, width)
        page.write(3, col, say(head, language), "heading", **_placed("text" if col in (0, 4) else "decimal", col))
    for row, figure in enumerate(report.figures, start=4):
        _figure(page, row, figure)
    for row, note in enumerate(report.notes, start=5 + len(report.figures)):
        page.write(row, 0, say(note, language), "muted")
    page.print_on()


def _figure(page: Page, row: int, figure: Figure) -> None:
    form = _form(figure.form)
    page.write(row, 0, say(figure.name, page.language), "cell", bold=True)
    page.write(row, 1, figure.value, "cell", form, align="right", bold=True)
    page.write(row, 2, figure.before, "cell", form, align="right")
    page.write(row, 3, change(figure.value, figure.before, figure.form, page.language), "cell", align="right")
    page.write(row, 4, say(figure.about, page.language), "cell", indent=1)


def _section(page: Page, section: Section) -> None:
    language = page.language
    page.plain()
    page.write(0, 0, say(section.title, language), "title")
    page.height(0, 28)
    page.merge(Area(1, 0, 1, max(1, len(section.columns) - 1)), say(section.about, language), "subtitle", 30)
    lines = 2
    for col, column in enumerate(section.columns):
        wide = _WIDE.get(column.form, 15.0) if col else 34.0
        page.width(col, col, wide)
        head = say(column.head, language)
        page.write(3, col, head, "heading", **_placed(column.form, col))
        lines = max(lines, text_lines(head, wide - _AIR))
    page.height(3, 6 + 13 * lines)
    for r, cells in enumerate(section.rows, start=4):
        _row(page, r, section, cells, "cell")
    if section.total is not None:
        last = [section.total[0] or say(Sentence("Total"), language), *section.total[1:]]
        _row(page, 4 + len(section.rows), section, last, "strong")
    if section.rows:
        _chart(page, section)
    page.freeze(4, 1)
    page.print_on(repeat_rows=(3, 3))


def _row(page: Page, row: int, section: Section, cells: Sequence[Cell], style: str) -> None:
    for col, (value, column) in enumerate(zip(cells, section.columns, strict=True)):
        page.write(row, col, value, style, _form(column.form), **_placed(column.form, col))


def _chart(page: Page, section: Section) -> None:
    """The picture beside the table; what is not listed is left out of it."""
    picture = section.picture
    if picture is None:
        return
    rest = say(Sentence("Not listed above"), page.language)
    last = 3 + sum(row[0] != rest for row in section.rows)
    names = page.reference(Area(4, 0, last, 0))
    columns = [picture.value] if picture.before is None else [picture.value, picture.before]
    series = [
        Series(
            say(section.columns[c].head, page.language),
            names,
            page.reference(Area(4, c, last, c)),
            line=picture.kind == "columns" and c == picture.before,
        )
        for c in columns
    ]
    upright = picture.kind == "columns"
    height = 320 if upright else max(240, 34 * (last - 3) + 90)
    form = "month" if section.columns[0].form == "month" else None
    chart = Chart(
        "column" if upright else "bar",
        say(section.title, page.language),
        series,
        640,
        height,
        axis_format(page.language) if section.columns[picture.value].form == "amount" else "integer",
        category_format=form,
    )
    page.chart(3, len(section.columns) + 1, chart)


def _title(text: str, pages: Pages) -> str:
    """The text as a sheet may be called."""
    plain = "".join(c for c in text if c not in "[]:*?/\\")[:28].strip("' ")
    number, unused = 2, plain
    while unused.casefold() in {t.casefold() for t in pages.titles}:
        unused, number = f"{plain} {number}", number + 1
    return unused


def _form(form: str) -> str | None:
    return _FORMS.get(form, form)


def _placed(form: str, col: int) -> dict[str, Any]:
    """Numbers stand on the right; texts on the left, off the number before them."""
    return {"align": "left", "indent": int(col > 0)} if form in ("text", "date", "month") else {"align": "right"}
