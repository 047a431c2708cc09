"""The month of the line: its first day, shown as year and month.

A live formula of the row. Blank where there is no date.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..worked.serial import days

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "month"
needs = ("order_date",)


def values(worked: Worked) -> list[date | None]:
    return [d and d.replace(day=1) for d in days(worked.numbers(table, "order_date"))]


def formula(refs: Refs, worked: Worked) -> str | None:
    day = refs.this("order_date")
    return f'IF(ISNUMBER({day}),DATE(YEAR({day}),MONTH({day}),1),"")'
