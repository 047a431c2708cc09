"""Whether the request has been open longer than its priority allows.

A live formula of the row: open requests are overdue after 1 day where the priority is high, 7 where it is low, else 3.
The days stand in the settings.
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


def values(worked: Worked) -> list[str]:
    limit = np.full(worked.length(table), worked.number("open_days_normal"))
    limit[worked.means(table, "priority", "high")] = worked.number("open_days_high")
    limit[worked.means(table, "priority", "low")] = worked.number("open_days_low")
    late = worked.numbers(table, "age_days") > limit
    yes, no = yes_no(worked.book.language, True), yes_no(worked.book.language, False)
    return [yes if is_late else no for is_late in late.tolist()]


def formula(refs: Refs, worked: Worked) -> str | None:
    setting = refs.layout.setting
    high, low = (_terms.is_choice(refs, worked, "priority", p) for p in ("high", "low"))
    limit = f"IF({high},{setting('open_days_high')},IF({low},{setting('open_days_low')},{setting('open_days_normal')}))"
    limit = limit if high != "FALSE" else setting("open_days_normal")
    age = refs.this("age_days")
    yes, no = (literal(yes_no(worked.book.language, answer)) for answer in (True, False))
    return f"IF(ISNUMBER({age}),IF({age}>{limit},{yes},{no}),{no})"
