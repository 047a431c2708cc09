"""A value as the XML of a cell, and what no cell can hold."""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import SupportsFloat

from ..errors import Refused
from ..formula import Cached, Formula
from ..numerals import Count
from . import formats, xmltext
from .facts import Value

LONGEST_TEXT, LONGEST_FORMULA = 32_767, 8_192  # Excel's limits
ERRORS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)
_DAY = timedelta(days=1)

Cell = Callable[[], str]  # the name of a cell, made only where something is to be said of it


def plain_text(value: Value) -> bool:
    """Whether a value is a text that any cell can hold, seen at a glance."""
    return isinstance(value, str) and len(value) <= LONGEST_TEXT and value.isprintable()


def check(value: Value, cell: Cell, date1904: bool) -> Refused | None:
    """Why a cell cannot hold a value, or None."""
    if isinstance(value, str):
        return _check_text(value, cell)
    if isinstance(value, Formula):
        if len(value.text) > LONGEST_FORMULA or not value.text.strip():
            return Refused(
                "{cell}: a formula has between 1 and {most} characters.", cell(), most=Count(LONGEST_FORMULA)
            )
        return _check_text(value.text, cell) or check(value.value, cell, date1904)
    if isinstance(value, (datetime, time)) and value.tzinfo is not None:
        return Refused("{cell}: a cell cannot hold a time zone; give the local time.", cell())
    if value is None or isinstance(value, time):
        return None
    if isinstance(value, date):
        if serial(value, date1904) < 0:
            return Refused("{cell}: “{value}” is before the first day a workbook can hold.", cell(), value=str(value))
        return None
    return _check_number(value, cell)


def _check_number(value: object, cell: Cell) -> Refused | None:
    if type(value) is float and math.isfinite(value):  # the commonest by far
        return None
    if isinstance(value, numbers.Real):
        exact = float(value)
        if not math.isfinite(exact):
            return Refused("{cell}: “{value}” is not a number a cell can hold.", cell(), value=str(value))
        if isinstance(value, numbers.Integral) and int(exact) != int(value):
            text = "{cell}: “{value}” has too many digits for a number; write it as text."
            return Refused(text, cell(), value=str(value))
        return None
    return Refused("{cell}: a value of the type {type} cannot be put into a cell.", cell(), type=type(value).__name__)


def _check_text(text: str, cell: Cell) -> Refused | None:
    if len(text) > LONGEST_TEXT:
        return Refused(
            "{cell}: the text has {n} characters; a cell holds {most} at most.",
            cell(),
            n=Count(len(text)),
            most=Count(LONGEST_TEXT),
        )
    bad = xmltext.unfit(text)
    if bad is not None:
        name = f"U+{ord(bad):04X}"
        return Refused(
            "{cell}: the text holds the control character {name}, which no workbook can keep.", cell(), name=name
        )
    return None


def serial(value: date | time, date1904: bool) -> float:
    """The number of days a workbook keeps for a date or a time."""
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86400
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    if date1904:
        return (moment.replace(tzinfo=None) - datetime(1904, 1, 1)) / _DAY
    days = (moment.replace(tzinfo=None) - datetime(1899, 12, 30)) / _DAY
    # The 1900 system counts a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1).
    if days < 61:
        days -= 1
    return days if days >= 1 else -1.0


def natural_format(value: Value) -> str | None:
    """The number format a value needs to be seen as what it is; None where any will do."""
    if isinstance(value, Formula):
        return natural_format(value.value)
    if isinstance(value, datetime):
        return formats.DATE_TIME
    if isinstance(value, date):
        return formats.DATE
    return formats.TIME if isinstance(value, time) else None


def number(value: SupportsFloat | date | time, date1904: bool) -> str:
    """The digits of a number or a date."""
    exact = serial(value, date1904) if isinstance(value, (date, time)) else float(value)
    return str(int(exact)) if exact.is_integer() and abs(exact) < 1e15 else repr(exact)


def inside(style: str, value: Value, date1904: bool, prefix: str = "") -> str:
    """What stands in a cell element behind the name; `style` is the attribute with its style (` s="3"`), or empty."""
    p = prefix
    if isinstance(value, str):
        if not value:
            return style + "/>"
        return f'{style} t="inlineStr"><{p}is><{p}t xml:space="preserve">{xmltext.content(value)}</{p}t></{p}is></{p}c>'
    if value is None:
        return style + "/>"
    if isinstance(value, Formula):
        before, after = around(style, value.value, date1904, prefix)
        return before + xmltext.plain(value.text) + after
    if isinstance(value, bool):
        return f'{style} t="b"><{p}v>{int(value)}</{p}v></{p}c>'
    return f"{style}><{p}v>{number(value, date1904)}</{p}v></{p}c>"


def around(style: str, value: Cached, date1904: bool, prefix: str = "") -> tuple[str, str]:
    """What stands before and after a formula's text in its cell: the same for all formulas with one value."""
    kind, cached = _cached(value, date1904)
    return f"{style}{kind}><{prefix}f>", f"</{prefix}f><{prefix}v>{cached}</{prefix}v></{prefix}c>"


def _cached(value: Cached, date1904: bool) -> tuple[str, str]:
    if value is None:
        return ' t="str"', ""
    if isinstance(value, str):
        return (' t="e"', value) if value in ERRORS else (' t="str"', xmltext.content(value))
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    return "", number(value, date1904)
