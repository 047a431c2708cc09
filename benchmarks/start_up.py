"""`xltable --help` and a first verb on a ten-row workbook against bare Python: whole processes, medians of pairs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

RUNS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ten.xlsx"
        _ten_rows(file)
        run = [sys.executable, "-c", "from xltable.cli import main; main()"]
        bare = [sys.executable, "-c", "pass"]
        for label, command in (("--help", [*run, "--help"]), ("inspect", [*run, "inspect", str(file)]),
                               ("validate", [*run, "validate", str(file), "--fail-on", "never"])):  # fmt: skip
            ratios, seconds = _paired(command, bare)
            print(f"  {label:<10} {seconds:6.2f} s, {ratios:5.1f} × bare Python")


def _paired(command: list[str], bare: list[str]) -> tuple[float, float]:
    """The median ratio of the pairs, and the median seconds of the first."""
    pairs = [(_seconds(command), _seconds(bare)) for _ in range(RUNS)]
    return statistics.median(a / b for a, b in pairs), statistics.median(a for a, _ in pairs)


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def _ten_rows(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, ["Customer ID", "Company", "Country", "E-mail"])
        for i in range(1, 11):
            sheet.write_row(i, 0, [f"C-{i:04d}", f"Company {i}", "Germany", f"info@company{i}.example"])


if __name__ == "__main__":
    main()
