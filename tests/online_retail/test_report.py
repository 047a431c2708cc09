"""The report of a real shop: its figures and breakdowns are those pandas comes to by itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import xltable.files as files
from xltable.actions._report_model import Report, Section
from xltable.actions.report import report

from .shop import NO_COUNTRIES, REGIONS, TODAY

pytestmark = pytest.mark.full
AUTUMN, SUMMER = ("2011-09-01", "2011-11-30"), ("2011-06-01", "2011-08-31")


@pytest.fixture(scope="module")
def made(retail: Path) -> Report:
    return report(files.open(retail, home="GB", as_of=TODAY), span="..".join(AUTUMN))


def within(data: pd.DataFrame, span: tuple[str, str]) -> pd.DataFrame:
    return data[data["day"].between(*span)]


def section(made: Report, title: str) -> Section:
    return next(s for s in made.sections if s.title.text == title)


def test_single_figures(made: Report, data: pd.DataFrame) -> None:
    figures = {f.name.text: f for f in made.figures}
    valid = data[data["valid"]]
    bought = valid.dropna(subset="CustomerID")
    first = bought.groupby("CustomerID")["day"].min()
    for span, name in ((AUTUMN, "value"), (SUMMER, "before")):
        some = within(valid, span)
        revenue, orders = within(data, span)["amount"].sum(), some["InvoiceNo"].nunique()
        until = bought[bought["day"] <= span[1]]
        often = until.groupby("CustomerID")["InvoiceNo"].nunique()
        year = until[until["day"] > pd.Timestamp(span[1]) - pd.Timedelta(days=365)]
        assert {key: getattr(figures[key], name) for key in figures} == pytest.approx(
            {
                "Revenue": revenue,
                "Orders": orders,
                "Average order value": revenue / orders,
                "Buying customers": some["CustomerID"].nunique(),
                "New customers": first.between(*span).sum(),
                "Repeat purchase rate": (often >= 2).mean(),
                "Purchase frequency": year["InvoiceNo"].nunique() / year["CustomerID"].nunique(),
            }
        )


def test_by_month(made: Report, data: pd.DataFrame) -> None:
    month = data["day"].dt.to_period("M")
    revenue = data.groupby(month)["amount"].sum()
    orders = data[data["valid"]].groupby(month)["InvoiceNo"].nunique()
    rows = section(made, "Revenue by month").rows
    assert [pd.Period(row[0], "M") for row in rows] == list(pd.period_range("2010-12", "2011-11", freq="M"))
    for when, *figures in rows:
        now = pd.Period(when, "M")
        assert figures == [orders[now], pytest.approx(revenue[now], abs=0.01), 0, None]


@pytest.mark.parametrize(
    ("title", "by"),
    [
        ("Revenue by region", "region"),
        ("Revenue by country", "country"),
        ("Revenue by product", "product"),
        ("The largest customers", "CustomerID"),
    ],
)
def test_breakdowns(made: Report, data: pd.DataFrame, title: str, by: str) -> None:
    """The twelve that brought most, with customers, orders, revenue, its share and what it was in the summer."""
    region = {country: name for name, countries in REGIONS.items() for country in countries}
    data = data.assign(region=data["country"].map(lambda country: region.get(country, "Western Europe")))
    group = data[by].mask(data["country" if by == "region" else by].isin(NO_COUNTRIES))
    now, before = (within(data.assign(group=group), span) for span in (AUTUMN, SUMMER))
    revenue = now.groupby("group")["amount"].sum().sort_values(ascending=False).head(12)

    def line(here: pd.DataFrame, past: pd.DataFrame) -> list[float]:
        valid, brought, earlier = here[here["valid"]], here["amount"].sum(), past["amount"].sum()
        customers = [] if by == "CustomerID" else [valid["CustomerID"].nunique()]
        change = None if abs(earlier) < 0.005 else (brought - earlier) / abs(earlier)
        return [*customers, valid["InvoiceNo"].nunique(), brought, brought / now["amount"].sum(), earlier, change]

    found = section(made, title)
    *rows, rest = found.rows
    assert [str(row[0]).casefold() for row in rows] == [str(name).casefold() for name in revenue.index]
    for name, *figures in rows:
        called = str(name).casefold() if by == "product" else name
        same = [d[d["group"] == called] for d in (now, before)]
        assert figures == pytest.approx(line(*same)), name
    others = [d[~d["group"].isin(revenue.index)] for d in (now, before)]
    assert rest[1:] == pytest.approx(line(*others))
    assert found.total is not None
    assert found.total[1:] == pytest.approx(line(now, before))
