"""The figures on the sheets are those pandas comes to by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest

from .shop import TODAY, frames, records, shown

# Data bars are an extension that openpyxl does not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
Rows = list[list[Any]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The shop with every sheet, its values as cached."""
    return openpyxl.load_workbook(shown(tmp_path_factory.mktemp("shop"), records()), data_only=True)


@pytest.fixture(scope="module")
def data() -> dict[str, pd.DataFrame]:
    found = frames()
    sold = found["transactions"]
    amount = (sold["quantity"] * sold["unit_price"]).astype(float)
    order = sold["doc_type"].isna() | (sold["doc_type"] == "Order")
    sold["valid"] = order & (sold["status"] != "Cancelled")
    sold["net"] = np.where(sold["valid"], amount, np.where(sold["doc_type"] == "Refund", -amount, 0.0))
    sold["day"] = pd.to_datetime(sold["order_date"])
    return found


def block(sheet: Any, heading: str) -> dict[Any, list[Any]]:
    """The rows beneath a heading of the first column up to the next blank one, by their first cell."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    start = next(i for i, row in enumerate(rows) if row[0] == heading)
    return {row[0]: row[1:] for row in _until_blank(rows[start + 1 :])}


def _until_blank(rows: Rows) -> Iterator[list[Any]]:
    for row in rows:
        if row[0] in (None, ""):
            return
        yield row


def test_every_region_tells_how_many_countries_have_customers(book: Any) -> None:
    regions, countries = (block(book["By country"], heading) for heading in ("Region", "Country"))
    placed = pd.Series([v[0] for k, v in countries.items() if k not in ("Total", "Not listed above")]).value_counts()
    counts = {k: v[0] for k, v in regions.items() if k not in ("Total", "Not listed above")}
    assert {k: n for k, n in counts.items() if n} == placed.to_dict()


@pytest.mark.parametrize("key", ["product", "category"])
def test_by_product(book: Any, data: dict[str, pd.DataFrame], key: str) -> None:
    sold = data["transactions"]
    lines = block(book["By product"], key.capitalize())
    total, rest = lines.pop("Total"), lines.pop("Not listed above")
    every = sold.groupby(key)["net"].sum()
    assert {k: v[0] for k, v in lines.items()} == pytest.approx(every.to_dict())
    assert list(lines) == list(every.sort_values(ascending=False).index)
    valid = sold[sold["valid"]]
    assert {k: v[2] for k, v in lines.items()} == valid.groupby(key).size().to_dict()
    assert {k: v[3] for k, v in lines.items()} == valid.groupby(key)["quantity"].sum().to_dict()
    assert {k: v[4] for k, v in lines.items()} == valid.groupby(key)["customer_id"].nunique().to_dict()
    assert total[0] == pytest.approx(sold["net"].sum())
    assert rest[0] == pytest.approx(sold.loc[sold[key].isna(), "net"].sum(), abs=0.005)
    assert total[2:5] == [len(valid), valid["quantity"].sum(), valid["customer_id"].nunique()]


def test_by_segment(book: Any, data: dict[str, pd.DataFrame]) -> None:
    sold = data["transactions"]
    revenue = sold.groupby("customer_id")["net"].sum().sort_values(ascending=False)
    buyers = set(sold.loc[sold["valid"], "customer_id"])
    high, so_far = [], 0.0
    for customer, amount in revenue.items():
        if so_far >= 0.8 * revenue.sum():
            break
        high.append(customer)
        so_far += amount
    lines = block(book["By segment"], "Segment")
    assert [lines[n][0] for n in ("High value", "Ordinary", "Potential")] == [
        len(high), len(buyers - set(high)), 40 - len(buyers | set(high)),
    ]  # fmt: skip
    assert lines["High value"][3] == pytest.approx(so_far)
    assert lines["Total"][3] == pytest.approx(sold["net"].sum())
    orders = sold[sold["valid"]].drop_duplicates(["order_id", "customer_id"])
    assert lines["Total"][2] == len(orders)


def test_retention(book: Any, data: dict[str, pd.DataFrame]) -> None:
    valid = data["transactions"][data["transactions"]["valid"]]
    month = valid["day"].dt.to_period("M")
    first = month.groupby(valid["customer_id"]).transform("min")
    later = (month - first).map(lambda offset: offset.n)
    lines = block(book["Retention"], "First order")
    listed = [k for k in lines if not isinstance(k, str)]
    now = pd.Period(TODAY, "M")
    for when in listed:
        cohort = first == pd.Period(when, "M")
        size = valid.loc[cohort, "customer_id"].nunique()
        assert lines[when][0] == size
        for k in range(1, 13):
            back = valid.loc[cohort & (later == k), "customer_id"].nunique()
            wanted = pytest.approx(back / size) if pd.Period(when, "M") + k <= now else None
            assert lines[when][k] == wanted, (when, k)
    assert lines["All"][0] == valid["customer_id"].nunique()


def test_satisfaction(book: Any, data: dict[str, pd.DataFrame]) -> None:
    said = data["feedback"]

    def wanted(rows: pd.DataFrame) -> list[Any]:
        csat, nps, ces = (rows.loc[rows["survey_type"] == s, "score"].astype(float) for s in ("CSAT", "NPS", "CES"))
        figures = [(csat >= 4).mean(), 100 * ((nps >= 9).mean() - (nps <= 6).mean()), ces.mean()]
        shown = [None if not len(s) else pytest.approx(f) for s, f in zip((csat, nps, ces), figures, strict=True)]
        return [x for pair in zip(shown, map(len, (csat, nps, ces)), strict=True) for x in pair]

    sheet = book["Satisfaction"]
    single = block(sheet, "Figure")
    assert [x for s in ("CSAT", "NPS", "CES") for x in single[s][:2]] == wanted(said)
    scores = data["service"]["satisfaction"].dropna().astype(float)
    assert single["Service scores"][:2] == [pytest.approx(scores.mean()), len(scores)]
    months = block(sheet, "Month")
    came = pd.to_datetime(said["received_at"]).dt.to_period("M")
    for when in [m for m in months if not isinstance(m, str)]:
        assert [None if c == "" else c for c in months[when][:6]] == wanted(said[came == pd.Period(when, "M")]), when
    assert len(months) == 12 + 2
    categories = block(sheet, "Category")
    for name in ("Quality", "Delivery"):
        assert categories[name][:6] == wanted(said[said["category"] == name])


def test_service(book: Any, data: dict[str, pd.DataFrame]) -> None:
    asked = data["service"]
    opened = pd.to_datetime(asked["opened_at"])
    hours = (pd.to_datetime(asked["first_response_at"]) - opened).dt.total_seconds() / 3600
    days = (pd.to_datetime(asked["resolved_at"]) - opened).dt.total_seconds() / 86400
    still = ~asked["status"].isin(["Solved", "Closed"])
    age = (pd.Timestamp(TODAY) - opened.dt.normalize()).dt.days
    limit = asked["priority"].map({"High": 1, "Low": 7}).fillna(3)
    sheet = book["Service times"]
    single = block(sheet, "Figure")
    assert single["Open requests"][:2] == [still.sum(), len(asked)]
    assert single["Overdue"][:2] == [(still & (age > limit)).sum(), still.sum()]
    assert single["Unanswered"][0] == hours.isna().sum()
    for times, unit in ((hours, "hours to the first response"), (days, "days to solve")):
        assert single[f"Median {unit}"][:2] == [pytest.approx(times.median()), times.count()]
        assert single[f"90th percentile, {unit}"][0] == pytest.approx(times.quantile(0.9))
    ages = block(sheet, "Days open")
    bands = pd.cut(age[still], [-1, 1, 3, 7, 30, 90, 10**6]).value_counts(sort=False)
    assert [v[0] for v in ages.values()][:6] == bands.tolist()
    types = block(sheet, "Request type")
    for name, rows in asked.groupby("request_type"):
        assert types[name][:1] + types[name][2:3] == [len(rows), still[rows.index].sum()]
        assert types[name][3] == pytest.approx(hours[rows.index].median())
    assert types["Not listed above"][0] == asked["request_type"].isna().sum()


def test_pending_feedback(book: Any, data: dict[str, pd.DataFrame]) -> None:
    said = data["feedback"].reset_index()
    waits = said[(said["pending"] == "Yes") & (said["status"] != "Closed")]
    grade = data["contacts"].set_index("customer_id")["grade"].map({"A": 3, "B": 2}).fillna(1)
    age = (pd.Timestamp(TODAY) - pd.to_datetime(waits["received_at"])).dt.days
    score = (
        waits["severity"].map({"Low": 1, "Medium": 2, "High": 3}) * age.clip(lower=1) * waits["customer_id"].map(grade)
    )
    order = score.dropna().sort_values(ascending=False, kind="stable")
    rows = [list(r) for r in book["Pending feedback"].iter_rows(min_row=7, values_only=True) if r[0]]
    assert [r[0] for r in rows] == order.tolist()
    assert [r[2] for r in rows] == waits.loc[order.index, "feedback_id"].tolist()
    assert book["Pending feedback"]["A4"].value == len(waits)
    assert book["Pending feedback"]["D4"].value == score.isna().sum() > 0


def test_open_requests(book: Any, data: dict[str, pd.DataFrame]) -> None:
    asked = data["service"]
    still = asked[~asked["status"].isin(["Solved", "Closed"])]
    age = (pd.Timestamp(TODAY) - pd.to_datetime(still["opened_at"]).dt.normalize()).dt.days
    order = age.sort_values(ascending=False, kind="stable")
    rows = [list(r) for r in book["Open requests"].iter_rows(min_row=7, values_only=True) if r[0] not in (None, "")]
    assert [(r[0], r[2]) for r in rows] == list(zip(order, still.loc[order.index, "ticket_id"], strict=True))


def test_concentration(book: Any, data: dict[str, pd.DataFrame]) -> None:
    sold, listed = data["transactions"], data["contacts"].set_index("customer_id")
    revenue = sold.groupby("customer_id")["net"].sum()
    single = block(book["Concentration"], "Figure")
    most = revenue.sort_values(ascending=False).head(10)
    assert single["Share of the 10 largest"][:2] == [pytest.approx(most.sum() / revenue.sum()), (revenue > 0).sum()]
    lines = block(book["Concentration"], "Customer")
    assert list(lines)[:10] == listed.loc[most.index, "company"].tolist()
    assert [v[0] for v in lines.values()][:10] == pytest.approx(most.tolist())
    by_country = revenue.groupby(revenue.index.to_series().map(listed["country"])).sum()
    for name, figure in (("customer", revenue), ("country", by_country)):
        shares = figure[figure > 0] / figure[figure > 0].sum()
        assert single[f"Herfindahl index by {name}"][0] == pytest.approx((shares**2).sum())


def test_completeness(book: Any, data: dict[str, pd.DataFrame]) -> None:
    listed = data["contacts"]
    keys = ["customer_id", "company", "country", "grade", "owner", "last_contact", "next_action_date"]
    last = listed[["last_contact", "verified_at"]].apply(pd.to_datetime).max(axis=1)
    limit = listed["grade"].map({"A": 90, "B": 180}).fillna(365)
    stale = (pd.Timestamp(TODAY) - last).dt.days > limit
    lines = block(book["Completeness"], "Owner")
    for name, rows in [*listed.groupby("owner"), ("Total", listed)]:
        filled = int(rows[keys].notna().sum().sum())
        assert lines[name][:4] == [len(rows), filled, 7 * len(rows), pytest.approx(filled / (7 * len(rows)))]
        assert [lines[name][4], lines[name][6]] == [stale[rows.index].sum(), last[rows.index].isna().sum()]
    columns = block(book["Completeness"], "Column")
    assert [v[1] for v in columns.values()] == listed[keys].notna().sum().tolist()


def test_the_card_shows_the_customer_picked(book: Any, data: dict[str, pd.DataFrame]) -> None:
    rows = [list(r) for r in book["Customer card"].iter_rows(values_only=True)]
    picked = rows[3][1]
    assert picked == "C-001"
    start = next(i for i, r in enumerate(rows) if r[0] == "Transactions")
    sold = data["transactions"]
    mine = sold.loc[sold["customer_id"] == picked, "order_id"].tolist()[::-1]
    assert rows[start][1] == len(mine)
    assert [r[1] for r in rows[start + 2 : start + 12] if r[1]] == mine[:10]
