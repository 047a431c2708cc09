"""Rates of exchange as the rates sheet holds them: for each currency, what one unit is worth from a day on.

A rate is the latest on or before the day; several on one day are averaged. All rates are to one base: where the home
currency stands on the sheet itself, rates are crossed through it, else the home currency is that base. Where there is
no rate, there is none: never 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ..book import Book
from ..kinds import Raw
from .serial import Floats, serial


def rows(book: Book) -> list[Sequence[Raw]]:
    """Currency, day and rate as the workbook has them: in a list of the user's own, else on our rates sheet."""
    if "rates" not in book:
        return list(book.own_cells("rates"))
    table = book["rates"]
    return list(zip(*(table.values(key) for key in ("currency", "date", "rate")), strict=True))


class Rates:
    """Rates to the home currency."""

    def __init__(self, home: str | None, rows: Iterable[Sequence[Raw]] = ()) -> None:
        """`rows` are currency, day, rate; others (the heading, blank rows) are passed over."""
        self.home = home.upper() if home else None
        found: dict[str, dict[float, list[float]]] = {}
        for row in rows:
            if len(row) < 3 or not isinstance(row[0], str):
                continue
            since, rate = serial(row[1]), serial(row[2])
            if since == since and rate == rate:
                found.setdefault(row[0].upper(), {}).setdefault(since, []).append(rate)
        self._known = {code: _series(by_day) for code, by_day in found.items()}
        self.size = sum(len(days) for by_day in found.values() for days in by_day.values())

    @property
    def crossed(self) -> bool:
        """Whether the home currency stands on the sheet, so that rates are crossed through it."""
        return self.home in self._known

    def at(self, currency: str, days: Floats) -> Floats:
        """What one unit of a currency is worth in home currency on each day (Excel's day numbers); NaN where unknown.

        >>> rates = Rates("EUR", [("USD", 46000, 0.9), ("USD", 46100, 0.8)])
        >>> rates.at("USD", np.array([45999.0, 46000.0, 46150.0])).tolist(), rates.at("EUR", np.array([1.0])).tolist()
        ([nan, 0.9, 0.8], [1.0])
        """
        code = currency.upper()
        if code == self.home:
            return np.where(np.isnan(days), np.nan, 1.0)
        if self.home is None or code not in self._known:
            return np.full(len(days), np.nan)
        worth = _latest(self._known[code], days)
        return worth / _latest(self._known[self.home], days) if self.crossed else worth

    def of_lines(self, codes: NDArray[np.int64], currencies: Sequence[str | None], days: Floats) -> Floats:
        """The rate of each line; `codes` says which of `currencies` it is in."""
        result = np.full(len(codes), np.nan)
        for number, currency in enumerate(currencies):
            if currency is not None:
                lines = codes == number
                result[lines] = self.at(currency, days[lines])
        return result


def _series(by_day: dict[float, list[float]]) -> tuple[Floats, Floats]:
    since = sorted(by_day)
    return np.array(since), np.array([sum(by_day[d]) / len(by_day[d]) for d in since])


def _latest(series: tuple[Floats, Floats], days: Floats) -> Floats:
    since, rate = series
    at = np.searchsorted(since, np.where(np.isnan(days), -np.inf, days), side="right") - 1
    return np.where(at >= 0, rate[np.maximum(at, 0)], np.nan)
