"""A column of a list before it is known what it is, and what it is taken for."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from ..kinds import fold
from ..kinds._characters import as_text
from .content import share
from .grid import Cells

FEWEST = 4
"""Fewer different values prove nothing."""
_HARDLY_TWICE = 0.9
"""Numbers of records are all different, but for slips."""


@dataclass(frozen=True)
class Match:
    """The column a heading means, how it was recognised, how surely, and by which spelling."""

    column: str
    matched: str
    score: float
    spelling: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """A column of a list: its headings and its records' cells."""

    index: int
    texts: tuple[str, ...]
    cells: Cells

    def share(self, shape: str) -> float:
        """The share of its values that are of a shape: email, phone, country … (see content.py)."""
        if shape not in self._shares:
            self._shares[shape] = share(self.cells, shape)
        return self._shares[shape]

    @functools.cached_property
    def _shares(self) -> dict[str, float]:
        return {}

    @property
    def filled(self) -> int:
        """Records with a cell that is not empty."""
        return int((self.cells.codes != 0).sum())

    @property
    def values(self) -> int:
        """Different cells that are not empty."""
        return len(self.cells.distinct) - 1

    @property
    def all_different(self) -> bool:
        """Whether its cells may number the records."""
        return self.values >= max(FEWEST, _HARDLY_TWICE * self.filled)

    @functools.cached_property
    def folded(self) -> frozenset[str]:
        """Its values as references to them are compared."""
        return frozenset(fold(as_text(value)) for value in self.cells.distinct if value is not None)

    @property
    def codes(self) -> int:
        """How many of its different values have letters and digits; plain numbers may only count the rows."""
        return sum(any(c.isdigit() for c in text) and any(c.isalpha() for c in text) for text in self.folded)
