"""A cell read as a number: what the kinds number, money, percent and score share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..speech import Sentence
from . import Ambiguous, Context, Options, Raw, Tidy, Unreadable
from ._amounts import Amount, amount_of, spoken
from ._refusals import NUMBER, not_a, refused, shown

DECIMAL_SIGNS = (".", ",")


@dataclass(frozen=True, slots=True)
class Signs:
    """The decimal signs a column's texts prove."""

    proved: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """The one number a cell means, and what stands beside it. `text`: it is kept as text."""

    number: float
    text: bool = False
    beside: tuple[str, str] = ("", "")
    doubt: Sentence | None = None

    @property
    def alone(self) -> bool:
        """Nothing stands beside the number."""
        return not any(self.beside)


def signs(distinct: Mapping[Raw, int], context: Context) -> Signs:
    """Look at every distinct text of a column once."""
    found = (amount_of(raw) for raw in distinct if isinstance(raw, str))
    return Signs(frozenset(amount.proves for amount in found if amount and amount.proves))


def figure(raw: Raw, context: Context, wanted: Sentence, proved: Signs | None) -> Figure | Ambiguous | Unreadable:
    """The number a cell holds, or says in words of any script."""
    no = refused(raw, wanted)
    if no is not None:
        return no
    if isinstance(raw, date):
        why = "“{value}” is a date, not {wanted}; Excel may have made it of something like 3/5 or 3.5."
        return Unreadable(Sentence(why, value=shown(raw), wanted=wanted))
    if isinstance(raw, (int, float)):
        return Figure(raw) if math.isfinite(raw) else not_a(raw, wanted)
    amount = amount_of(raw) if isinstance(raw, str) else None
    if amount is None:
        return not_a(raw, wanted)
    return _settled(spoken(amount, context.language), context, proved or Signs(), str(raw))


def clean(raw: Raw, options: Options) -> bool:
    """Whether the cell holds a plain number of the column's range: nearly every cell does, and is read at once."""
    if type(raw) is not float:
        return False
    low, high = options.minimum, options.maximum
    return math.isfinite(raw) and (low is None or raw >= low) and (high is None or raw <= high)


def tidy(raw: Raw, value: float, options: Options, *, text: bool, doubt: Sentence | None = None) -> Tidy:
    """The reading of a number: outside the column's range, kept as text, or clean."""
    beyond = outside(value, options, shown(raw))
    if beyond:
        return Tidy(value, "out-of-range", None, False, beyond)
    if not text:
        return Tidy(value)
    why = "“{value}” is text, not a number; as a number it is {number}."
    plainly = Sentence(why, value=shown(raw), number=spelt(value))
    if shown(raw) == spelt(value):
        plainly = Sentence("“{value}” is kept as text, so no sum counts the number it looks like.", value=shown(raw))
    said = doubt or plainly
    return Tidy(value, "number-stored-as-text", value, doubt is None, said)


def outside(value: float, options: Options, shown: str) -> Sentence | None:
    """Why a number is not in the column's range; None where it is."""
    low, high = options.minimum, options.maximum
    if low is not None and high is not None and not low <= value <= high:
        return Sentence("“{value}” is not between {low} and {high}.", value=shown, low=spelt(low), high=spelt(high))
    if low is not None and value < low:
        return Sentence("“{value}” is below {low}, the least this column takes.", value=shown, low=spelt(low))
    if high is not None and value > high:
        return Sentence("“{value}” is above {high}, the most this column takes.", value=shown, high=spelt(high))
    return None


def besides(raw: Raw, found: Figure, wanted: Sentence) -> Unreadable:
    """The refusal of a number with something beside it that is no part of it."""
    rest = " ".join(filter(None, found.beside))
    why = "“{value}” is more than {wanted}: beside {number} it says “{rest}”."
    return Unreadable(
        Sentence(why, value=shown(raw), wanted=wanted, number=spelt(found.number), rest=rest), found.number
    )


def spelt(number: float) -> str:
    """A number without a needless `.0`.

    >>> spelt(5.0), spelt(0.05), spelt(12000000.0)
    ('5', '0.05', '12000000')
    """
    return str(int(number)) if abs(number) < 1e15 and number == int(number) else repr(float(number))


def _settled(amount: Amount, context: Context, proved: Signs, raw: str) -> Figure | Ambiguous | Unreadable:
    hint = context.hints.get("decimal")
    found = None
    if len(set(amount.readings.values())) == 1:
        found = next(iter(amount.readings.values()))
    elif hint in DECIMAL_SIGNS and hint in amount.readings:
        found = amount.readings[hint]
    elif len(proved.proved) == 1:
        found = amount.readings[next(iter(proved.proved))]
    if found is None:
        return _ambiguous(amount, proved, raw)
    number = float(found)
    return Figure(number, True, amount.beside, amount.doubt) if math.isfinite(number) else not_a(raw, NUMBER)


def _ambiguous(amount: Amount, proved: Signs, raw: str) -> Ambiguous:
    both = tuple(format(n.normalize(), "f") for n in sorted(amount.readings.values()))
    why = "“{value}” can mean {first} or {second}: nothing in the column tells if its sign marks decimals or thousands."
    if proved.proved:
        why = "“{value}” can mean {first} or {second}: the column uses both the comma and the point as decimal sign."
    return Ambiguous(both, Sentence(why, value=raw, first=both[0], second=both[1]))
