"""For how many days the feedback has been waiting.

A live formula of the row: today less the day it came in. Blank once it is no longer pending, solved or closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..refs import any_of
from ..worked.live import yes_or_no
from . import _age, _terms

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "feedback"
key = "age_days"
needs = ("received_at", "pending | status | closed_at")


def values(worked: Worked) -> list[int | None]:
    return _age.values(worked, table, "received_at", worked.open_feedback)


def formula(refs: Refs, worked: Worked) -> str | None:
    conditions = []
    if "closed_at" in refs.part:
        conditions.append(f'{refs.this("closed_at")}=""')
    if "status" in refs.part:
        conditions.append(f"NOT({_terms.is_choice(refs, worked, 'status', 'solved', 'closed')})")
    if "pending" in refs.part:
        conditions.append(f"NOT({any_of(refs.this('pending'), yes_or_no(worked, table, 'pending', False))})")
    return _age.formula(refs, "received_at", conditions)
