"""What lines of transactions come to, in a period and beside another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..worked.serial import serial
from ._period import Period

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Sales:
    """What some lines come to: net revenue, distinct valid orders, and customers who bought."""

    revenue: float
    orders: int
    buyers: int

    @property
    def average(self) -> float | None:
        return self.revenue / self.orders if self.orders else None


def of(lines: pd.DataFrame) -> Sales:
    """The sales of some lines."""
    valid = lines[lines["valid"]]
    return Sales(
        float(lines["net"].sum()),
        int(valid[["order", "customer"]].drop_duplicates().shape[0]),
        int(valid["customer"].nunique()),
    )


def within(lines: pd.DataFrame, span: Period) -> pd.DataFrame:
    """The lines of a period."""
    return lines[(lines["day"] >= serial(span.first)) & (lines["day"] <= serial(span.last))]


def change(now: float, before: float) -> float | None:
    """How much more, as a share of what was before; None where that is nothing."""
    return (now - before) / abs(before) if before else None
