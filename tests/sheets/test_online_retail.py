"""Half a million order lines of a real shop: every figure is the one pandas comes to by itself.

UCI Online Retail, where the shared data is there: cancelled invoices as negative quantities, 135,080 lines without a
customer, 38 spellings of countries. The reckoning here knows nothing of xltable's.
"""

from __future__ import annotations

import lzma
import shutil
import subprocess
import sys
from datetime import date
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
from .test_counting import lines

pytestmark = [pytest.mark.full, pytest.mark.filterwarnings("ignore:.*extension is not supported")]
TODAY = date(2011, 12, 9)
SHEETS = ("overview", "by-country", "by-month", "by-product", "retention", "concentration")
MOST_MEMORY = 2 << 30


@pytest.fixture(scope="module")
def retail(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("retail") / "retail.csv"
    with lzma.open(shared / "data/online_retail/online_retail.csv.xz") as packed, path.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    return path


@pytest.fixture(scope="module")
def data(retail: Path) -> pd.DataFrame:
    raw = pd.read_csv(retail, dtype={"InvoiceNo": str, "CustomerID": str, "StockCode": str})
    raw["amount"] = raw["Quantity"] * raw["UnitPrice"]
    raw["CustomerID"] = raw["CustomerID"].str.removesuffix(".0")
    raw["valid"] = raw["amount"] > 0
    raw["day"] = pd.to_datetime(raw["InvoiceDate"]).dt.normalize()
    return raw


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
    names = ("Overview", "By country", "By month", "Retention", "Concentration")
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


def test_by_country(enriched: Path, sheets: dict[str, list[list[Any]]], data: pd.DataFrame) -> None:
    names = {
        "EIRE": "Ireland", "USA": "United States", "RSA": "South Africa", "Hong Kong": "Hong Kong SAR China",
        "Czech Republic": "Czechia",
    }  # fmt: skip
    wanted = data.groupby(data["Country"].replace(names))["amount"].sum()
    rows = sheets["By country"]
    start = next(i for i, row in enumerate(rows) if row[0] == "Country")
    found = {}
    for row in rows[start + 1 :]:
        found[row[0]] = row[1]
        if row[0] == "Total":
            break
    assert found.pop("Total") == pytest.approx(data["amount"].sum(), abs=0.01)
    rest = found.pop("Not listed above")
    unknown = sorted(set(wanted.index) - set(found))
    assert unknown == ["Channel Islands", "European Community", "Unspecified"]
    assert rest == pytest.approx(wanted[unknown].sum(), abs=0.01)
    for country, revenue in found.items():
        assert revenue == pytest.approx(wanted[country], abs=0.01), country


def test_by_month(sheets: dict[str, list[list[Any]]], data: pd.DataFrame) -> None:
    month = data["day"].dt.to_period("M")
    revenue = data.groupby(month)["amount"].sum()
    orders = data[data["valid"]].groupby(month[data["valid"]])["InvoiceNo"].nunique()
    listed = {pd.Period(r[0], "M"): r for r in sheets["By month"] if hasattr(r[0], "year")}
    assert set(revenue.index) <= set(listed)
    for when in revenue.index:
        assert listed[when][2] == pytest.approx(revenue[when], abs=0.01)
        assert listed[when][1] == orders[when]


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
