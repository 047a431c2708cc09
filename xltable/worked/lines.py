"""The transactions line by line: which are valid orders, which are refunds, and what each comes to in home currency.

A valid order is a line of type order (absent or blank means order), not cancelled, with an amount above zero. A refund
is a line of type refund (either sign), an order with a negative amount, or what stands in the refund column of an order
that counts; each is counted once, on its own day. Status tells of orders only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .serial import Floats, serial

if TYPE_CHECKING:
    import pandas as pd

    from .worked import Bools, Worked

TABLE = "transactions"


def lines(worked: Worked) -> pd.DataFrame:
    """One row per transaction, in the order of the workbook.

    customer: key · order: a number per order, one of its own where the cell is blank · day: Excel's day number · valid,
    refund: bool · amount: as typed or worked out, in the line's currency · base: in home currency · net: what it
    adds to revenue, NaN where nothing or unknown.
    """
    import pandas as pd

    customers, names = worked.ids(TABLE, "customer_id")
    day = np.floor(worked.numbers(TABLE, "order_date"))
    here = ~(day > serial(worked.today)) if worked.up_to_today else np.ones(len(day), dtype=bool)
    return pd.DataFrame(
        {
            "customer": pd.Categorical.from_codes(
                customers - 1, pd.Index([n for n in names if n is not None], dtype=object)
            ),
            "order": orders(worked),
            "day": day,
            "valid": valid(worked) & here,
            "refund": refunds(worked) & here,
            "amount": amounts(worked),
            "base": worked.numbers(TABLE, "amount_base"),
            "net": np.where(here, worked.numbers(TABLE, "net_base"), np.nan),
        }
    )


def amounts(worked: Worked) -> Floats:
    """What each line says it comes to; in home currency where only that is kept."""
    key = "amount" if worked.has(TABLE, "amount") else "amount_base"
    return worked.numbers(TABLE, key)


def ordered(worked: Worked) -> Bools:
    """Lines of type order; blank means order."""
    return worked.means(TABLE, "doc_type", "order") | worked.empty(TABLE, "doc_type")


def valid(worked: Worked) -> Bools:
    """Lines of valid orders."""
    return ordered(worked) & ~worked.means(TABLE, "status", "cancelled") & (amounts(worked) > 0)


def refunds(worked: Worked) -> Bools:
    """Lines that give money back as a whole."""
    return worked.means(TABLE, "doc_type", "refund") | (ordered(worked) & (amounts(worked) < 0))


def orders(worked: Worked) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Which order each line is of; a line without order number is an order of its own."""
    codes, _ = worked.ids(TABLE, "order_id")
    alone = -1 - np.arange(len(codes), dtype=np.int64)
    return np.where(codes == 0, alone, codes)
