"""How many days passed from opening to resolution.

A live formula of the row. Blank while not resolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..worked.serial import cells

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "service"
key = "resolution_days"
needs = ("opened_at", "resolved_at")


def values(worked: Worked) -> list[float | None]:
    return cells(worked.numbers(table, "resolved_at") - worked.numbers(table, "opened_at"))


def formula(refs: Refs, worked: Worked) -> str | None:
    opened, resolved = refs.this("opened_at"), refs.this("resolved_at")
    return f'IF(AND(ISNUMBER({opened}),ISNUMBER({resolved})),{resolved}-{opened},"")'
