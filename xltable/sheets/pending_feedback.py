"""Feedback that waits for an answer, the most pressing first: severity times days open times the customer's grade.

Live where the scores stand beside the feedback: an answer given in the list makes its line go.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..formula import Formula
from ..numerals import Threshold
from ..pages import Page
from ..refs import Layout
from ..speech import Sentence, say
from ..worked import Worked
from . import _terms
from ._furniture import FIRST, Head, open_page, widths
from ._ranked import MOST, Ranking, heading, ranked

title = "Pending feedback"
tab = "summary"
_TABLE = "feedback"
_SHOWN = (
    "age_days", "feedback_id", "customer", "customer_id", "category", "severity", "text", "suggestion", "owner",
    "due_date", "status",
)  # fmt: skip


def missing(worked: Worked) -> Sentence | None:
    """Without a day and something that says what is done, nobody knows what waits."""
    if worked.has(_TABLE, "age_days"):
        return None
    return Sentence("Pending feedback is left out: the feedback has no date, or nothing that says what is done.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """How much waits, then a line for each with its score; without severities, the oldest first."""
    scored = worked.has(_TABLE, "priority_score")
    by = "priority_score" if scored else "age_days"
    shown = [k for k in _SHOWN if k != by and worked.has(_TABLE, k)]
    if "customer" in shown:
        shown.remove("customer_id")
    about = (
        Sentence(
            "Feedback not yet dealt with, by severity (1 to 3) × days open × customer grade (A {a}, B {b}, others 1). "
            "As of {day}.",
            a=Threshold(worked.number("grade_weight_a")),
            b=Threshold(worked.number("grade_weight_b")),
            day=worked.today.isoformat(),
        )
        if scored
        else Sentence("Feedback not yet dealt with, the oldest first. As of {day}.", day=worked.today.isoformat())
    )
    open_page(page, title, about, len(shown) + 2)
    head = replace(heading(worked, _TABLE, by), number_format="integer", width=11)
    widths(page, [head, *(heading(worked, _TABLE, k) for k in shown), Head(Sentence("Row"), width=7)])
    _counts(page, worked, layout, by)
    area = ranked(page, FIRST + 2, Ranking(_TABLE, by, head, shown), worked, layout, MOST)
    page.freeze(area.first_row, 0)
    page.print_on(repeat_rows=(FIRST + 2, FIRST + 2))


def _counts(page: Page, worked: Worked, layout: Layout, by: str) -> None:
    """How many wait, and how many of them have no score and so no place in the list."""
    waiting = int((~np.isnan(worked.numbers(_TABLE, "age_days"))).sum())
    listed = int((~np.isnan(worked.numbers(_TABLE, by))).sum())
    live = layout.has(_TABLE, "age_days") and layout.has(_TABLE, by)
    every, placed = (_terms.whole(layout, _TABLE, key, "COUNT") for key in ("age_days", by))
    page.write(FIRST, 0, Formula(every, waiting) if live else waiting, "body", "integer", bold=True)
    page.write(FIRST, 1, say(Sentence("wait for an answer"), page.language), "body", indent=1)
    if by != "age_days":
        left = Formula(f"{every}-({placed})", waiting - listed) if live else waiting - listed
        page.write(FIRST, 3, left, "body", "integer", bold=True)
        told = say(Sentence("of them without a severity, not listed"), page.language)
        page.write(FIRST, 4, told, "body", indent=1)
