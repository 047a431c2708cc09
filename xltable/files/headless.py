"""Lists whose headings say nothing to us, or that have none: what their columns hold tells where they are."""

from __future__ import annotations

import numpy as np

from .content import is_data, share
from .grid import Cells, Grid
from .headers import Header, heading_text

_TELLING = ("email", "phone", "url", "country")
_LEAST = 0.6
_TOP = 30


def find_headless(grid: Grid) -> Header | None:
    """The header of the list around columns of addresses, phones or countries; its rows are empty where it has none."""
    telling = {
        c: shape
        for c, cells in grid.columns.items()
        if (shape := _shape(grid, c)) is not None and len(cells.distinct) > 3
    }
    if not telling:
        return None
    block = _around(grid, next(iter(telling)))
    tops = [r for c in telling if c in block and (r := _first_of_shape(grid, c, telling[c])) is not None]
    if not tops:
        return None
    top = min(tops)
    if len(block) < 2 and grid.height < 4:
        return None
    above = {c: v for c in block if top > 0 and (v := grid.cell(top - 1, c)) is not None}
    headed = len(above) >= max(1, 0.6 * len(block)) and not any(is_data(v) for v in above.values())
    if headed:
        return Header((top - 1,), {c: (heading_text(above[c]),) if c in above else () for c in block})
    return Header((), dict.fromkeys(block, ()), top)


def _shape(grid: Grid, col: int) -> str | None:
    return next((shape for shape in _TELLING if share(grid.columns[col], shape) >= _LEAST), None)


def _around(grid: Grid, col: int) -> list[int]:
    """The filled columns side by side with one of them."""
    first = last = col
    while first - 1 in grid.columns:
        first -= 1
    while last + 1 in grid.columns:
        last += 1
    return list(range(first, last + 1))


def _first_of_shape(grid: Grid, col: int, shape: str) -> int | None:
    cells = grid.columns[col]
    for row in np.flatnonzero(cells.codes)[:_TOP].tolist():
        if share(Cells(cells.codes[row : row + 1], [None, cells[row]]), shape):
            return int(row)
    return None
