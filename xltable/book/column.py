"""One column of a table: each distinct raw value once, and a code per record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..kinds import Raw
from ..schema import ColumnSpec
from .places import column_letter

Codes = NDArray[np.int32]


@dataclass
class Column:
    """One column of a table: what the template says of it, what the user calls it, and its cells.

    `distinct[codes[i]]` is the raw value of record i; `distinct[0]` is always None, the empty cell.
    `matched` tells how the heading was recognised (key, heading, alias, fuzzy, content, option); `spec` is None for a
    column the template does not know (it is kept and left alone).
    """

    spec: ColumnSpec | None
    heading: str
    index: int
    codes: Codes
    distinct: list[Raw]
    matched: str = ""
    score: float = 0.0

    @property
    def letter(self) -> str:
        return column_letter(self.index)

    @property
    def raw(self) -> list[Raw]:
        """The raw value of every record."""
        return [self.distinct[c] for c in self.codes.tolist()]

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Which records have anything in this column."""
        return np.not_equal(self.codes, 0)


def encode(cells: Sequence[Raw]) -> tuple[Codes, list[Raw]]:
    """Codes and distinct values of a column's cells; code 0 is the empty cell (None or an empty text).

    1, 1.0 and True are told apart, as are a day and its midnight.
    """
    seen: dict[Any, int] = {None: 0}
    distinct: list[Raw] = [None]
    codes = np.zeros(len(cells), dtype=np.int32)
    for i, cell in enumerate(cells):
        if cell is None or cell == "":
            continue
        label: Any = cell if type(cell) is str or type(cell) is float else (type(cell), cell)
        code = seen.get(label)
        if code is None:
            code = seen[label] = len(distinct)
            distinct.append(cell)
        codes[i] = code
    return codes, distinct
