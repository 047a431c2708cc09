"""A percentage: kept as Excel keeps it, 5 % as 0.05.

A text with a sign (`5 %`, `٥٪`, `5‰`) is read as it says. A bare number from -1 to 1 is taken as it stands. A larger
one is 5 % kept as 5 where the column has no fraction, or where the template allows no more than 100 %; it is changed
only unsafely, for the cell may be formatted otherwise. Beside fractions it can be 5 % or 500 %, and is reported. 120
% is not written as 1.2 where that would be taken for 1.2 %. In workbooks xltable made, the cells are formatted as
percentages, and every number is taken as it stands.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| 0.05 | | 0.05 | | |
| 1.0 | | 1.0 | | |
| 0.0 | column=5.0;10.0 | 0.0 | | |
| 5% | | 0.05 | number-stored-as-text | 0.05 |
| 5 % | | 0.05 | number-stored-as-text | 0.05 |
| %5 | | 0.05 | number-stored-as-text | 0.05 |
| 12,5 % | | 0.125 | number-stored-as-text | 0.125 |
| -2.5% | | -0.025 | number-stored-as-text | -0.025 |
| ٥٪ | | 0.05 | number-stored-as-text | 0.05 |
| ５％ | | 0.05 | number-stored-as-text | 0.05 |
| 5‰ | | 0.005 | number-stored-as-text | 0.005 |
| 5 percent | | 0.05 | number-stored-as-text | 0.05 |
| 百分之5 | | 0.05 | number-stored-as-text | 0.05 |
| '0.05' | | 0.05 | number-stored-as-text | 0.05 |
| 5.0 | column=10.0;15.0 | 0.05 | untidy-value | 0.05 |
| 1.0 | column=5.0;10.0 | 0.01 | untidy-value | 0.01 |
| 5.0 | column=0.1, maximum=1 | 0.05 | untidy-value | 0.05 |
| 120% | | 1.2 | number-stored-as-text | |
| 100.0 | column=50.0 | 1.0 | untidy-value | |
| 120% | maximum=1 | 1.2 | out-of-range | |
| 5.0 | column=0.05;0.1 | | ambiguous-value | |
| 1.0 | column=0.05;5.0 | | ambiguous-value | |
| 1,234 % | | | ambiguous-value | |
| 5 EUR | | | unreadable-value | |
| half | | | unreadable-value | |
| n/a | | | unreadable-value | |
| True | | | unreadable-value | |
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from importlib import resources

from ..speech import Sentence
from . import Ambiguous, Appearance, Context, Options, Raw, Reading, Tidy, Validation
from ._figures import Figure, besides, figure, outside, spelt, tidy
from ._refusals import PERCENTAGE, shown
from ._shares import Shares, shares
from .number import LEAST, MOST


def evidence(distinct: Mapping[Raw, int], context: Context) -> Shares:
    """Whether the column keeps fractions or points, and the decimal sign that it proves."""
    return shares(distinct, context)


def read(raw: Raw, context: Context) -> Reading:
    """The share a cell means."""
    known = context.evidence if isinstance(context.evidence, Shares) else Shares()
    found = figure(raw, context, PERCENTAGE, known.signs)
    if not isinstance(found, Figure):
        return found
    parts = _parts().get("".join(found.beside).replace(" ", "").strip("."), 0)
    if parts:
        reading = tidy(raw, _divided(found.number, parts), context.options, text=True, doubt=found.doubt)
        return _kept(reading, known, context)
    if not found.alone:
        return besides(raw, found, PERCENTAGE)
    return _kept(_bare(raw, found, known, context), known, context)


def appearance(options: Options, language: str) -> Appearance:
    """A percentage with one decimal."""
    low = LEAST if options.minimum is None else options.minimum
    high = MOST if options.maximum is None else options.maximum
    return Appearance(
        number_format=options.number_format or "0.0%",
        width=9,
        align="right",
        validation=Validation("decimal", low, high),
        example="5%",
    )


def _kept(reading: Reading, known: Shares, context: Context) -> Reading:
    """The reading, without its change where the bare number would then be taken for another percentage."""
    if not isinstance(reading, Tidy) or reading.written is None:
        return reading
    again = _bare(reading.value, Figure(reading.value), known, context)
    return reading if again == Tidy(reading.value) else replace(reading, written=None, safe=False)


def _bare(raw: Raw, found: Figure, known: Shares, context: Context) -> Reading:
    """A number without a sign: a fraction, or points."""
    options = context.options
    size, points = abs(found.number), _divided(found.number, 100)
    if context.canonical or size < 1 or (size == 1 and not known.points):
        return tidy(raw, found.number, options, text=found.text, doubt=found.doubt)
    fits, fits_as_points = not outside(found.number, options, ""), not outside(points, options, "")
    if known.fractions and fits == fits_as_points:
        both = (f"{spelt(found.number)}%", f"{spelt(_times(found.number, 100))}%")
        why = "“{value}” can mean {first} or {second}: the column keeps some percentages as fractions of 1."
        return Ambiguous(both, Sentence(why, value=shown(raw), first=both[0], second=both[1]))
    if fits and not fits_as_points:
        return tidy(raw, found.number, options, text=found.text, doubt=found.doubt)
    beyond = outside(points, options, shown(raw))
    if beyond:
        return Tidy(points, "out-of-range", None, False, beyond)
    why = "“{value}” is {percent}, which Excel keeps as {number}."
    doubt = Sentence(why, value=shown(raw), percent=f"{spelt(found.number)}%", number=spelt(points))
    return Tidy(points, "untidy-value", points, False, doubt)


@functools.cache
def _parts() -> Mapping[str, int]:
    words = tomllib.loads(resources.files(__package__).joinpath("_percent_words.toml").read_text("utf-8"))
    return dict(words["parts"])


def _divided(number: float, parts: int) -> float:
    """Exactly, as a person would: 5 / 100 is 0.05."""
    return float(Decimal(repr(float(number))) / parts)


def _times(number: float, factor: int) -> float:
    return float(Decimal(repr(float(number))) * factor)
