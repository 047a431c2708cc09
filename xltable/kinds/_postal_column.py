"""What a whole column of postcodes proves: whether zeros in front were lost in it, and which forms it keeps to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from . import Raw
from ._place_cells import as_code

_SEPARATOR = re.compile(r"[\s.·–—-]+")
FEW = 3
"""Fewer cells than these are no habit."""
COMMON = 0.05
"""A length that fewer cells than this share have is not looked at."""
PREVAILING = 0.8


@dataclass(frozen=True)
class Habit:
    """What a column of postcodes is like."""

    keeps_zeros: bool = False
    """A text of digits begins with a zero, so no program took the texts of this column for numbers."""
    full: int | None = None
    """The greatest common length of its numbers, None where they are all of one length."""
    prevailing: int | None = None
    """The length that nearly all of its numbers have; what is shorter may have lost its zeros."""
    compact: frozenset[str] = frozenset()
    """The shapes that it writes without a separator more often than with one."""

    def lost(self, raw: Raw, digits: int) -> bool:
        """Whether a code of so many digits, read as the number of a longer one, can have lost zeros in this column."""
        return digits != self.full and not (isinstance(raw, str) and self.keeps_zeros)

    def padded(self, raw: Raw, text: str, most: int) -> str | None:
        """The code with the zeros that nearly all others of the column suggest, at most so many; None where none."""
        missing = (self.prevailing or 0) - len(text)
        wanted = text.isascii() and text.isdigit() and 0 < missing <= most and self.lost(raw, len(text))
        return text.zfill(self.prevailing or 0) if wanted else None

    def writes(self, text: str) -> bool:
        """Whether the column writes codes of this shape as this one is, without a separator."""
        return shape(text) in self.compact


def habit(distinct: Mapping[Raw, int]) -> Habit:
    """What the values of a column prove."""
    lengths: Counter[int] = Counter()
    together: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    keeps_zeros = False
    for raw, count in distinct.items():
        text = as_code(raw)
        if not text:
            continue
        compact = _SEPARATOR.sub("", text)
        (together if compact == text else apart)[shape(compact)] += count
        if text.isascii() and text.isdigit():
            lengths[len(text)] += count
            keeps_zeros = keeps_zeros or (isinstance(raw, str) and text[0] == "0" and len(text) > FEW)
    kept = frozenset(s for s, n in together.items() if n >= FEW and n > apart[s])
    total = lengths.total()
    common = [length for length, n in lengths.items() if n >= COMMON * total]
    full = max(common) if len(lengths) > 1 else None
    prevails = full is not None and total >= 2 * FEW and lengths[full] >= PREVAILING * total
    return Habit(keeps_zeros, full, full if prevails else None, kept)


def shape(text: str) -> str:
    """Which characters are digits and which letters.

    >>> shape("SW1A1AA")
    'AA9A9AA'
    """
    return "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in text)
