"""Whether the next contact is overdue, due today, due this week, later, or not planned.

A live formula of the row: the day of the next contact against today; this week means within seven days. Blank in a row
without customer number and date: nobody is planned there.

| today      | next_action_date | follow_up_due |
| ---------- | ---------------- | ------------- |
| 2026-03-10 | 2026-03-09       | overdue       |
| 2026-03-10 | 2026-03-10       | today         |
| 2026-03-10 | 2026-03-17       | this_week     |
| 2026-03-10 | 2026-03-18       | later         |
| 2026-03-10 |                  | none          |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..refs import literal
from ..worked.serial import serial
from . import _terms

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "follow_up_due"
needs = ("next_action_date",)
CHOICES = ("overdue", "today", "this_week", "later", "none")


def values(worked: Worked) -> list[str | None]:
    ahead = np.floor(worked.numbers(table, "next_action_date")) - serial(worked.today)
    week = worked.number("follow_up_week_days")
    keys = np.select(
        [np.isnan(ahead), ahead < 0, ahead == 0, ahead <= week], ["none", "overdue", "today", "this_week"], "later"
    )
    nobody = np.isnan(ahead) & worked.empty(table, "customer_id") & worked.typed(table, "customer_id")
    return [worked.label(table, key, choice or None) for choice in np.where(nobody, "", keys).tolist()]


def formula(refs: Refs, worked: Worked) -> str | None:
    day, today = f"INT({refs.this('next_action_date')})", refs.today()
    label = {choice: literal(worked.label(table, key, choice)) for choice in CHOICES}
    near = f"IF({day}<={today}+{refs.layout.setting('follow_up_week_days')},{label['this_week']},{label['later']})"
    planned = f"IF({day}<{today},{label['overdue']},IF({day}={today},{label['today']},{near}))"
    nothing = _terms.where_keyed(refs, "customer_id", label["none"])
    return f"IF(ISNUMBER({refs.this('next_action_date')}),{planned},{nothing})"
