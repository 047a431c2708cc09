"""One row per customer: orders, revenue, first and last order, interval, segment, lifecycle and RFM scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .serial import Floats, serial

if TYPE_CHECKING:
    import pandas as pd

    from .worked import Worked


def customers(worked: Worked) -> pd.DataFrame:
    """Indexed by customer key: those of the contacts first, in their order, then those only transactions know.

    listed: bool · orders: distinct valid orders · revenue: net, in home currency · first, last: Excel's day numbers ·
    recency, tenure, interval: days · r, f, m: scores from 1 · segment, lifecycle: keys of their choices. NaN or None
    where there is nothing to tell.
    """
    import pandas as pd

    _, listed = worked.ids("contacts", "customer_id")
    lines = worked.lines[worked.lines["customer"].notna()]
    lines = lines.assign(customer=lines["customer"].astype(object))
    names = pd.Index(list(dict.fromkeys([*(i for i in listed if i is not None), *lines["customer"].unique()])))
    valid = lines[lines["valid"]]
    by_customer = valid.groupby("customer", sort=False)
    frame = pd.DataFrame({"listed": names.isin(listed)}, index=names)
    frame["orders"] = by_customer["order"].nunique().reindex(names, fill_value=0).astype(int)
    frame["revenue"] = lines.groupby("customer", sort=False)["net"].sum().reindex(names, fill_value=0.0)
    frame["first"] = by_customer["day"].min().reindex(names)
    frame["last"] = by_customer["day"].max().reindex(names)
    today = serial(worked.today)
    frame["recency"] = today - frame["last"]
    frame["tenure"] = today - frame["first"]
    frame["interval"] = intervals(valid).reindex(names)
    frame["segment"] = segments(frame, worked.number("high_value_share"))
    frame["lifecycle"] = lifecycles(frame, worked.number("lifecycle_days"), worked.number("lifecycle_factor"))
    _score(frame, worked)
    return frame


def intervals(valid: pd.DataFrame) -> pd.Series:
    """The median of the days between a customer's distinct order days."""
    days = valid.loc[valid["day"].notna(), ["customer", "day"]].drop_duplicates().sort_values(["customer", "day"])
    gaps = days.groupby("customer", sort=False)["day"].diff()
    return gaps.groupby(days["customer"], sort=False).median()


def segments(frame: pd.DataFrame, share: float) -> list[str]:
    """High value: the fewest customers that together make `share` of revenue, ties in; ordinary: any order; potential.

    A customer is one of the fewest where all who bring strictly more do not reach the share yet.
    """
    revenue = frame["revenue"].to_numpy(dtype=np.float64)
    bought = frame["orders"].to_numpy() > 0
    high = bought & (revenue > 0) & (np.round(above(revenue) - share * revenue.sum(), 6) < 0)
    keys: list[str] = np.where(high, "high_value", np.where(bought, "ordinary", "potential")).tolist()
    return keys


def above(revenue: Floats) -> Floats:
    """For each customer, what those come to that bring strictly more."""
    levels, which = np.unique(-revenue, return_inverse=True)
    per_level = np.bincount(which, weights=revenue, minlength=len(levels))
    return np.concatenate(([0.0], np.cumsum(per_level)))[which]


def lifecycles(frame: pd.DataFrame, least: float, factor: float) -> list[str | None]:
    """Where each customer stands between the first order and being lost."""
    recency = frame["recency"].to_numpy(dtype=np.float64)
    orders = frame["orders"].to_numpy()
    limit = np.fmax(least, factor * frame["interval"].to_numpy(dtype=np.float64))
    keys = np.select(
        [orders == 0, np.isnan(recency), recency > 2 * limit, recency > limit, orders == 1],
        ["potential", "", "lost", "at_risk", "first_order"],
        "loyal",
    )
    return [k or None for k in keys.tolist()]


def _score(frame: pd.DataFrame, worked: Worked) -> None:
    """RFM: 1 + ⌊steps × share of buying customers strictly below⌋; the more recent, the higher."""
    import pandas as pd

    buying = (frame["orders"] > 0) & frame["recency"].notna()
    n = int(buying.sum())
    few = n < worked.number("rfm_few_customers")
    steps = int(worked.number("rfm_few_steps" if few else "rfm_steps"))
    for name, figure in (("r", -frame["recency"]), ("f", frame["orders"]), ("m", frame["revenue"])):
        below = figure[buying].rank(method="min") - 1
        frame[name] = pd.Series(1 + (steps * below) // max(n, 1), index=below.index).reindex(frame.index)
