"""How many days ago the customer was last contacted.

A live formula of the row: today less the last contact. Blank where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..worked.serial import counts, serial

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "days_since_contact"
needs = ("last_contact",)


def values(worked: Worked) -> list[int | None]:
    return counts(serial(worked.today) - np.floor(worked.numbers(table, "last_contact")))


def formula(refs: Refs, worked: Worked) -> str | None:
    last = refs.this("last_contact")
    return f'IF(ISNUMBER({last}),{refs.today()}-INT({last}),"")'
