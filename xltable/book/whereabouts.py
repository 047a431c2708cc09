"""In which country each row is: what its own cell says, else what its state proves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..countries import country_of
from ..kinds import Value
from .column import Codes
from .readings import Readings

if TYPE_CHECKING:
    from .table import Table

COUNTRY = "country"
STATE = "state"


def country_of_rows(table: Table) -> tuple[Codes, Sequence[Value]] | None:
    """Codes over countries, row by row, and the countries; None where the table has neither countries nor states."""
    said = tidy_codes(table.readings(COUNTRY)) if COUNTRY in table else None
    if STATE not in table:
        return said
    where, states = tidy_codes(table.readings(STATE))
    codes, countries = said or (np.zeros(len(table), np.int32), [None])
    numbers = {country: number for number, country in enumerate(countries)}
    proved = [numbers.setdefault(country_of(state), len(numbers)) for state in states]
    return np.where(codes == numbers[None], np.array(proved, np.int32)[where], codes), list(numbers)


def tidy_codes(readings: Readings) -> tuple[Codes, Sequence[Value]]:
    """Codes over the distinct tidy values (several spellings of one country are one)."""
    if readings.as_held:
        return readings.codes, readings.meanings
    codes: dict[Value, int] = {None: 0}
    to = np.fromiter((codes.setdefault(v, len(codes)) for v in readings.meanings), np.int32, len(readings))
    return to[readings.codes], list(codes)
