"""The enriched workbook of a real shop: every figure is the one pandas comes to by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest

import xltable.files as files
from xltable.sheets import retention
from xltable.worked import Worked

from ..recalculate import differences, needs_office
from ..sheets.test_counting import lines, listed
from .shop import NO_COUNTRIES, TODAY

pytestmark = [pytest.mark.full, pytest.mark.filterwarnings("ignore:.*extension is not supported")]
SHEETS = ("overview", "by-country", "by-month", "by-product", "retention", "concentration")
MOST_MEMORY = 2 << 30


@pytest.fixture(scope="module")
def enriched(retail: Path) -> Path:
    """The workbook as the command makes it, in a process of its own whose memory is looked at."""
    output = retail.with_suffix(".xlsx")
    chosen = [word for name in SHEETS for word in ("--sheets", name)]
    command = ["enrich", str(retail), "-o", str(output), "--home", "GB", "--as-of", str(TODAY), *chosen]
    look = (
        "import resource, sys\nfrom xltable.cli.commands import app\n"
        f"app({command!r}, standalone_mode=False)\n"
        "sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, timeout=1200)
    assert done.returncode == 0, done.stderr
    assert int(done.stderr.split()[-1]) * 1024 < MOST_MEMORY
    return output


@pytest.fixture(scope="module")
def sheets(enriched: Path) -> dict[str, list[list[Any]]]:
    """The rows of our sheets; the half million are not read into memory."""
    book = openpyxl.load_workbook(enriched, data_only=True, read_only=True)
    names = ("Overview", "By country", "By month", "By product", "Retention", "Concentration")
    return {name: [list(row) for row in book[name].iter_rows(values_only=True)] for name in names}


@pytest.fixture(scope="module")
def worked(retail: Path) -> Worked:
    return Worked(files.open(retail, home="GB", as_of=TODAY))


def after(rows: list[list[Any]], name: str) -> list[Any]:
    """What stands beneath or beside a name: the cell below it, and those to the right."""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell == name:
                return [rows[r + 1][c], *row[c + 1 :]]
    raise AssertionError(name)


def test_overview(sheets: dict[str, list[list[Any]]], data: pd.DataFrame) -> None:
    rows, valid = sheets["Overview"], data[data["valid"]]
    orders = valid["InvoiceNo"].nunique()
    assert after(rows, "Revenue")[0] == pytest.approx(data["amount"].sum(), abs=0.01)
    assert after(rows, "Average order value")[0] == pytest.approx(data["amount"].sum() / orders)
    known = valid.drop_duplicates(["InvoiceNo", "CustomerID"]).dropna(subset="CustomerID")
    often = known["CustomerID"].value_counts()
    assert after(rows, "Buying customers")[0] == len(often)
    assert after(rows, "Repeat purchase rate")[0] == pytest.approx((often >= 2).mean())
    year = data[data["day"] > pd.Timestamp(TODAY) - pd.Timedelta(days=365)]
    assert after(rows, "Revenue, 365 days")[0] == pytest.approx(year["amount"].sum(), abs=0.01)
    bought = year[year["valid"]].dropna(subset="CustomerID").drop_duplicates(["InvoiceNo", "CustomerID"])
    assert after(rows, "Purchase frequency")[0] == pytest.approx(len(bought) / bought["CustomerID"].nunique())


def divided(data: pd.DataFrame, by: str) -> pd.DataFrame:
    """Revenue, its share, lines and pieces of valid orders, and their known customers, by a column."""
    valid, whole = data[data["valid"]], data["amount"].sum()
    revenue = data.groupby(by)["amount"].sum()
    some = valid.groupby(by)
    figures = {
        "revenue": revenue,
        "share": revenue / whole,
        "lines": some.size(),
        "pieces": some["Quantity"].sum(),
        "customers": some["CustomerID"].nunique(),
    }
    return pd.DataFrame(figures).fillna(0)


def test_by_country(sheets: dict[str, list[list[Any]]], data: pd.DataFrame) -> None:
    wanted = divided(data, "country")
    found = listed(sheets["By country"], "Country")
    whole, rest = found.pop("Total"), found.pop("Not listed above")
    assert sorted(set(wanted.index) - set(found)) == NO_COUNTRIES
    assert rest[:4] == pytest.approx(wanted.loc[NO_COUNTRIES].iloc[:, :4].sum().tolist(), abs=0.01)
    for country, figures in found.items():
        assert figures[:5] == pytest.approx(wanted.loc[country].tolist(), abs=0.01), country
    valid = data[data["valid"]]
    everything = [data["amount"].sum(), 1, len(valid), valid["Quantity"].sum(), valid["CustomerID"].nunique()]
    assert whole[:5] == pytest.approx(everything, abs=0.01)


def test_by_product(sheets: dict[str, list[list[Any]]], data: pd.DataFrame) -> None:
    """The forty that bring most; spellings that differ in case only are one, as they are to a formula."""
    wanted = divided(data, "product").sort_values("revenue", ascending=False).head(40)
    found = listed(sheets["By product"], "Product")
    whole, rest = found.pop("Total"), found.pop("Not listed above")
    assert [name.casefold() for name in found] == wanted.index.tolist()
    for name, figures in found.items():
        assert figures[:5] == pytest.approx(wanted.loc[name.casefold()].tolist(), abs=0.01), name
    assert whole[0] == pytest.approx(data["amount"].sum(), abs=0.01)
    assert rest[0] == pytest.approx(data["amount"].sum() - wanted["revenue"].sum(), abs=0.01)


def test_by_month(sheets: dict[str, list[list[Any]]], data: pd.DataFrame) -> None:
    """Orders, revenue, average order, revenue a year before and the change from it; an order's days are all in one."""
    month = data["day"].dt.to_period("M")
    revenue = data.groupby(month)["amount"].sum()
    orders = data[data["valid"]].groupby(month[data["valid"]])["InvoiceNo"].nunique()
    shown = {pd.Period(r[0], "M"): r for r in sheets["By month"] if hasattr(r[0], "year")}
    assert set(revenue.index) <= set(shown)
    for when, row in shown.items():
        now, before, count = revenue.get(when, 0.0), revenue.get(when - 12, 0.0), orders.get(when, 0)
        assert row[1] == count
        assert [row[2], row[4]] == pytest.approx([now, before], abs=0.01), when
        assert row[3] == (pytest.approx(now / count) if count else None)
        assert row[5] == (pytest.approx(now / before - 1) if before else None)


def test_every_customer(worked: Worked, data: pd.DataFrame) -> None:
    found = worked.customers
    known = data.dropna(subset="CustomerID")
    valid = known[known["valid"]]
    revenue = known.groupby("CustomerID")["amount"].sum()
    assert found["revenue"].reindex(revenue.index).to_numpy() == pytest.approx(revenue.to_numpy(), abs=1e-6)
    orders = valid.groupby("CustomerID")["InvoiceNo"].nunique().reindex(revenue.index, fill_value=0)
    assert (found["orders"].reindex(orders.index) == orders).all()
    last = (pd.Timestamp(TODAY) - valid.groupby("CustomerID")["day"].max()).dt.days
    buyers = last.index
    assert (found["recency"].reindex(buyers) == last).all()
    for name, figure in (("r", -last), ("f", orders[buyers]), ("m", revenue[buyers])):
        ordered = np.sort(figure.to_numpy())
        below = np.searchsorted(ordered, figure.to_numpy(), side="left")
        score = 1 + np.floor(5 * below / len(ordered) + 1e-12)
        assert (found[name].reindex(buyers).to_numpy() == score).all(), name


def test_segment_and_lifecycle(worked: Worked, data: pd.DataFrame) -> None:
    known = data.dropna(subset="CustomerID")
    valid = known[known["valid"]]
    revenue = known.groupby("CustomerID")["amount"].sum().sort_values(ascending=False)
    so_far, high = 0.0, 0
    for amount in revenue:
        if so_far >= 0.8 * revenue.sum():
            break
        so_far, high = so_far + amount, high + 1
    segments = worked.customers["segment"].value_counts()
    buyers = valid["CustomerID"].nunique()
    assert segments["high_value"] == high
    assert segments["ordinary"] == buyers - high
    stages: dict[str, int] = {}
    for customer, rows in valid.groupby("CustomerID"):
        days = np.sort(rows["day"].unique())
        gaps = np.diff(days) / np.timedelta64(1, "D")
        limit = max(90, 2 * np.median(gaps)) if len(gaps) else 90
        ago = (pd.Timestamp(TODAY) - rows["day"].max()).days
        one = rows["InvoiceNo"].nunique() == 1
        fresh = "first_order" if one else "loyal"
        stage = "lost" if ago > 2 * limit else "at_risk" if ago > limit else fresh
        stages[stage] = stages.get(stage, 0) + 1
        assert worked.customers.loc[customer, "lifecycle"] == stage
    stages["potential"] = len(revenue) - buyers
    assert worked.customers["lifecycle"].value_counts().to_dict() == {k: v for k, v in stages.items() if v}


def test_retention(worked: Worked, data: pd.DataFrame) -> None:
    valid = data[data["valid"]].dropna(subset="CustomerID")
    month = valid["day"].dt.to_period("M")
    first = month.groupby(valid["CustomerID"]).transform("min")
    later = (month - first).map(lambda offset: offset.n)
    found = retention.cohorts(worked)
    assert len(found.months) == first.nunique()
    for i, (when, rows) in enumerate(valid.groupby(first)):
        assert found.size[i] == rows["CustomerID"].nunique()
        for k in range(1, 13):
            back = valid[(first == when) & (later == k)]["CustomerID"].nunique()
            assert found.again[i][k - 1] == (back if when + k <= pd.Period(TODAY, "M") else None)


def test_concentration(sheets: dict[str, list[list[Any]]], data: pd.DataFrame) -> None:
    revenue = data.dropna(subset="CustomerID").groupby("CustomerID")["amount"].sum()
    largest = revenue.sort_values(ascending=False).head(10).sum()
    rows = sheets["Concentration"]
    assert after(rows, "Share of the 10 largest")[1] == pytest.approx(largest / data["amount"].sum())
    shares = revenue[revenue > 0] / revenue[revenue > 0].sum()
    assert after(rows, "Herfindahl index by customer")[1] == pytest.approx((shares**2).sum())
    of_countries = data[~data["country"].isin(NO_COUNTRIES)].groupby("country")["amount"].sum()
    assert (of_countries > 0).all()
    found = listed(rows, "Country")
    assert {name: row[0] for name, row in found.items() if name in of_countries} == pytest.approx(
        of_countries.to_dict(), abs=0.01
    )
    index = ((of_countries / of_countries.sum()) ** 2).sum()
    assert after(rows, "Herfindahl index by country")[1:3] == [pytest.approx(index), len(of_countries)]


@needs_office
def test_libreoffice_comes_to_the_same(enriched: Path) -> None:
    """The whole shop, every formula of every sheet."""
    assert differences(enriched, timeout=1800) == []


@needs_office
def test_libreoffice_comes_to_the_same_where_formulas_stand_beside_the_lines(retail: Path, tmp_path: Path) -> None:
    """The first twenty thousand lines: the whole is so long that it gets values."""
    few = tmp_path / "few.csv"
    with retail.open() as whole:
        few.write_text("".join(line for _, line in zip(range(20_001), whole, strict=False)))
    from xltable.actions.enrich import enrich, write

    output = tmp_path / "few.xlsx"
    write(enrich(files.open(few, home="GB", as_of=TODAY), sheets=SHEETS), output)
    assert differences(output) == []
    assert lines(openpyxl.load_workbook(output, data_only=True)["By country"], "Country")["Total"][0] > 0
