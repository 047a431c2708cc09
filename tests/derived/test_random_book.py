"""Figures of a random book against the same definitions reckoned row by row, by other means."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

import pytest

from xltable.worked import Worked

from .samples import AS_OF, Cells, book

TYPES = [None, "Order", "Order", "order", "Refund", "Quotation", "Sample"]
STATES = [None, "Done", "Shipped", "Cancelled"]


def sold(chance: random.Random, n: int) -> Cells:
    day = lambda: AS_OF - timedelta(chance.randrange(700))  # noqa: E731
    return {
        "order_id": [f"O-{chance.randrange(n // 2)}" for _ in range(n)],
        "customer_id": [f"C-{chance.randrange(40)}" for _ in range(n)],
        "order_date": [day() for _ in range(n)],
        "doc_type": [chance.choice(TYPES) for _ in range(n)],
        "status": [chance.choice(STATES) for _ in range(n)],
        "quantity": [chance.choice([1, 2, 3, -1, None]) for _ in range(n)],
        "unit_price": [chance.choice([5, 12.5, 99, 0]) for _ in range(n)],
        "currency": [chance.choice(["EUR", "USD", "GBP"]) for _ in range(n)],
        "refund_amount": [chance.choice([None, None, 2]) for _ in range(n)],
    }


def reckoned(cells: Cells, rates: list[list[Any]]) -> dict[str, dict[str, Any]]:
    """Orders, revenue, days and interval of each customer, line by line."""
    found: dict[str, dict[str, Any]] = defaultdict(lambda: {"orders": set(), "revenue": 0.0, "days": set()})
    for i, customer in enumerate(cells["customer_id"]):
        line = {key: column[i] for key, column in cells.items()}
        kind = (line["doc_type"] or "order").lower()
        amount = line["quantity"] * line["unit_price"] if line["quantity"] is not None else None
        known = [r for r in rates if r[0] == line["currency"] and r[1] <= line["order_date"]]
        rate = 1.0 if line["currency"] == "EUR" else max(known, key=lambda r: r[1])[2] if known else None
        one = found[customer]
        alive = line["status"] != "Cancelled"
        if kind == "order" and alive and amount is not None and amount > 0:
            one["orders"].add(line["order_id"])
            one["days"].add(line["order_date"])
        if rate is None or amount is None:
            if rate is not None and (kind == "refund" or (kind == "order" and alive)):
                one["revenue"] -= (line["refund_amount"] or 0) * rate
            continue
        if kind == "refund":
            one["revenue"] -= (abs(amount) or (line["refund_amount"] or 0)) * rate
        elif kind == "order" and amount < 0:
            one["revenue"] += amount * rate
        elif kind == "order" and alive:
            one["revenue"] += (amount - (line["refund_amount"] or 0)) * rate
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_customers(seed: int) -> None:
    chance = random.Random(seed)
    cells = sold(chance, 600)
    rates = [["USD", AS_OF - timedelta(600 - 100 * i), 0.8 + i / 100, ""] for i in range(6)]
    worked = Worked(book({"transactions": cells}, rates=rates, currency="EUR"))
    truth = reckoned(cells, rates)
    assert set(worked.customers.index) == set(truth)
    for name, row in worked.customers.iterrows():
        expected = truth[str(name)]
        assert row["orders"] == len(expected["orders"])
        assert row["revenue"] == pytest.approx(expected["revenue"])
        days = sorted(expected["days"])
        gaps = [(b - a).days for a, b in pairwise(days)]
        assert row["interval"] == pytest.approx(median(gaps)) if gaps else row["interval"] != row["interval"]
        if days:
            assert row["recency"] == (AS_OF - days[-1]).days
            assert row["tenure"] == (AS_OF - days[0]).days
    assert_segments(worked)
    assert_scores(worked)


def assert_segments(worked: Worked) -> None:
    """The fewest: taking customers from the top, no smaller number reaches the share, and equals go together."""
    customers = worked.customers
    ranked = sorted(customers["revenue"], reverse=True)
    target, total, taken = 0.8 * sum(ranked), 0.0, []
    for revenue in ranked:
        if total >= target - 1e-9:
            break
        total += revenue
        taken.append(revenue)
    high = customers[customers["segment"] == "high_value"]["revenue"]
    assert sorted(high) == sorted(r for r in customers["revenue"] if r >= min(taken) - 1e-12)


def assert_scores(worked: Worked) -> None:
    customers = worked.customers
    buying = customers[customers["orders"] > 0]
    n = len(buying)
    for _, row in buying.iterrows():
        assert row["f"] == 1 + 5 * sum(buying["orders"] < row["orders"]) // n
        assert row["m"] == 1 + 5 * sum(buying["revenue"] < row["revenue"]) // n
        assert row["r"] == 1 + 5 * sum(buying["recency"] > row["recency"]) // n


def test_today_is_the_day_of_the_settings() -> None:
    contacts = {"customer_id": ["C-1"], "company": ["A"], "last_contact": [date(2026, 1, 1)]}
    worked = Worked(book({"contacts": contacts}, as_of=date(2026, 1, 31)))
    assert worked.column("contacts", "days_since_contact") == [30]
