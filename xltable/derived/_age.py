"""Since how many days a record has been open: today less the day it came in, blank once it is dealt with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..worked.serial import counts, serial

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked
    from ..worked.worked import Bools


def values(worked: Worked, table: str, since: str, still_open: Bools) -> list[int | None]:
    """The age of every record that is still open, by its column `since`."""
    age = serial(worked.today) - np.floor(worked.numbers(table, since))
    return counts(np.where(still_open, age, np.nan))


def formula(refs: Refs, since: str, still_open: Sequence[str]) -> str:
    """The age where all conditions hold."""
    day = refs.this(since)
    return f'IF(AND({",".join([f"ISNUMBER({day})", *still_open])}),{refs.today()}-INT({day}),"")'
