"""A country whose name several countries bear, where another cell of its row is one country's alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from ..countries import first_digits
from ..kinds import Ambiguous, Context, Raw, Reading, Tidy, Value, kind
from .readings import Readings

if TYPE_CHECKING:
    from .table import Table


def narrowed(table: Table, readings: Readings) -> Readings:
    """The countries of a table, read as the one of several that the phone or the postcode of the row proves."""
    shared = {code: each.values for code, each in readings.told.items() if isinstance(each, Ambiguous) and each.values}
    witnesses = [c for c in table.columns.values() if c.spec and c.spec.kind in _PROVES]
    if not shared or not witnesses:
        return readings
    codes, raws, meanings = readings.codes.copy(), list(readings.raws), list(readings.meanings)
    told: dict[int, Reading] = dict(readings.told)
    numbers: dict[tuple[int, Value], int] = {}
    for record in np.flatnonzero(np.isin(codes, list(shared))).tolist():
        code = int(codes[record])
        cells = [(c.spec.kind, c.distinct[c.codes[record]]) for c in witnesses if c.spec]
        country = _proved(shared[code], cells)
        if country is None:
            continue
        if (code, country) not in numbers:
            numbers[code, country] = len(raws)
            told[len(raws)] = Tidy(country)
            raws.append(readings.raws[code])
            meanings.append(country)
        codes[record] = numbers[code, country]
    return Readings(codes, raws, meanings, told)


def _proved(countries: tuple[Value, ...], cells: Iterable[tuple[str, Raw]]) -> Value:
    """The one country that all cells which are one country's alone agree on; None where there is none."""
    fits = [[c for c in countries if _PROVES[name](raw, str(c))] for name, raw in cells if raw is not None]
    proved = {found[0] for found in fits if len(found) == 1}
    return proved.pop() if len(proved) == 1 else None


def _is_phone_of(raw: Raw, country: str) -> bool:
    """Whether a number with its country code begins as those of the country do."""
    text, begins = str(raw).strip(), first_digits(country)
    digits = "".join(filter(str.isdigit, text))
    abroad = f"+{digits}" if text.startswith(("+", "(+")) else f"+{digits[2:]}" if text.startswith("00") else ""
    return begins is not None and begins.match(abroad) is not None


def _is_postcode_of(raw: Raw, country: str) -> bool:
    reader, context = kind("postcode"), Context(row={"country": country})
    reading = reader.read(raw, context) if reader.judges(context) else None
    return isinstance(reading, Tidy) and reading.fault is None


_PROVES = {"phone": _is_phone_of, "postcode": _is_postcode_of}
"""By kind, whether a cell is one that the country has."""
