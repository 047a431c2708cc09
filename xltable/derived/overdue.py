"""Whether the request has been open longer than its priority allows.

A live formula of the row: open requests are overdue after 1 day where the priority is high, 7 where it is low, else 3.
The days stand in the settings. Blank in a row without ticket number and day: there is no request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..refs import literal
from ..worked.labels import yes_no
from . import _terms

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "service"
key = "overdue"
needs = ("age_days",)
uses = ("priority",)


def values(worked: Worked) -> list[str | None]:
    limit = np.full(worked.length(table), worked.number("open_days_normal"))
    limit[worked.means(table, "priority", "high")] = worked.number("open_days_high")
    limit[worked.means(table, "priority", "low")] = worked.number("open_days_low")
    age = worked.numbers(table, "age_days")
    nothing = np.isnan(age) & worked.empty(table, "ticket_id") & worked.typed(table, "ticket_id")
    yes, no = yes_no(worked.book.language, True), yes_no(worked.book.language, False)
    answers = np.where(nothing, "", np.where(age > limit, yes, no))
    return [answer or None for answer in answers.tolist()]


def formula(refs: Refs, worked: Worked) -> str | None:
    setting = refs.layout.setting
    high, low = (_terms.is_choice(refs, worked, "priority", p) for p in ("high", "low"))
    limit = f"IF({high},{setting('open_days_high')},IF({low},{setting('open_days_low')},{setting('open_days_normal')}))"
    limit = limit if high != "FALSE" else setting("open_days_normal")
    age = refs.this("age_days")
    yes, no = (literal(yes_no(worked.book.language, answer)) for answer in (True, False))
    return f"IF(ISNUMBER({age}),IF({age}>{limit},{yes},{no}),{_terms.where_keyed(refs, 'ticket_id', no)})"
