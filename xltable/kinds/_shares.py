"""Whether a column keeps its percentages as 0.05 or as 5."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from . import Context, Raw
from ._amounts import amount_of
from ._figures import Signs, signs


@dataclass(frozen=True, slots=True)
class Shares:
    """What a column of percentages proves. A number between 0 and 1 is a fraction; one above 1 may be in points."""

    signs: Signs = field(default_factory=Signs)
    fractions: bool = False
    """Some number lies between 0 and 1."""
    points: bool = False
    """Some number is above 1."""


def shares(distinct: Mapping[Raw, int], context: Context) -> Shares:
    """Look at every distinct cell of a column once; those with a percent sign say nothing about the others."""
    numbers = [abs(n) for raw in distinct if (n := _bare(raw)) is not None]
    return Shares(signs(distinct, context), any(0 < n < 1 for n in numbers), any(n > 1 for n in numbers))


def _bare(raw: Raw) -> float | None:
    if isinstance(raw, (bool, date)):
        return None
    if isinstance(raw, (int, float)):
        return raw
    amount = amount_of(raw) if isinstance(raw, str) else None
    if amount is None or any(amount.beside) or len(set(amount.readings.values())) != 1:
        return None
    return float(next(iter(amount.readings.values())))
