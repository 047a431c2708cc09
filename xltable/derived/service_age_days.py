"""For how many days the request has been open.

A live formula of the row: today less the day it was opened. Blank once it is solved or closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..worked.serial import counts, serial
from . import _terms

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "service"
key = "age_days"
needs = ("opened_at", "status")


def values(worked: Worked) -> list[int | None]:
    age = serial(worked.today) - np.floor(worked.numbers(table, "opened_at"))
    return counts(np.where(worked.open_requests, age, np.nan))


def formula(refs: Refs, worked: Worked) -> str | None:
    opened = refs.this("opened_at")
    done = _terms.is_choice(refs, worked, "status", "solved", "closed")
    return f'IF(AND(ISNUMBER({opened}),NOT({done})),{refs.today()}-INT({opened}),"")'
