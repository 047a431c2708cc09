"""How many hours passed from opening to the first response.

A live formula of the row. Blank while unanswered: unanswered is not 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..worked.serial import cells

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "service"
key = "response_hours"
needs = ("opened_at", "first_response_at")


def values(worked: Worked) -> list[float | None]:
    return cells((worked.numbers(table, "first_response_at") - worked.numbers(table, "opened_at")) * 24)


def formula(refs: Refs, worked: Worked) -> str | None:
    opened, answered = refs.this("opened_at"), refs.this("first_response_at")
    return f'IF(AND(ISNUMBER({opened}),ISNUMBER({answered})),({answered}-{opened})*24,"")'
