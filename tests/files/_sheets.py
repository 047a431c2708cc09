"""Small workbooks as people lay them out, built for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from xltable.book import Book, Table

CONTACTS = ("Company", "Contact", "E-mail", "Phone", "Country")
PEOPLE: tuple[tuple[Any, ...], ...] = (
    ("Muster GmbH", "Eva Muster", "eva@muster.de", "+49 30 1234567", "Germany"),
    ("Acme Ltd", "John Doe", "john@acme.co.uk", "+44 20 7946 0000", "United Kingdom"),
    ("Dupont SARL", "Jean Dupont", "jean@dupont.fr", "+33 1 23 45 67 89", "France"),
    ("Rossi SpA", "Maria Rossi", "maria@rossi.it", "+39 06 1234567", "Italy"),
    ("López SA", "Ana López", "ana@lopez.es", "+34 612 345 678", "Spain"),
)
ORDERS = ("Order", "Customer ID", "Order date", "Product", "Quantity", "Unit price", "Currency")
SOLD: tuple[tuple[Any, ...], ...] = tuple(
    (f"SO-{n:04d}", f"C-{n % 3:04d}", date(2026, 1, n), "Lamp", 10.0 * n, 2.5, "EUR") for n in range(1, 7)
)


def workbook(
    path: Path, sheets: dict[str, dict[str, Sequence[Sequence[Any]]]], merge: Sequence[tuple[str, str]] = ()
) -> Path:
    """A workbook of sheets; each is blocks of rows by the cell at their corner. `merge`: sheet and range."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    pages = {}
    for name, blocks in sheets.items():
        page = pages[name] = book.add_worksheet(name)
        for corner, rows in blocks.items():
            top, left = xlsxwriter.utility.xl_cell_to_rowcol(corner)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(top + r, left + c, value, day)
                    elif value is not None:
                        page.write(top + r, left + c, value)
    for name, cells in merge:
        first = cells.split(":")[0]
        top, left = xlsxwriter.utility.xl_cell_to_rowcol(first)
        rows = next((b[first] for b in [sheets[name]] if first in b), [[""]])
        pages[name].merge_range(cells, rows[0][0])
    book.close()
    return path


def told(book: Book) -> list[tuple[str, str, str, int]]:
    """Table, sheet, area and number of records of every table found."""
    return [(t.key, t.sheet, str(t.area), len(t)) for t in book.tables]


def keys(table: Table) -> dict[str, str]:
    """Column key by heading."""
    return {c.heading: k for k, c in table.columns.items()}
