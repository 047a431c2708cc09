"""Real lists whose truth others wrote down, where the folder XLTABLE_SHARED with the development data is at hand."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from xltable import countries, files

from ._cases import Cell, Column


def columns() -> Iterator[Column]:
    """Every column of this file; none where the data is not there."""
    folder = Path(os.environ.get("XLTABLE_SHARED") or Path(__file__).parents[2] / "shared") / "data"
    if not folder.is_dir():
        print("The development data is not at hand (set XLTABLE_SHARED): real lists are left out.")
        return
    yield from spellings(folder / "countries")
    yield from spoilt(folder / "workbooks")
    yield from postcodes(folder / "workbooks")


def spellings(folder: Path) -> Iterator[Column]:
    """Spellings of countries met in real data; FAIL and nothing stand for what is no country."""
    for name in ("aliases_half", "spellings_half"):
        lines = [list(row.values()) for row in _rows(folder / f"{name}.csv")]
        cells = [Cell(raw, None if code in ("FAIL", "") else code) for raw, code, *_ in lines]
        known = {*countries.alpha2(), None}
        yield Column("country", f"real spellings, {name}", [c for c in cells if c.meant in known])


def spoilt(folder: Path) -> Iterator[Column]:
    """Every text of every real list; spoilt where the truth says so, else clean but for spaces and invisible signs."""
    truth = {row["spoilt"]: row["truth"] for row in _rows(folder / "truth_de_mojibake.csv")}
    for path in sorted(folder.glob("*.xlsx")):
        for table in files.open(path).tables:
            for column in (*table.columns.values(), *table.foreign):
                texts = [raw for raw in column.distinct if isinstance(raw, str) and raw]
                cells = [Cell(raw, truth.get(raw, raw)) for raw in texts]
                yield Column("text", "cells of real lists", cells, same=_but_for_spaces)


def _but_for_spaces(value: str, meant: str) -> bool:
    return "".join(value.split()) == "".join(meant.split())


def postcodes(folder: Path) -> Iterator[Column]:
    """A column of Italian postcodes four of which lost their leading zero."""
    truth = {float(row["after_naive_roundtrip"]): row["truth"] for row in _rows(folder / "truth_it_postal_zeros.csv")}
    for table in files.open(folder / "it_customers__zeros_lost.xlsx").tables:
        if column := table.columns.get("postcode"):
            numbers = [raw for raw in column.distinct if isinstance(raw, float)]
            cells = [Cell(raw, truth.get(raw, f"{raw:.0f}"), {"country": "IT"}) for raw in numbers]
            yield Column("postcode", "postcodes that lost their zero", cells)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
