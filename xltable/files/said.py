"""Which cells say anything: what an unused formula shows does not."""

from __future__ import annotations

from datetime import time
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from ..kinds import Raw
from .grid import Cells

_DASHES = 12
"""Dashes that stand for nothing are fewer."""
_MIDNIGHT = time()
"""What nought is where it is formatted as a time of day."""


def says(cells: Cells) -> NDArray[np.bool_]:
    """For each distinct value, whether it says anything: a dash, nought or FALSE is what an unused formula shows."""
    says = np.ones(len(cells.distinct), dtype=bool)
    if not _begin_plainly(cells.distinct):
        for i, v in enumerate(cells.distinct):
            says[i] = v[0].isalnum() or tells(v) if type(v) is str else not _nought(v)
    says[0] = False
    return says


def _begin_plainly(distinct: list[Raw]) -> bool:
    """Whether every text begins with a letter or digit and nothing else is nought: told of a million without a loop."""
    texts = [v for v in distinct if type(v) is str]
    others = len(texts) < len(distinct) - 1 and any(_nought(v) for v in distinct[1:] if type(v) is not str)
    return not others and all(map(str.isalnum, set(map(itemgetter(0), texts))))


def _nought(value: Raw) -> bool:
    """Whether a cell that is no text holds nothing but nought, also where it is shown as a time of day."""
    return not value or value == _MIDNIGHT


def tells(text: str) -> bool:
    """Whether a text is long, or has a letter, a digit or a sign other than a placeholder's."""
    return len(text) >= _DASHES or bool(text.strip(" -–—_./#\u00a0\u3000"))
