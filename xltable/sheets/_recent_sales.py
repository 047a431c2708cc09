"""Sales of the latest days, as many as the settings say, with as many days before beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..refs import Layout
from ..speech import Sentence
from ..worked import Worked
from ..worked.serial import serial
from . import _terms
from ._figure import Figure
from ._furniture import divided, live, ratio

_TABLE = "transactions"


@dataclass(frozen=True, slots=True)
class _Span:
    """What so many days come to; the terms are empty where no formula can say it."""

    revenue: float
    orders: int
    buyers: int
    bought: int
    """Orders of the buyers: those whose customer is known."""
    net: str = ""
    count: str = ""

    @property
    def average(self) -> float | None:
        return divided(self.revenue, self.orders)

    @property
    def frequency(self) -> float | None:
        return divided(self.bought, self.buyers)


def recent_sales(worked: Worked, layout: Layout) -> Iterator[Figure]:
    """Revenue, orders, average order value and purchase frequency of the window, and of the one before it."""
    days = int(worked.number("window_days"))
    now, then = (_span(worked, layout, back) for back in (0, 1))
    said = "{name}, {days} days"

    def named(name: Sentence) -> Sentence:
        return Sentence(said, name=name, days=days)

    yield Figure(
        named(Sentence("Revenue")), now.revenue, now.net or None, "#,##0", Sentence("valid orders less refunds"),
        live(then.net or None, then.revenue),
    )  # fmt: skip
    yield Figure(
        named(Sentence("Orders")), now.orders, now.count or None, "#,##0",
        Sentence("valid orders, orders and not lines"), live(then.count or None, then.orders),
    )  # fmt: skip
    yield Figure(
        named(Sentence("Average order value")), now.average, _average(now), "#,##0",
        Sentence("revenue divided by {n} orders", n=now.orders), live(_average(then), then.average),
    )  # fmt: skip
    about = Sentence("orders for each of {n} customers who bought in the last {days} days", n=now.buyers, days=days)
    yield Figure(Sentence("Purchase frequency"), now.frequency, None, "0.00", about, then.frequency)


def _average(span: _Span) -> str | None:
    return ratio(f"({span.net})", f"({span.count})") if span.net else None


def _span(worked: Worked, layout: Layout, back: int) -> _Span:
    """The window that ends today, or the one so many windows back."""
    days = worked.number("window_days")
    last = serial(worked.today) - back * days
    lines = worked.lines
    inside = (lines["day"] > last - days) & (lines["day"] <= last)
    known = lines[inside & lines["valid"] & lines["customer"].notna()]
    share = np.nan_to_num(worked.numbers(_TABLE, "order_share"))[inside.to_numpy()]
    return _Span(
        float(lines.loc[inside, "net"].sum()),
        int(round(float(share.sum()), 6) + 0.5),
        int(known["customer"].nunique()),
        len(known[["order", "customer"]].drop_duplicates()),
        *_formulas(worked, layout, back),
    )


def _formulas(worked: Worked, layout: Layout, back: int) -> tuple[str, str]:
    """What adds up revenue, and orders, of a window."""
    beside = layout.has(_TABLE, "net_base") and layout.has(_TABLE, "order_share")
    if not (beside and _terms.readable(worked, layout, _TABLE, "order_date")):
        return "", ""
    today, days = layout.today(), layout.setting("window_days")
    first, after = (f"({today}-{n}*{days}+1)" for n in (back + 1, back))

    def total(key: str) -> str:
        return layout.total(
            _TABLE,
            lambda part: (
                f'SUMIFS({part.column(key)},{part.column("order_date")},">="&{first},'
                f'{part.column("order_date")},"<"&{after})'
            ),
        )

    return total("net_base"), f"ROUND({total('order_share')},0)"
