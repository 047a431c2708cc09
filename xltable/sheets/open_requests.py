"""Requests that are neither solved nor closed, the oldest first, with those marked that take longer than they should.

Live where the days open stand beside the requests: a request solved in the list makes its line go.
"""

from __future__ import annotations

from ..book import Area, column_letter
from ..numerals import Threshold
from ..pages import Page
from ..refs import Layout, literal
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.labels import yes_no
from . import _terms
from ._furniture import FIRST, Head, open_page, widths
from ._ranked import Ranking, heading, ranked

title = "Open requests"
tab = "summary"
_TABLE = "service"
_SHOWN = (
    "overdue", "ticket_id", "customer", "customer_id", "request_type", "subject", "priority", "status", "owner",
    "opened_at", "next_action_date",
)  # fmt: skip


def missing(worked: Worked) -> Sentence | None:
    """Without a day and a status, nobody knows what is open since when."""
    if worked.has(_TABLE, "age_days"):
        return None
    return Sentence("Open requests is left out: the service records have no date or no status.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """How many are open, then a line for each."""
    shown = [k for k in _SHOWN if worked.has(_TABLE, k)]
    if "customer" in shown and "customer_id" in shown:
        shown.remove("customer_id")
    high, normal, low = (Threshold(worked.number(f"open_days_{p}")) for p in ("high", "normal", "low"))
    about = Sentence(
        "Neither solved nor closed, the oldest first. Days after which one is overdue: {high} where the priority is "
        "high, {low} where it is low, else {normal}. As of {day}.",
        high=high, normal=normal, low=low, day=worked.today.isoformat(),
    )  # fmt: skip
    open_page(page, title, about, len(shown) + 2)
    head = Head(Sentence("Days open"), "integer", 11)
    widths(page, [head, *(heading(worked, _TABLE, k) for k in shown), Head(Sentence("Row"), width=7)])
    page.write(FIRST, 0, _terms.open_requests(worked, layout), "body", "integer", bold=True)
    page.write(
        FIRST, 1, say(Sentence("requests are open; one without a day is not listed"), page.language), "body", indent=1
    )
    area = ranked(page, FIRST + 2, Ranking(_TABLE, "age_days", head, shown), worked, layout)
    if "overdue" in shown:
        col = 1 + shown.index("overdue")
        yes = literal(yes_no(worked.book.language, True))
        where = Area(area.first_row, 0, area.last_row, col)
        page.condition(where, f"${column_letter(col)}{area.first_row + 1}={yes}", "bad")
    page.freeze(area.first_row, 0)
    page.print_on(repeat_rows=(FIRST + 2, FIRST + 2))
