"""In which countries each row can be: what its own cell says (see narrowed.py), else what its state proves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..countries import country_of
from ..kinds import Ambiguous, Value
from .column import Codes
from .readings import Readings

if TYPE_CHECKING:
    from .table import Table

COUNTRY = "country"
STATE = "state"

Countries = tuple[str, ...]
"""Where a row can be: nowhere that is known, in one country, or in one of those that share a name (Korea)."""


def countries_of_rows(table: Table) -> tuple[Codes, Sequence[Countries]] | None:
    """Codes over the countries of the rows, and those; None where the table has neither countries nor states."""
    said = table.countries if COUNTRY in table else None
    if STATE not in table:
        return said
    where, states = tidy_codes(table.readings(STATE))
    codes, found = said or (np.zeros(len(table), np.int32), [()])
    numbers = {countries: number for number, countries in enumerate(found)}
    proved = [numbers.setdefault(_only(country_of(state)), len(numbers)) for state in states]
    return np.where(codes == numbers[()], np.array(proved, np.int32)[where], codes), list(numbers)


def named_countries(table: Table) -> tuple[Codes, Sequence[Countries]]:
    """The same by the country cells alone."""
    readings = table.readings(COUNTRY)
    codes: dict[Countries, int] = {(): 0}
    shared = {code: reading.values for code, reading in readings.told.items() if isinstance(reading, Ambiguous)}
    meant = (shared.get(code) or _only(value) for code, value in enumerate(readings.meanings))
    to = np.fromiter((codes.setdefault(countries, len(codes)) for countries in meant), np.int32, len(readings))
    return to[readings.codes], list(codes)


def tidy_codes(readings: Readings) -> tuple[Codes, Sequence[Value]]:
    """Codes over the distinct tidy values (several spellings of one country are one)."""
    if readings.as_held:
        return readings.codes, readings.meanings
    codes: dict[Value, int] = {None: 0}
    to = np.fromiter((codes.setdefault(v, len(codes)) for v in readings.meanings), np.int32, len(readings))
    return to[readings.codes], list(codes)


def _only(country: Value) -> Countries:
    return (country,) if country else ()
