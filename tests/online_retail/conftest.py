"""Half a million order lines of a real shop, as they are, and as pandas reads them.

UCI Online Retail, where the shared data is there: cancelled invoices as negative quantities, 135,080 lines without a
customer, 38 spellings of countries. The reckonings beside it know nothing of xltable's.
"""

from __future__ import annotations

import lzma
import shutil
from pathlib import Path

import pandas as pd
import pytest

from .shop import COUNTRIES


@pytest.fixture(scope="session")
def retail(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("retail") / "retail.csv"
    with lzma.open(shared / "data/online_retail/online_retail.csv.xz") as packed, path.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    return path


@pytest.fixture(scope="session")
def data(retail: Path) -> pd.DataFrame:
    raw = pd.read_csv(retail, dtype={"InvoiceNo": str, "CustomerID": str, "StockCode": str})
    raw["amount"] = raw["Quantity"] * raw["UnitPrice"]
    raw["CustomerID"] = raw["CustomerID"].str.removesuffix(".0")
    raw["valid"] = raw["amount"] > 0
    raw["day"] = pd.to_datetime(raw["InvoiceDate"]).dt.normalize()
    raw["country"] = raw["Country"].replace(COUNTRIES)
    raw["product"] = raw["Description"].str.split().str.join(" ").str.casefold()
    return raw
