"""A score: a number within the range of its survey.

`4/5`, `4 out of 5`, `★★★★☆` and `4分` are read where they name no other scale than the column's. A date in the column
is what Excel made of 4/5; it is refused, and the score proposed.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| 4.0 | minimum=1, maximum=5 | 4.0 | | |
| 4.5 | minimum=1, maximum=5 | 4.5 | | |
| '4' | minimum=1, maximum=5 | 4.0 | number-stored-as-text | 4.0 |
| 4,5 | minimum=1, maximum=5 | 4.5 | number-stored-as-text | 4.5 |
| 4/5 | minimum=1, maximum=5 | 4.0 | untidy-value | 4.0 |
| 8 out of 10 | minimum=0, maximum=10 | 8.0 | untidy-value | 8.0 |
| 8 von 10 | minimum=0, maximum=10 | 8.0 | untidy-value | 8.0 |
| 4 из 5 | minimum=1, maximum=5 | 4.0 | untidy-value | 4.0 |
| ٤ من ٥ | minimum=1, maximum=5 | 4.0 | untidy-value | 4.0 |
| ★★★★☆ | minimum=1, maximum=5 | 4.0 | untidy-value | 4.0 |
| ⭐⭐⭐ | minimum=1, maximum=5 | 3.0 | untidy-value | 3.0 |
| ★★★½ | minimum=1, maximum=5 | 3.5 | untidy-value | 3.5 |
| 4分 | minimum=1, maximum=5 | 4.0 | untidy-value | 4.0 |
| 4星 | minimum=1, maximum=5 | 4.0 | untidy-value | 4.0 |
| ５点 | minimum=1, maximum=5 | 5.0 | untidy-value | 5.0 |
| 4 stars | minimum=1, maximum=5 | 4.0 | untidy-value | 4.0 |
| 6.0 | minimum=1, maximum=5 | 6.0 | out-of-range | |
| 11 | minimum=0, maximum=10 | 11.0 | out-of-range | |
| 4,500 | | | ambiguous-value | |
| 8/10 | minimum=1, maximum=5 | | unreadable-value | |
| 4/5 | | | unreadable-value | |
| date(2026, 5, 4) | minimum=1, maximum=5 | | unreadable-value | |
| good | minimum=1, maximum=5 | | unreadable-value | |
| 80% | minimum=0, maximum=10 | | unreadable-value | |
| n/a | minimum=1, maximum=5 | | unreadable-value | |
| True | minimum=1, maximum=5 | | unreadable-value | |
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import Any

from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._digits import plain
from ._figures import Figure, Signs, besides, clean, figure, outside, signs, spelt, tidy
from ._refusals import SCORE, shown
from .number import LEAST, MOST

_STARS = re.compile(r"([★⭐🌟]+)(½?)[☆✩]*")


def evidence(distinct: Mapping[Raw, int], context: Context) -> Signs:
    """The decimal sign that the column proves."""
    return signs(distinct, context)


def read(raw: Raw, context: Context) -> Reading:
    """The score a cell means."""
    options = context.options
    if clean(raw, options):
        return Tidy(raw)
    if isinstance(raw, date):
        return _was_a_fraction(raw, options)
    if isinstance(raw, str):
        told = _told(plain(raw).replace("\ufe0f", ""))
        if told:
            return _on_its_scale(raw, *told, options)
    found = figure(raw, context, SCORE, context.evidence)
    if not isinstance(found, Figure):
        return found
    if found.alone:
        return tidy(raw, found.number, options, text=found.text, doubt=found.doubt)
    if "".join(found.beside).strip(".") in _words()["points"]:
        return _on_its_scale(raw, found.number, None, options)
    return besides(raw, found, SCORE)


def appearance(options: Options, language: str) -> Appearance:
    """A small number, with the survey's range as validation."""
    low = LEAST if options.minimum is None else options.minimum
    high = MOST if options.maximum is None else options.maximum
    return Appearance(
        number_format=options.number_format or "General",
        width=8,
        align="right",
        validation=Validation("decimal", low, high),
        example=spelt(options.maximum) if options.maximum is not None else "5",
    )


def _told(text: str) -> tuple[float, float | None] | None:
    """A score and the scale it names: 4/5 is 4 of 5, ★★★★☆ too; stars alone name no scale."""
    stars = _STARS.fullmatch(text)
    if stars:
        whole = len(stars[1])
        return whole + (0.5 if stars[2] else 0), float(len(text) - len(stars[2])) if text[-1] in "☆✩" else None
    of = _of().fullmatch(text)
    return (float(of[1].replace(",", ".")), float(of[2])) if of else None


def _on_its_scale(raw: Raw, score: float, scale: float | None, options: Options) -> Reading:
    if scale is not None and scale != options.maximum:
        if options.maximum is None:
            why = "“{value}” counts up to {scale}, and the column does not say how far it counts."
            return Unreadable(Sentence(why, value=shown(raw), scale=spelt(scale)), score)
        why = "“{value}” counts up to {scale}, but the column counts up to {maximum}."
        maximum = spelt(options.maximum)
        return Unreadable(Sentence(why, value=shown(raw), scale=spelt(scale), maximum=maximum))
    beyond = outside(score, options, shown(raw))
    if beyond:
        return Tidy(score, "out-of-range", None, False, beyond)
    why = "“{value}” says {number} in words or signs, which no average counts."
    return Tidy(score, "untidy-value", score, True, Sentence(why, value=shown(raw), number=spelt(score)))


def _was_a_fraction(raw: date, options: Options) -> Unreadable:
    """Excel makes a date of 4/5: 4 May or 5 April of the year it was typed in."""
    why = "“{value}” is a date, not {wanted}; Excel may have made it of something like 3/5 or 3.5."
    parts = [(raw.day, raw.month), (raw.month, raw.day)]
    scores = {float(score) for score, scale in parts if scale == options.maximum and not outside(score, options, "")}
    proposal = scores.pop() if len(scores) == 1 else None
    return Unreadable(Sentence(why, value=shown(raw), wanted=SCORE), proposal)


@functools.cache
def _of() -> re.Pattern[str]:
    of, points = (_either(_words()[name]) for name in ("of", "points"))
    number = r"(\d+(?:[.,]\d{1,2})?)"
    return re.compile(rf"{number}\s?(?:{points})?\s?(?:{of})\s?(\d+)\s?(?:{points})?\.?", re.IGNORECASE)


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@functools.cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("_score_words.toml").read_text("utf-8"))
