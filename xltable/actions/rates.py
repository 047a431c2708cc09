"""Rates: fill a workbook's rates sheet from the reference rates of the European Central Bank, with source and date."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from .. import files, package
from ..book import Book
from ..errors import UsageError
from ..files.ecb import SOURCE, read
from ..kinds import Raw
from ..package import Value
from ..sheets import SHELF as SHEETS
from ..worked import Worked
from ..worked.serial import day
from .enrich import enrich
from .enrich import write as write_enriched
from .save import PATCHED, Saved, unchanged_since

Row = tuple[str, date, float, str]
"""Currency, day, what one unit is worth in home currency, source."""
_BASE = "EUR"


@dataclass(frozen=True, slots=True)
class Filling:
    """The rows to add, and the currencies the file has no rates for."""

    book: Book
    rows: Sequence[Row]
    without: Sequence[str]


def rates(book: Book, source: Path) -> Filling:
    """The rates the transactions need: for each currency and day the latest on or before it, and the newest of all.

    Rates that stand in the workbook for the same currency and day stay. Raises UsageError where there is no home
    currency, or the workbook's rates are to another one; UnreadableFile where `source` holds no rates.
    """
    worked = Worked(book)
    home = worked.currency
    if home is None:
        raise UsageError("The home currency is not known; say --home, or set it on the settings sheet.")
    if worked.rates.crossed:
        raise UsageError("The rates of the workbook are not to {currency}; they cannot be filled up.", currency=home)
    known = _by_currency(read(source))
    if home not in known:  # then nothing can be crossed to it, and the other currencies are not to blame
        return Filling(book, (), (home,))
    codes, used = worked.codes("transactions", "currency")
    days = np.floor(worked.numbers("transactions", "order_date"))
    there = set(_there(book))
    rows: list[Row] = []
    without: list[str] = []
    for code, value in enumerate(used):
        currency = str(value)
        if value is None or currency == home:
            continue
        dated = _in_home(known, currency, home)
        if not dated:
            without.append(currency)
            continue
        wanted = _needed(sorted(dated), {day(d) for d in days[codes == code].tolist() if d == d})
        rows += [(currency, d, dated[d], SOURCE) for d in wanted if (currency, d) not in there]
    return Filling(book, sorted(rows), sorted(without))


def write(filling: Filling, output: Path, *, in_place: bool = False) -> Saved:
    """Write a copy with the rates added, and every figure of ours that depends on them renewed."""
    book = filling.book
    unchanged_since(book)
    if book.format not in PATCHED:
        raise UsageError(
            "Rates are filled into .xlsx and .xlsm only; save “{file}” as one of them.", file=book.path.name
        )
    if "rates" not in book:
        return _renewed(_with_rows(book, filling.rows), ("rates",), output, in_place)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / book.path.name
        table = book["rates"]
        edit = package.Edit(package.Package.open(book.path))
        area = package.Area(table.area.first_row, table.area.first_col, table.area.last_row, table.area.last_col)
        edit.append_rows(table.sheet, area, [_placed(book, row) for row in filling.rows])
        if not book.marked and not book.own_sheets:
            written = edit.save(output, backup=in_place)
            return Saved(output, backup=written.backup, stale_formulas=written.stale_formulas)
        edit.save(copy)
        again = files.open(
            copy, template=book.template, language=book.language, home=book.home, as_of=book.as_of,
            currency=book.currency, hints=book.hints,
        )  # fmt: skip
        return _renewed(again, (), output, in_place)


def _by_currency(found: Sequence[tuple[str, date, float]]) -> dict[str, dict[date, float]]:
    known: dict[str, dict[date, float]] = {}
    for currency, when, rate in found:
        known.setdefault(currency, {})[when] = rate
        known.setdefault(_BASE, {})[when] = 1.0
    return known


def _in_home(known: dict[str, dict[date, float]], currency: str, home: str) -> dict[date, float]:
    """What one unit is worth in home currency on each day that has both, to eight significant digits."""
    mine, theirs = known.get(home, {}), known.get(currency, {})
    return {when: float(f"{mine[when] / theirs[when]:.8g}") for when in theirs if when in mine}


def _needed(dated: Sequence[date], wanted: set[date]) -> list[date]:
    """Of the days with a rate, the latest on or before each day wanted, and the last of all."""
    ordinals = np.array([d.toordinal() for d in dated])
    at = np.searchsorted(ordinals, [d.toordinal() for d in sorted(wanted)], side="right") - 1
    return sorted({dated[i] for i in at.tolist() if i >= 0} | {dated[-1]})


def _there(book: Book) -> list[tuple[str, date]]:
    """Currency and day of the rates the workbook has."""
    from ..worked.rates import rows
    from ..worked.serial import serial

    return [(str(r[0]).upper(), day(serial(r[1]))) for r in rows(book) if len(r) > 2 and serial(r[1]) == serial(r[1])]


def _placed(book: Book, row: Row) -> list[Value]:
    """A row in the order of the user's own list."""
    table = book["rates"]
    cells: list[Value] = [None] * (table.area.last_col - table.area.first_col + 1)
    values: tuple[Value, ...] = row
    for key, value in zip(("currency", "date", "rate", "source"), values, strict=True):
        if key in table:
            cells[table.columns[key].index - table.area.first_col] = value
    return cells


def _with_rows(book: Book, rows: Sequence[Row]) -> Book:
    """The book with rows on its rates sheet; a currency that waited there for a rate has one now."""
    from ..sheets._furniture import FIRST

    own, filled = book.own_cells, {row[0] for row in rows}

    def cells(name: str) -> list[list[Raw]]:
        there = own(name)
        if name != "rates":
            return there
        head = there[: FIRST + 1] or [[] for _ in range(FIRST + 1)]
        kept = [r for r in there[FIRST + 1 :] if not (r and r[0] in filled and all(c in (None, "") for c in r[1:3]))]
        added: list[list[Raw]] = [[*row] for row in rows]
        return [*head, *kept, *added]

    return replace(book, own_cells=cells)


def _renewed(book: Book, more: Sequence[str], output: Path, in_place: bool) -> Saved:
    """Our columns and sheets that are there, worked out anew; amounts in home currency where there are none of ours."""
    columns = {f"{table}.{key}" for table, key, _ in book.marked} or {"transactions.amount_base"}
    sheets = dict.fromkeys([*(name for name in book.own_sheets.values() if name in SHEETS), *more])
    return write_enriched(enrich(book, columns=columns, sheets=sheets), output, in_place=in_place)
