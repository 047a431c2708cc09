"""Whether customers come back: of those who first ordered in a month, the share that ordered again in later months.

Values, renewed by `enrich`: a formula would have to look for every customer's first order in every cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ..book import Area
from ..pages import Chart, Page, Series
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.serial import days, serial
from ._furniture import FIRST, Head, block, divided, open_page, print_short, total, widths
from .by_month import before

title = "Retention"
tab = "summary"
_LATER = 12
_MOST = 24
_CHART_ROWS = 15


@dataclass(frozen=True)
class Cohorts:
    """Customers by the month of their first valid order (counted from year 0), and who ordered again how much later.

    `again[c][k]` counts those of month c who ordered in month c + k; None where that month is still to come.
    """

    months: Sequence[int]
    size: Sequence[int]
    again: Sequence[Sequence[int | None]]


def missing(worked: Worked) -> Sentence | None:
    """Without customers and days on the orders nobody can be seen to come back."""
    if all(worked.has("transactions", key) for key in ("customer_id", "order_date", "net_base")):
        return None
    return Sentence("Retention is left out: the transactions have no customer number, no date or no amount.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """A line for each month in which customers first ordered; what all of them come to; a line chart."""
    language = page.language
    about = Sentence(
        "Of the customers whose first valid order was in a month, the share with a valid order so many months later. "
        "Values, renewed by xltable enrich; the running month counts up to {day}.",
        day=worked.today.isoformat(),
    )
    open_page(page, title, about, 2 + _LATER)
    found = cohorts(worked)
    heads = [
        Head(Sentence("First order"), "month", 18),
        Head(Sentence("Customers"), "integer", 12),
        *(Head(Sentence("+{n}", n=k), "0%", 7.5) for k in range(1, _LATER + 1)),
    ]
    widths(page, heads)
    listed = range(max(0, len(found.months) - _MOST), len(found.months))
    rows = [_row(found, c) for c in listed]
    at = FIRST + _CHART_ROWS
    area = block(page, at, 0, heads, rows)
    page.shades(Area(area.first_row, 2, area.last_row, 1 + _LATER))
    older = sum(found.size) - sum(found.size[c] for c in listed)
    total(page, area.last_row + 1, Sentence("Not listed above"), [(older, "integer"), *[(None, None)] * _LATER])
    overall, asked = together(found)
    total(page, area.last_row + 2, Sentence("All"), [(sum(found.size), "integer"), *((v, "0%") for v in overall)])
    page.write(area.last_row + 3, 0, say(Sentence("… of so many customers"), language), "muted")
    for k, n in enumerate(asked, start=2):
        page.write(area.last_row + 3, k, n, "muted", "integer", align="right")
    names = page.reference(Area(at, 2, at, 1 + _LATER))
    values = page.reference(Area(area.last_row + 2, 2, area.last_row + 2, 1 + _LATER))
    series = [Series(say(Sentence("All"), language), names, values)]
    name = say(Sentence("Customers who ordered again, by months since the first order"), language)
    page.chart(FIRST, 0, Chart("line", name, series, 880, 270, number_format="0%"))
    print_short(page, area.last_row + 4)


def cohorts(worked: Worked) -> Cohorts:
    """Every month with first orders up to today, the earliest first."""
    lines = worked.lines
    known = lines[
        lines["valid"] & lines["day"].notna() & lines["customer"].notna() & (lines["day"] <= serial(worked.today))
    ]
    month = np.array(
        [_index(d) for d in days(known["day"].to_numpy(dtype=np.float64)) if d is not None], dtype=np.int64
    )
    pairs = np.unique(np.stack([known["customer"].cat.codes.to_numpy(dtype=np.int64), month]), axis=1)
    who, when = pairs[0], pairs[1]
    first: NDArray[np.int64] = np.full(int(who.max(initial=-1)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(first, who, when)
    now = _index(worked.today)
    months = sorted(set(first[who].tolist()))
    later = when - first[who]
    size = [int(((first[who] == m) & (later == 0)).sum()) for m in months]
    again = [
        [int(((first[who] == m) & (later == k)).sum()) if m + k <= now else None for k in range(1, _LATER + 1)]
        for m in months
    ]
    return Cohorts(months, size, again)


def together(found: Cohorts) -> tuple[list[float | None], list[int]]:
    """For each number of months later, the share over all customers that far on, and how many those are."""
    shares: list[float | None] = []
    asked = []
    for k in range(_LATER):
        reached = [(n, row[k]) for n, row in zip(found.size, found.again, strict=True) if row[k] is not None]
        customers = sum(n for n, _ in reached)
        shares.append(divided(sum(r or 0 for _, r in reached), customers))
        asked.append(customers)
    return shares, asked


def _row(found: Cohorts, c: int) -> tuple[Value, ...]:
    size = found.size[c]
    month = before(date(1, 1, 1), 12 - found.months[c])
    return (month, size, *(None if r is None else divided(r, size) for r in found.again[c]))


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1
