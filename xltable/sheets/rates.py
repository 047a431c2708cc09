"""Rates of exchange by day: type them here, and every amount in home currency follows."""

from __future__ import annotations

from datetime import date

from ..book import Area
from ..kinds import Raw, Validation
from ..pages import Page
from ..pages.page import Value
from ..refs import NAMES, Layout
from ..speech import Sentence, say
from ..worked import Worked
from ._furniture import FIRST, Head, open_page, widths

title = "Rates"
tab = "support"
_SPARE = 200
"""Empty rows kept ready; the names formulas use reach over them, so that a typed rate counts at once."""


def missing(worked: Worked) -> Sentence | None:
    """A workbook with a list of rates of its own needs no other."""
    if "rates" in worked.book:
        return Sentence("The rates are read from your sheet “{sheet}”.", sheet=worked.book["rates"].sheet)
    return None


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """The rates typed so far, a row for each currency that has none, and room for more."""
    about = (
        Sentence(
            "What one unit of the currency is worth in {currency} from the day on. "
            "A missing rate leaves amounts blank.",
            currency=worked.currency,
        )
        if worked.currency
        else Sentence("Set your home currency on the settings sheet; then say here what others are worth in it.")
    )
    open_page(page, title, about, 4)
    heads = (
        Head(Sentence("Currency"), width=12),
        Head(Sentence("Date"), "date", width=14),
        Head(Sentence("Rate"), "0.000000", width=14),
        Head(Sentence("Source"), width=44),
    )
    widths(page, heads)
    for i, head in enumerate(heads):
        page.write(FIRST, i, say(head.text, page.language), "heading", align="left")
    rows = rows_of(worked)
    last = FIRST + len(rows) + _SPARE
    for r in range(FIRST + 1, last + 1):
        values = rows[r - FIRST - 1] if r - FIRST - 1 < len(rows) else (None,) * 4
        for i, (head, value) in enumerate(zip(heads, values, strict=True)):
            page.write(r, i, value, "input", head.number_format, align="left")
    for i, column in enumerate(("currency", "date", "rate")):
        page.pages.name(NAMES["rates"] + column, page.reference(Area(FIRST + 1, i, last, i)))
    page.validation(Area(FIRST + 1, 1, last, 1), Validation("date", date(1990, 1, 1), operator=">="))
    page.validation(Area(FIRST + 1, 2, last, 2), Validation("decimal", 0, operator=">"))
    page.freeze(FIRST + 1, 0)
    page.print_on(landscape=False, repeat_rows=(FIRST, FIRST))


def rows_of(worked: Worked) -> list[tuple[Value, ...]]:
    """The rows as typed, sorted by nothing but their own order; then a row for each currency still without a rate."""
    typed = [_four(row) for row in worked.book.own_cells("rates")[FIRST + 1 :] if any(c not in (None, "") for c in row)]
    known = {row[0] for row in typed}
    _, used = worked.codes("transactions", "currency")
    missing = sorted(str(c) for c in used if c is not None and c != worked.currency and c not in known)
    return [*typed, *((code, None, None, None) for code in missing)]


def _four(row: list[Raw]) -> tuple[Value, ...]:
    cells = [None if c == "" else c for c in row[:4]]
    return tuple(c if not hasattr(c, "total_seconds") else None for c in (*cells, *[None] * (4 - len(cells))))
