"""Lines of transactions: revenue, order lines, quantity and customers by what a column says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from ..formula import Formula
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout, Part
from ..speech import Sentence
from ..worked import Worked
from ..worked.serial import Floats
from . import _terms
from ._breakdown import Figure, Plain, Share, Sum, bars, breakdown, chart_rows
from ._furniture import Head, widths
from ._terms import Group

_TABLE = "transactions"
_MOST = 40
_VALID = ("order_share", '">0"')
"""Only lines of valid orders have a share of an order."""


def listing(
    page: Page, row: int, key: str, head: Head, chart: Sentence, worked: Worked, layout: Layout,
    called: Callable[[str], str] = str,
) -> int:  # fmt: skip
    """A list of what a column of the transactions says, the largest first, with bars. Returns the next free row.

    `called` gives the name by which a value of the column is shown.
    """
    net = np.nan_to_num(worked.numbers(_TABLE, "net_base"))
    groups = sorted(_terms.groups(worked, _TABLE, key), key=lambda group: -float(net[group.records].sum()))[:_MOST]
    figures = _figures(worked, layout, key, groups)
    area = breakdown(page, row, [head], [(called(group.name),) for group in groups], figures)
    heads = [head, *(figure.head for figure in figures)]
    widths(page, heads)
    page.width(len(heads), len(heads), 3)
    if groups:
        bars(page, (row, len(heads) + 1), area, 1, heads[1], chart)
    return max(area.last_row + 4, row + chart_rows(len(groups)))


def _figures(worked: Worked, layout: Layout, key: str, groups: Sequence[Group]) -> list[Figure]:
    """Revenue with its share, order lines, pieces where they are kept, and distinct customers."""
    net = np.nan_to_num(worked.numbers(_TABLE, "net_base"))
    valid = np.nan_to_num(worked.numbers(_TABLE, "order_share")) > 0
    live = all(layout.has(_TABLE, column) for column in ("order_share", "net_base", key))
    buyers, _ = worked.ids(_TABLE, "customer_id")
    bought = np.where(valid, buyers, 0)
    found: list[Figure] = [
        _sum(Sentence("Revenue"), "money", 17, groups, net, live,
             lambda texts: _terms.summed(layout, _TABLE, "net_base", key, texts),
             _terms.whole(layout, _TABLE, "net_base")),
        Share(Head(Sentence("Share of revenue"), "percent", 16), 0),
        _sum(Sentence("Order lines"), "integer", 12, groups, valid.astype(np.float64), live,
             lambda texts: _terms.matching(layout, _TABLE, key, texts, _VALID),
             _terms.where(layout, _TABLE, _VALID)),
    ]  # fmt: skip
    if worked.typed(_TABLE, "quantity"):
        pieces = np.nan_to_num(worked.numbers(_TABLE, "quantity")) * valid
        readable = live and _terms.readable(worked, layout, _TABLE, "quantity")
        found.append(
            _sum(Sentence("Quantity"), "number", 13, groups, pieces, readable,
                 lambda texts: _terms.summed(layout, _TABLE, "quantity", key, texts, _VALID),
                 layout.total(_TABLE, lambda part: _pieces(part)))
        )  # fmt: skip
    customers = [_distinct(bought[g.records]) for g in groups]
    return [*found, Plain(Head(Sentence("Customers"), "integer", 11), customers, _distinct(bought))]


def _sum(
    name: Sentence, form: str, width: float, groups: Sequence[Group], figure: Floats, live: bool,
    line: Callable[[Sequence[str]], str], whole: str,
) -> Sum:  # fmt: skip
    """A figure of every group, live where a formula can name the group."""
    cells: list[Value] = []
    for group in groups:
        value = float(figure[group.records].sum())
        cells.append(Formula(line(group.texts), value) if live and _terms.sayable(group.texts) else value)
    every = float(figure.sum())
    return Sum(Head(name, form, width), cells, Formula(whole, every) if live else every)


def _pieces(part: Part) -> str:
    return f"SUMIFS({part.column('quantity')},{part.column(_VALID[0])},{_VALID[1]})"


def _distinct(codes: NDArray[np.int64]) -> int:
    """How many customers there are among codes; 0 is none."""
    return len(np.unique(codes[codes > 0]))
