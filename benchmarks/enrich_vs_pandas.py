"""Enriching a list of customers and orders: xltable beside pandas with XlsxWriter, in one run, figures compared.

    python -m benchmarks enrich_vs_pandas [ORDERS.csv]

Without a file: 10,000 contacts of 20 columns and 50,000 orders of 9; with one (UCI Online Retail, say), its lines.
*pandas* reckons revenue, orders and days per customer and the sums by month and product, and writes the lists with
them as plain values: no formula, no style, no chart. *The same cells* is XlsxWriter writing every cell of xltable's
result anew, formulas and all, from memory. Every way runs in a process of its own, imports not counted.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from . import _apart
from ._apart import Start
from .validate_phones import make

SPOKEN = {
    "InvoiceNo": "Order", "StockCode": "Product", "Quantity": "Quantity", "InvoiceDate": "Order date",
    "UnitPrice": "Unit price", "CustomerID": "Customer ID",
}  # fmt: skip
"""The columns of Online Retail, by the headings of the made list."""
LINES = "Transactions"


def with_xltable(start: Start, source: str, output: str) -> None:
    import xltable.actions.enrich
    import xltable.package
    import xltable.pages
    from xltable import files

    start()
    book = files.open(Path(source), home="GB", as_of=date(2026, 1, 1))
    enrich = xltable.actions.enrich
    enrich.write(enrich.enrich(book), Path(output))


def with_pandas(start: Start, source: str, output: str) -> None:
    start()
    orders, contacts = _read(source)
    orders["Amount"] = orders["Quantity"] * orders["Unit price"]
    figures = _per_customer(orders)
    months = orders.groupby(orders["Order date"].dt.to_period("M").dt.to_timestamp())["Amount"].agg(["sum", "count"])
    products = orders.groupby("Product")["Amount"].agg(["sum", "count"]).sort_values("sum", ascending=False)
    with pd.ExcelWriter(output, engine="xlsxwriter") as out:
        if contacts is not None:
            contacts.merge(figures, how="left", on="Customer ID").to_excel(out, sheet_name="Contacts", index=False)
        else:
            figures.to_excel(out, sheet_name="Contacts")
        orders.to_excel(out, sheet_name=LINES, index=False)
        months.to_excel(out, sheet_name="By month")
        products.to_excel(out, sheet_name="By product")


def same_cells(start: Start, source: str, output: str) -> None:
    import xlsxwriter

    cells = {name: list(rows) for name, rows in _cells(source)}
    start()
    with xlsxwriter.Workbook(output, {"default_date_format": "yyyy-mm-dd"}) as out:
        for name, rows in cells.items():
            page = out.add_worksheet(name)
            for row, column, value, shown in rows:
                if isinstance(value, str) and value.startswith("="):
                    page.write_formula(row, column, value, None, shown)
                else:
                    page.write(row, column, value)


WAYS: dict[str, _apart.Way] = {"xltable": with_xltable, "pandas": with_pandas, "the same cells": same_cells}


def _read(source: str) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    if source.endswith(".xlsx"):
        sheets = pd.read_excel(source, sheet_name=None, engine="calamine")
        return sheets[LINES], sheets["Contacts"]
    kinds = {"InvoiceNo": str, "StockCode": str, "CustomerID": str}
    return pd.read_csv(source, dtype=kinds, parse_dates=["InvoiceDate"]).rename(columns=SPOKEN), None


def _per_customer(orders: pd.DataFrame) -> pd.DataFrame:
    """What each customer bought; a line below zero is a refund, and no order."""
    bought = orders[orders["Amount"] > 0].groupby("Customer ID")
    figures = pd.DataFrame(
        {
            "Revenue": orders.groupby("Customer ID")["Amount"].sum(),
            "Orders": bought["Order"].nunique(),
            "First order": bought["Order date"].min(),
            "Last order": bought["Order date"].max(),
        }
    )
    figures["Average order"] = figures["Revenue"] / figures["Orders"]
    return figures


def _cells(source: str) -> Iterator[tuple[str, Iterator[tuple[int, int, Any, Any]]]]:
    """Every cell of a workbook that holds something: what is written in it, and what it shows."""
    import openpyxl

    written, shown = (openpyxl.load_workbook(source, read_only=True, data_only=only) for only in (False, True))
    for name in written.sheetnames:
        yield name, _filled(written[name], shown[name])


def _filled(written: Any, shown: Any) -> Iterator[tuple[int, int, Any, Any]]:
    for row, (texts, values) in enumerate(
        zip(written.iter_rows(values_only=True), shown.iter_rows(values_only=True), strict=True)
    ):
        for column, (text, value) in enumerate(zip(texts, values, strict=True)):
            if text is not None:
                yield row, column, text, "" if value is None or isinstance(value, (date, datetime)) else value


def revenue(workbook: Path) -> float:
    """The revenue of all lines, as the result has it."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(workbook))
    lines = next(name for name in book.sheet_names if "Quantity" in book.get_sheet_by_name(name).to_python(nrows=1)[0])
    head, *rows = book.get_sheet_by_name(lines).to_python()
    at = head.index("Amount")
    return round(sum(float(row[at] or 0) for row in rows), 2)


def main() -> None:
    if _apart.one(WAYS):
        return
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, anew = (Path(folder) / f"{name}.xlsx" for name in ("xltable", "pandas", "anew"))
        source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "list.xlsx"
        if len(sys.argv) == 1:
            make(source)
        costs = {
            "xltable": _apart.measured("enrich_vs_pandas", "xltable", source, ours),
            "pandas": _apart.measured("enrich_vs_pandas", "pandas", source, theirs),
        }
        if len(sys.argv) == 1:  # openpyxl needs more memory than there is to hold half a million rows twice
            costs["the same cells"] = _apart.measured("enrich_vs_pandas", "the same cells", ours, anew)
        for way, cost in costs.items():
            ratio = costs["xltable"]["seconds"] / cost["seconds"]
            print(f"  {way:<16} {cost['seconds']:6.1f} s   xltable takes {ratio:4.2f} ×   {cost['peak']:5.0f} MB")
        if revenue(ours) != revenue(theirs):
            sys.exit(f"the results differ: {revenue(ours)} and {revenue(theirs)}")


if __name__ == "__main__":
    main()
