"""What was sold by product and by category: order lines, quantity, customers and revenue."""

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
from ._furniture import FIRST, Head, money_note, open_page, widths
from ._terms import Group

title = "By product"
tab = "summary"
_MOST = 40
_TABLE = "transactions"
_VALID = ("order_share", '">0"')
"""Only lines of valid orders have a share of an order."""


def missing(worked: Worked) -> Sentence | None:
    """Without a product or a category, and an amount, there is nothing to tell of."""
    named = worked.typed(_TABLE, "product") or worked.typed(_TABLE, "category")
    if named and worked.has(_TABLE, "order_share") and worked.has(_TABLE, "net_base"):
        return None
    return Sentence("By product is left out: the transactions have no product or no amount.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Categories, then the products that bring most, each list with its total; bars of both."""
    about = Sentence(
        "Lines and quantities of valid orders; revenue is valid orders less refunds. {money}", money=money_note(worked)
    )
    open_page(page, title, about, 7)
    row = FIRST
    net = np.nan_to_num(worked.numbers(_TABLE, "net_base"))
    for key, name, chart in (
        ("category", Sentence("Category"), Sentence("Revenue by category")),
        ("product", Sentence("Product"), Sentence("Revenue by product")),
    ):
        if not worked.typed(_TABLE, key):
            continue
        groups = sorted(_terms.groups(worked, _TABLE, key), key=lambda g: -float(net[g.records].sum()))[:_MOST]
        names = [Head(name, width=44)]
        figures = _figures(worked, layout, key, groups)
        area = breakdown(page, row, names, [(g.name,) for g in groups], figures)
        heads = [*names, *(f.head for f in figures)]
        widths(page, heads)
        page.width(len(heads), len(heads), 3)
        if groups:
            bars(page, (row, len(heads) + 1), area, 1, heads[1], chart)
        row = max(area.last_row + 4, row + chart_rows(len(groups)))
    page.print_on()


def _figures(worked: Worked, layout: Layout, key: str, groups: Sequence[Group]) -> list[Figure]:
    net = np.nan_to_num(worked.numbers(_TABLE, "net_base"))
    valid = np.nan_to_num(worked.numbers(_TABLE, "order_share")) > 0
    live = layout.has(_TABLE, "order_share") and layout.has(_TABLE, "net_base")
    buyers, _ = worked.ids(_TABLE, "customer_id")
    bought = np.where(valid, buyers, 0)
    figures: list[Figure] = [
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
        figures.append(
            _sum(Sentence("Quantity"), "number", 13, groups, pieces, readable,
                 lambda texts: _terms.summed(layout, _TABLE, "quantity", key, texts, _VALID),
                 layout.total(_TABLE, lambda part: _pieces(part)))
        )  # fmt: skip
    customers = [_distinct(bought[g.records]) for g in groups]
    return [*figures, Plain(Head(Sentence("Customers"), "integer", 11), customers, _distinct(bought))]


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
