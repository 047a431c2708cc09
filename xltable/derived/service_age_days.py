"""For how many days the request has been open.

A live formula of the row: today less the day it was opened. Blank once it is solved or closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _age, _terms

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "service"
key = "age_days"
needs = ("opened_at", "status")


def values(worked: Worked) -> list[int | None]:
    return _age.values(worked, table, "opened_at", worked.open_requests)


def formula(refs: Refs, worked: Worked) -> str | None:
    done = _terms.is_choice(refs, worked, "status", "solved", "closed")
    return _age.formula(refs, "opened_at", [f"NOT({done})"])
