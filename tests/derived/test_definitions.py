"""The numbers are what the definitions say, on cases small enough to reckon by hand."""

from __future__ import annotations

from datetime import date

import pytest

from xltable import derived
from xltable.worked import Worked

from .samples import Cells, book, trade

D = date
RATES = [["USD", D(2026, 1, 1), 0.9, ""], ["USD", D(2026, 3, 1), 0.8, ""]]

EXPECTED = {
    "transactions.customer": ["Muster GmbH"] * 3 + ["Acme"] * 2 + ["Perez", "Muster GmbH", "Perez", "Old Ltd"],
    "transactions.country": ["Germany"] * 3 + ["United States"] * 2 + ["Mexico", "Germany", "Mexico", None],
    "transactions.amount": [95, 41, 35, 100, 30, 27, 5, -12, 80],
    "transactions.rate": [1, 0.9, 1, 0.9, 0.8, 1, 1, 1, None],
    "transactions.amount_base": [95, 36.9, 35, 90, 24, 27, 5, -12, None],
    "transactions.net_base": [95, 36, None, 90, -24, None, None, -12, None],
    "transactions.order_share": [1, 1, None, 1, None, None, None, None, 1],
    "transactions.month": [D(2026, m, 1) for m in (1, 2, 3, 2, 3, 3, 3, 3)] + [D(2025, 1, 1)],
    "transactions.year": [2026] * 8 + [2025],
    "transactions.country_group": ["Western Europe"] * 3
    + ["North America"] * 2
    + ["Latin America", "Western Europe", "Latin America", None],
    "contacts.country_group": ["Western Europe", "North America", "Latin America", "East Asia", None],
    "contacts.continent": ["Europe", "North America", "North America", "Asia", None],
    "contacts.follow_up_due": ["Overdue", "Today", "This week", "Later", "None"],
    "contacts.days_since_contact": [9, 0, None, 365, 68],
    "contacts.orders": [2, 1, 0, 0, 1],
    "contacts.revenue": [131, 66, -12, 0, 0],
    "contacts.average_order": [65.5, 66, None, None, 0],
    "contacts.first_order": [D(2026, 1, 1), D(2026, 2, 15), None, None, D(2025, 1, 5)],
    "contacts.last_order": [D(2026, 2, 1), D(2026, 2, 15), None, None, D(2025, 1, 5)],
    "contacts.recency_days": [37, 23, None, None, 429],
    "contacts.purchase_interval": [31, None, None, None, None],
    "contacts.segment": ["High value", "High value", "Potential", "Potential", "Ordinary"],
    "contacts.lifecycle": ["Loyal", "First order", "Potential", "Potential", "Lost"],
    "contacts.rfm": ["2-3-3", "3-1-2", None, None, "1-1-1"],
    "contacts.satisfaction": [4, None, 2, None, None],
    "contacts.open_requests": [1, 1, 0, 1, 0],
    "contacts.inquiries": [2, 1, 0, 0, 0],
    "service.customer": ["Muster GmbH", "Muster GmbH", "Acme", "Nobody"],
    "service.response_hours": [6, None, 0.5, None],
    "service.resolution_days": [None, 2.5, None, None],
    "service.age_days": [2, None, 1, 8],
    "service.overdue": ["Yes", "No", "No", "Yes"],
    "feedback.customer": ["Muster GmbH", "Acme", "Perez", None],
    "feedback.age_days": [9, 0, None, 5],
    "feedback.priority_score": [81, 2, None, 10],
}
NEEDS_MORE = {"contacts.trade_bloc", "contacts.local_time_offset", "transactions.balance_due"}


@pytest.fixture(scope="module")
def worked() -> Worked:
    return Worked(book(trade(), rates=RATES, currency="EUR", home="CN"))


@pytest.mark.parametrize("column", EXPECTED)
def test_definition(worked: Worked, column: str) -> None:
    values = worked.column(*column.split("."))
    assert [pytest.approx(v) if isinstance(v, float | int) else v for v in EXPECTED[column]] == values


def test_every_derived_column_is_reckoned_here() -> None:
    shelf = {f"{derived.SHELF[name].table}.{derived.SHELF[name].key}" for name in derived.SHELF}
    assert shelf == EXPECTED.keys() | NEEDS_MORE


def test_chinese_words_mean_the_same() -> None:
    english, chinese = (Worked(book(trade(v), v, rates=RATES, currency="EUR")) for v in ("en", "zh"))
    for column in ("contacts.revenue", "contacts.open_requests", "service.age_days", "feedback.priority_score"):
        at = column.split(".")
        assert english.column(*at) == chinese.column(*at)
    assert chinese.column("contacts", "lifecycle") == ["忠诚", "首单", "潜在", "潜在", "已流失"]
    assert chinese.column("service", "overdue") == ["是", "否", "否", "是"]


def lines(**columns: list[object]) -> Cells:
    height = len(next(iter(columns.values())))
    ids = [f"O-{i}" for i in range(height)]
    return {"order_id": ids, "customer_id": ["C-1"] * height, **columns}


def net(**columns: list[object]) -> list[object]:
    return Worked(book({"transactions": lines(**columns)}, currency="EUR")).column("transactions", "net_base")


def test_a_refund_counts_once_whatever_its_sign() -> None:
    found = net(
        doc_type=["Refund", "Refund", "Refund", "Refund", None],
        amount=[30, -30, -30, None, -30],
        refund_amount=[None, None, 30, 30, 30],
    )
    assert found == [-30] * 5


def test_a_cancelled_order_neither_adds_nor_takes_away() -> None:
    assert net(status=["Cancelled", "Done"], amount=[100, 100], refund_amount=[100, 40]) == [None, 60]


def test_only_orders_bring_revenue() -> None:
    types = ["Inquiry", "Quotation", "Sample", "Proforma", "Order", None, "???"]
    assert net(doc_type=types, amount=[10] * 7) == [None] * 4 + [10, 10, None]


def test_a_missing_rate_leaves_blank_and_is_never_one() -> None:
    cells = lines(
        amount=[10, 10, 10, 10], currency=["EUR", "USD", "USD", None],
        order_date=[D(2026, 1, 5), D(2025, 12, 31), D(2026, 1, 1), D(2026, 1, 5)],
    )  # fmt: skip
    worked = Worked(book({"transactions": cells}, currency="EUR", rates=RATES))
    assert worked.column("transactions", "amount_base") == [10, None, 9, None]


def test_rates_are_crossed_where_the_home_currency_stands_on_the_sheet() -> None:
    rates = [["USD", D(2026, 1, 1), 0.8, ""], ["CNY", D(2026, 1, 1), 0.125, ""], ["EUR", D(2026, 1, 1), 1, ""]]
    cells = lines(amount=[10, 10, 10], currency=["USD", "EUR", "CNY"], order_date=[D(2026, 2, 1)] * 3)
    worked = Worked(book({"transactions": cells}, currency="CNY", rates=rates))
    assert worked.column("transactions", "amount_base") == pytest.approx([64, 80, 10])


def test_orders_are_counted_not_lines() -> None:
    cells = {
        "order_id": ["O-1", "O-1", "O-2", None, None],
        "customer_id": ["C-1"] * 5,
        "amount": [1, 2, 3, 4, 5],
    }
    worked = Worked(book({"contacts": {"customer_id": ["C-1"], "company": ["A"]}, "transactions": cells}))
    assert worked.column("contacts", "orders") == [4]
    assert worked.column("transactions", "order_share") == [0.5, 0.5, 1, 1, 1]
    assert worked.column("contacts", "average_order") == [15 / 4]


def test_high_value_are_the_fewest_that_make_the_share_and_ties_are_in() -> None:
    def segments(*revenues: float) -> list[object]:
        ids = [f"C-{i}" for i in range(len(revenues))]
        sold = {"order_id": [f"O{i}x" for i in ids], "customer_id": ids, "amount": list(revenues)}
        found = Worked(book({"contacts": {"customer_id": ids, "company": ids}, "transactions": sold}))
        return [str(v)[0] for v in found.column("contacts", "segment")]

    assert segments(80, 20) == ["H", "O"]
    assert segments(79, 21) == ["H", "H"]
    assert segments(50, 20, 20, 10) == ["H", "H", "H", "O"]
    assert segments(10, 10, 10, 10) == ["H"] * 4


@pytest.mark.parametrize(
    ("days_ago", "stage"),
    [([90], "First order"), ([91], "At risk"), ([180], "At risk"), ([181], "Lost"),
     ([90, 150], "Loyal"), ([120, 180], "Loyal"), ([121, 181], "At risk"), ([241, 301], "Lost")],
)  # fmt: skip
def test_lifecycle_follows_the_longer_of_ninety_days_and_two_intervals(days_ago: list[int], stage: str) -> None:
    from datetime import timedelta

    days = [D(2026, 3, 10) - timedelta(d) for d in days_ago]
    sold = {
        "order_id": [f"O-{d}" for d in days_ago],
        "customer_id": ["C-1"] * len(days),
        "order_date": days,
        "amount": [1] * len(days),
    }
    worked = Worked(book({"contacts": {"customer_id": ["C-1"], "company": ["A"]}, "transactions": sold}))
    assert worked.column("contacts", "lifecycle") == [stage]


def test_blocs_and_clocks() -> None:
    contacts = {
        "customer_id": ["C-1", "C-2"], "company": ["A", "B"], "country": ["DE", "GB"],
        "timezone": ["Europe/Berlin", None],
    }  # fmt: skip
    worked = Worked(book({"contacts": contacts}, home="CN", as_of=D(2019, 12, 31)))
    german, british = worked.column("contacts", "trade_bloc")
    assert "Eurozone" in german.split(", ") and "Eurozone" not in british.split(", ")
    assert len(set(german.split(", ")) & set(british.split(", "))) >= 3
    assert worked.column("contacts", "local_time_offset") == [-7, None]


def test_what_is_owed() -> None:
    cells = lines(
        amount=[100, 100, 100, 100], deposit_paid=[30, 30, None, 30], status=["Done", "Done", "Done", "Cancelled"],
        paid_date=[None, D(2026, 3, 1), None, None],
    )  # fmt: skip
    worked = Worked(book({"transactions": cells}))
    assert worked.column("transactions", "balance_due") == [70, 0, 100, None]


def test_a_column_the_user_keeps_is_input() -> None:
    cells = lines(quantity=[2, 2], unit_price=[10, 10], amount=[25, None])
    worked = Worked(book({"transactions": cells}))
    assert worked.typed("transactions", "amount")
    assert worked.column("transactions", "net_base") == [25, None]


def test_what_lacks_its_inputs_is_told() -> None:
    worked = Worked(book({"transactions": {"order_id": ["O-1"], "customer_id": ["C-1"], "quantity": [1]}}))
    assert derived.lacking(worked, "transactions", "amount") == ("unit_price",)
    assert not worked.has("transactions", "net_base")
    assert worked.column("transactions", "net_base") == [None]
