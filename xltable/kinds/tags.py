"""Several words in one cell, each of a list where the template gives one.

Any usual separator is understood and kept: comma, semicolon, vertical bar, line break, 、 and their full-width forms.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| vip, fair 2024 | | ('vip', 'fair 2024') | | |
| 重点；展会 | | ('重点', '展会') | | |
| 'vip,  vip,' | | ('vip',) | untidy-value | vip |
| Retailer; Distributor | choices=demo | ('retailer', 'distributor') | | |
| 零售商、Distributor | choices=demo | ('retailer', 'distributor') | untidy-value | Retailer, Distributor |
| Retailer, Unicorn | choices=demo | | not-a-choice | |
| 2024.0 | | ('2024',) | | |
| 'v\\ufffdp, fair' | | | mojibake | |
| 'vip\\u200b' | | ('vip',) | invisible-characters | vip |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, choice
from ._characters import as_text, clean, shown
from ._plain_text import read_text

_SEPARATOR = re.compile(r"\s*[,;|\n，；、｜]\s*")


@dataclass(frozen=True)
class Habit:
    """How a column writes tags: what stands between two, and how each is spelt."""

    between: str = ", "
    choice: choice.Habit | None = None


def evidence(distinct: Mapping[Raw, int], context: Context) -> Habit:
    """The separator most cells use, and the language of their tags."""
    between: Counter[str] = Counter()
    tags: Counter[Raw] = Counter()
    for raw, count in distinct.items():
        text = clean(as_text(raw)).text
        between.update({m[0].strip(" "): count for m in _SEPARATOR.finditer(text) if m.end() < len(text)})
        for tag in _split(text):
            tags[tag] += count
    sign = between.most_common(1)[0][0] if between else ","
    spelt = choice.evidence(tags, context) if context.options.choices else None
    return Habit(f"{sign} " if sign in (",", ";") else sign, spelt)


def read(raw: Raw, context: Context) -> Reading:
    """The tags, each once, in the order of the cell."""
    habit = context.evidence if isinstance(context.evidence, Habit) else Habit()
    text = as_text(raw)
    cleaned = clean(text)
    if isinstance(raw, str) and isinstance(lost := read_text(raw), Unreadable):
        return lost
    pieces = [p for p in _SEPARATOR.split(cleaned.text) if p]
    readings = [_tag(piece, context, habit) for piece in pieces]
    for reading in readings:
        if not isinstance(reading, Tidy):
            return reading
    tidy: dict[str, str] = {}
    for reading, piece in zip(readings, pieces, strict=True):
        if isinstance(reading, Tidy):
            tidy.setdefault(reading.value, piece if reading.fault is None else str(reading.written))
    whole = cleaned.fault is None and len(tidy) == len(pieces) == len(_SEPARATOR.split(text))
    if whole and all(reading.fault is None for reading in readings):
        return Tidy(tuple(tidy))
    written = habit.between.join(tidy.values())
    safe = all(isinstance(reading, Tidy) and reading.safe for reading in readings)
    if cleaned.fault == "invisible-characters":
        return Tidy(tuple(tidy) or None, cleaned.fault, written if safe else cleaned.text, why=cleaned.why)
    why = Sentence("“{value}” would be “{written}” with each tag once and spelt alike.", value=shown(raw),
                   written=written)  # fmt: skip
    return Tidy(tuple(tidy) or None, "untidy-value", written, safe=safe, why=why)


def appearance(options: Options, language: str) -> Appearance:
    """Free text: Excel's drop-downs take one choice only."""
    names = [c.label(language) for c in options.choices[:2]]
    return Appearance(number_format="@", width=20, example=", ".join(names))


def _tag(piece: str, context: Context, habit: Habit) -> Tidy | Unreadable:
    if not context.options.choices:
        return Tidy(piece)
    reading = choice.read(piece, replace(context, evidence=habit.choice))
    assert not isinstance(reading, Tidy) or reading.value
    return reading if isinstance(reading, Tidy | Unreadable) else Tidy(piece)


def _split(text: str) -> list[str]:
    return [p for p in _SEPARATOR.split(text) if p]
