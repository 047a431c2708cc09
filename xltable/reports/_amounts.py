"""Figures as they are read in a report: with the language's own signs, as shares, as days; and how they changed."""

from __future__ import annotations

from datetime import date

from ..actions._report_model import Cell, Form
from ..numerals import decimal, percent
from ..speech import Sentence, say

_MINUS = "\N{MINUS SIGN}"


def shown(value: Cell, form: Form, language: str) -> str:
    """A cell as text; nothing where there is nothing.

    >>> shown(1234.5, "amount", "en"), shown(0.256, "percent", "pt"), shown(-3.0, "decimal", "de")
    ('1,234', '25,6%', '−3,0')
    """
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return value.isoformat()[:7] if form == "month" else value.isoformat()
    if isinstance(value, str):
        return value
    return _number(float(value), form, language).replace("-", _MINUS)


def change(now: float | None, before: float | None, form: Form, language: str) -> str | None:
    """How a figure changed: in per cent, shares and points by their difference; None where that says nothing.

    >>> change(120, 100, "integer", "en"), change(0.5, 0.4, "percent", "de"), change(3, 0, "integer", "en")
    ('+20.0%', '+10,0 Pp.', None)
    """
    if now is None or before is None:
        return None
    if form == "percent":
        points = Sentence("{n} pp", n=_signed(100 * (now - before), decimal(100 * (now - before), language, 1)))
        return say(points, language)
    if form == "points":
        return _signed(now - before, decimal(round(now - before), language))
    return _signed(now - before, percent((now - before) / abs(before), language)) if before else None


def _number(value: float, form: Form, language: str) -> str:
    if form == "percent":
        return percent(value, language)
    if form == "change":
        return _signed(value, percent(value, language))
    if form in ("integer", "amount"):
        return decimal(value, language)
    if form == "points":
        return _signed(round(value), decimal(round(value), language))
    return decimal(value, language, 2 if form == "money" else 1)


def _signed(value: float, written: str) -> str:
    """With a plus before what grew; zero has no sign."""
    return ("+" if value > 0 else "") + written.replace("-", _MINUS)
