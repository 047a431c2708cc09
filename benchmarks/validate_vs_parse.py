"""Opening and validating a long list: xltable beside python-calamine on the same file, CPU seconds and peak memory.

    python -m benchmarks.validate_vs_parse [ROWS]

Each is run in a process of its own, imports not counted. The records and the texts read are compared.
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from . import _apart
from ._apart import Start

HEADINGS = ("Order", "Customer ID", "Order date", "Product", "Quantity", "Unit price", "Currency", "Status", "Notes")


def make(path: Path, rows: int) -> None:
    """A list of orders with nine columns."""
    chance = random.Random(1)
    out = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    page = out.add_worksheet("Transactions")
    day = out.add_format({"num_format": "yyyy-mm-dd"})
    page.write_row(0, 0, HEADINGS)
    for row in range(1, rows + 1):
        page.write_string(row, 0, f"O-{row:07d}")
        page.write_string(row, 1, f"C-{chance.randint(1, 10_000):05d}")
        page.write_datetime(row, 2, date(2020, 1, 1) + timedelta(days=chance.randint(0, 2_000)), day)
        page.write_string(row, 3, f"Product {chance.randint(1, 500)}")
        page.write_number(row, 4, chance.randint(1, 500))
        page.write_number(row, 5, round(chance.random() * 100, 2))
        page.write_string(row, 6, chance.choice(("USD", "EUR", "CNY")))
        page.write_string(row, 7, chance.choice(("Done", "Shipped", "In production")))
        if row % 20 == 0:
            page.write_string(row, 8, f"note {row}")
    out.close()


def parse(start: Start, path: str) -> tuple[int, int]:
    """python-calamine's bare parse."""
    from python_calamine import CalamineWorkbook

    start()
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return sheet.height - 1, 0


def to_python(start: Start, path: str) -> tuple[int, int]:
    """python-calamine with every row as Python values."""
    from python_calamine import CalamineWorkbook

    start()
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return len(rows) - 1, sum(len(r[0]) for r in rows[1:])


def opened(start: Start, path: str) -> tuple[int, int]:
    """xltable.files.open: read, encoded by column, recognised."""
    _apart.load()
    from xltable import files

    start()
    table = files.open(path)["transactions"]
    return len(table), sum(len(str(v)) for v in table.columns["order_id"].raw)


def validated(start: Start, path: str) -> tuple[int, int]:
    """xltable: opened and every rule run."""
    _apart.load()
    import xltable

    start()
    book = xltable.open(path)
    list(xltable.validate(book))
    return len(book["transactions"]), sum(len(str(v)) for v in book["transactions"].columns["order_id"].raw)


WAYS: dict[str, _apart.Way] = {
    "calamine, bare parse": parse,
    "calamine, to_python": to_python,
    "xltable, open": opened,
    "xltable, open and validate": validated,
}


def main() -> None:
    if _apart.one(WAYS):
        return
    rows = next((int(a) for a in sys.argv[1:] if a.isdigit()), 100_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.xlsx"
        make(path, rows)
        costs = {way: _apart.measured("validate_vs_parse", way, path) for way in WAYS}
    records, letters = ({cost["found"][i] for cost in costs.values()} for i in (0, 1))
    if records != {rows} or len(letters - {0}) != 1:
        sys.exit("the results differ")
    bare, whole = costs["calamine, bare parse"]["seconds"], costs["calamine, to_python"]["seconds"]
    for way, cost in costs.items():
        print(
            f"{way:27} {cost['seconds']:6.2f} s  {cost['seconds'] / bare:5.2f} x bare parse  "
            f"{cost['seconds'] / whole:5.2f} x to_python  {cost['peak']:5.0f} MB"
        )


if __name__ == "__main__":
    main()
