"""A number or code that names one thing: kept as text, digit for digit.

Leading zeros belong to it. A whole number in the cell is as good as its digits; what Excel shortened to 1.38E+10 or
cut after 15 digits is lost, because Excel keeps only 15 significant digits.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| C-0001 | | C-0001 | | |
| 17850.0 | | '17850' | | |
| 17850.0 | column=17850.0;17851.0;C536379 | '17850' | | |
| '17850.0' | | '17850' | untidy-value | '17850' |
| '00123' | | '00123' | | |
| '="00123"' | | '00123' | untidy-value | '00123' |
| ' C-0001' | | C-0001 | untidy-value | C-0001 |
| Ｃ－０００１ | | C-0001 | untidy-value | C-0001 |
| Ｃ－０００１ | column=Ｃ－０００１;C-0001;C-0002 | Ｃ－０００１ | | |
| 订单2024-001 | | 订单2024-001 | | |
| С-0001 | column=C-0002;C-0003;C-0004;C-0005;C-0006 | C-0001 | untidy-value | C-0001 |
| '1.38E+10' | | | lost-digits | |
| 1.2345678901234568e+17 | | | lost-digits | |
| 1067.0 | column=01067;99084;04109;50667;80331 | '01067' | lost-leading-zero | '01067' |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable
from ._characters import as_text, clean, shown
from ._look_alikes import in_latin, in_one_script, is_latin, told

if TYPE_CHECKING:
    from . import Flags

SCIENTIFIC = re.compile(r"[+-]?\d([.,]\d+)?E\+?\d{1,3}", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9#][A-Za-z0-9/_-]*", re.ASCII)
_DECIMAL = re.compile(r"(\d+)[.,](\d+)", re.ASCII)
_EXPORTED = re.compile(r'="([^"]+)"')
_LOST_PRECISION = 1e15


@dataclass(frozen=True)
class Form:
    """How a column writes its identifiers."""

    text: bool = False
    """Digits stand as text in most cells."""
    decimals: bool = False
    """Some cells have decimals that are not all zeros, so `1.0` may be one of them."""
    width: int | None = None
    """Every text of digits has this length, and some begin with 0."""
    dates_strange: bool = False
    clashing: frozenset[str] = frozenset()
    """What untidy cells would be, if it were not another record's already: then they are two keys, or one twice."""
    latin: bool = False
    """Nearly all that have letters have Latin ones."""


def evidence(distinct: Mapping[Raw, int], context: Context) -> Form:
    """Whether digits stand as text or as numbers, of which length, and whether decimals mean something."""
    digits = {raw: n for raw, n in distinct.items() if isinstance(raw, str) and raw.isascii() and raw.isdigit()}
    numbers = sum(n for raw, n in distinct.items() if isinstance(raw, int | float))
    dates = sum(n for raw, n in distinct.items() if isinstance(raw, date))
    pointed = (m for raw in distinct if isinstance(raw, str) and (m := _DECIMAL.fullmatch(raw)))
    decimals = any(m[2].strip("0") for m in pointed)
    wrapped = {raw: n for raw, n in distinct.items() if isinstance(raw, str) and not _PLAIN.fullmatch(raw)}
    tidied = {raw: _unwrapped(clean(raw).text, Form(decimals=decimals)) for raw in wrapped}
    bare = sum(wrapped[raw] for raw, text in tidied.items() if text.isdigit())
    widths = Counter(len(raw) for raw in digits)
    fixed = len(widths) == 1 and len(digits) >= 5 and any(raw.startswith("0") for raw in digits)
    return Form(
        text=sum(digits.values()) + bare > numbers,
        decimals=decimals,
        width=next(iter(widths)) if fixed else None,
        dates_strange=0 < dates < 0.2 * sum(distinct.values()),
        clashing=frozenset(text for raw, text in tidied.items() if text != raw and text in distinct),
        latin=is_latin(distinct),
    )


def read(raw: Raw, context: Context) -> Reading:
    """The identifier as text."""
    form = context.evidence if isinstance(context.evidence, Form) else Form()
    if isinstance(raw, str):
        return _text(raw, form)
    if isinstance(raw, float | int) and not isinstance(raw, bool):
        return _number(raw, form)
    if isinstance(raw, date) and form.dates_strange:
        return Unreadable(Sentence("“{value}” is a date; Excel may have made it one out of an identifier such as 3-1.",
                                   value=shown(raw)))  # fmt: skip
    return Tidy(as_text(raw))


def as_held(values: Sequence[Raw], context: Context) -> Flags:
    """Which are texts of Latin letters and digits, joined by hyphens and strokes."""
    from ._at_once import ALPHANUMERIC, letters, spelt

    return spelt(values, first=letters(ALPHANUMERIC + "#"), rest=letters(ALPHANUMERIC + "/_-"))


def appearance(options: Options, language: str) -> Appearance:
    """Text, so that leading zeros stay."""
    return Appearance(number_format="@", width=14, example="C-0001")


def lost_digits(raw: Raw) -> Unreadable | None:
    """The reading of a number whose digits Excel did not keep; None for all others."""
    if isinstance(raw, str):
        if not SCIENTIFIC.fullmatch(raw.strip()) or "E+" not in raw.upper():
            return None
    elif not isinstance(raw, float | int) or abs(raw) < _LOST_PRECISION:
        return None
    why = Sentence("“{value}” has lost digits: Excel keeps only 15 of them and shows long numbers shortened.",
                   value=shown(raw))  # fmt: skip
    return Unreadable(why, fault="lost-digits")


def _number(raw: float, form: Form) -> Reading:
    lost = lost_digits(raw)
    if lost:
        return lost
    digits = as_text(raw)
    if form.width and digits.isdigit() and len(digits) < form.width:
        padded = digits.zfill(form.width)
        why = Sentence("“{value}” is shorter than the others of the column, which have {width} digits.",
                       value=digits, width=form.width)  # fmt: skip
        return Tidy(padded, "lost-leading-zero", padded, safe=False, why=why)
    if form.text and digits.isdigit():
        why = Sentence("“{value}” is a number here and text elsewhere in the column, so the two never match.",
                       value=digits)  # fmt: skip
        return Tidy(digits, "untidy-value", digits, why=why)
    return Tidy(digits)


def _text(raw: str, form: Form) -> Reading:
    if _PLAIN.fullmatch(raw):
        return Tidy(raw)
    cleaned = clean(raw)
    text = cleaned.text
    lost = lost_digits(text)
    if lost:
        return lost
    bare = _unwrapped(text, form)
    if bare != raw and bare in form.clashing:
        return Tidy(raw)
    if bare != text:
        why = Sentence("“{value}” is {bare}, as another program wrote it.", value=shown(raw), bare=bare)
        return Tidy(bare, "untidy-value", bare, why=why)
    if mistyped := told(text, in_latin(text) if form.latin else in_one_script(text)):
        return mistyped
    return Tidy(text or None, cleaned.fault, text if cleaned.fault else None, why=cleaned.why)


def _unwrapped(text: str, form: Form) -> str:
    """Without what a program puts around an identifier: `="00123"`, `'00123`, `17850.0`."""
    exported = _EXPORTED.fullmatch(text)
    if exported:
        return clean(exported[1]).text or text
    if text.startswith("'") and len(text) > 1 and text[1:].isalnum():
        return text[1:]
    decimal = _DECIMAL.fullmatch(text)
    if decimal and not form.decimals and not decimal[2].strip("0"):
        return decimal[1]
    return text
