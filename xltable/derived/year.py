"""The year of the line.

A live formula of the row. Blank where there is no date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..worked.serial import days

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "transactions"
key = "year"
needs = ("order_date",)


def values(worked: Worked) -> list[int | None]:
    return [None if d is None else d.year for d in days(worked.numbers(table, "order_date"))]


def formula(refs: Refs, worked: Worked) -> str | None:
    day = refs.this("order_date")
    return f'IF(ISNUMBER({day}),YEAR({day}),"")'
