"""Amounts held against quantity × price, less the discount."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..book import Table
from ._columns import Flags, Numbers, at_fault, filled, numbers
from ._ours import ours

CENT = 0.01 + 1e-6
FEW = 10
"""Up to so many rows, each is judged by itself, however many of them do not come out."""
FEWEST = 2
"""So many rows that come out with a share of the price taken off show that the discounts are shares."""
FIGURES = ("quantity", "unit_price", "amount")


@dataclass(frozen=True)
class Reckoned:
    """What the rows of a table come to, and which typed amounts differ from it."""

    amount: Numbers
    right: Numbers
    """Quantity × price less the discount, with the sign of the quantity."""
    discounted: Flags
    known: Flags
    """The rows in which all figures can be compared."""
    wrong: Flags
    below_zero: Flags
    """The wrong rows in which of all figures only the quantity is below zero: it is no refund, but the slip itself."""
    beyond_whole: Flags
    """The wrong rows whose discount is above 1, where the discounts that come out are shares of the price."""

    @property
    def other_meaning(self) -> bool:
        """Whether so few rows come out that the column seems to mean something else."""
        return bool(np.count_nonzero(self.wrong) > max(FEW, np.count_nonzero(self.known) / 2))


def reckoned(table: Table) -> Reckoned | None:
    """Every row reckoned; None where the table lacks one of the figures, or its amounts are worked out by us."""
    if any(key not in table for key in FIGURES) or ours(table, "amount"):
        return None
    quantity, price, amount = (numbers(table, key) for key in FIGURES)
    gross, typed = quantity * price, numbers(table, "discount")
    discount = np.abs(np.nan_to_num(typed))
    known = ~np.isnan(gross) & ~np.isnan(amount) & ~(np.isnan(typed) & filled(table, "discount"))
    for key in FIGURES:
        known &= ~at_fault(table, key, "out-of-range")  # told there
    net = np.abs(gross) - discount
    with np.errstate(invalid="ignore"):
        as_share = np.where(discount <= 1, np.abs(gross) * (1 - discount), np.nan)
        wrong = known & ~(_near(amount, net) | _near(amount, as_share))
        below_zero = wrong & (quantity < 0) & (price > 0) & (amount > 0)
        shared = known & _near(amount, as_share) & ~_near(amount, net)
        taken_off = known & _near(amount, net) & (discount > 1)
    shares = np.count_nonzero(shared) >= FEWEST and not taken_off.any()
    beyond_whole = wrong & (discount > 1) & shares
    return Reckoned(amount, np.sign(gross) * net, discount > 0, known, wrong, below_zero, beyond_whole)


def _near(amount: Numbers, expected: Numbers) -> Flags:
    off: Numbers = np.abs(np.abs(amount) - np.abs(expected))
    near: Flags = np.less_equal(off, np.maximum(CENT, np.abs(expected) * 1e-9))
    return near
