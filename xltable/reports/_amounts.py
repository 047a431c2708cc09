"""Figures as they are read in a report: with separators, as shares, as days; short ones for axes."""

from __future__ import annotations

from datetime import date

from ..actions._report_model import Cell, Form

_SHORT = {
    "zh": ((1e8, "亿"), (1e4, "万")),
    "ja": ((1e8, "億"), (1e4, "万")),
}
_LATIN = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))
_MINUS = "\N{MINUS SIGN}"


def shown(value: Cell, form: Form, language: str = "en") -> str:
    """A cell as text; nothing where there is nothing.

    >>> shown(1234.5, "amount"), shown(0.256, "percent"), shown(-3.0, "decimal"), shown(date(2026, 3, 1), "month")
    ('1,234', '25.6%', '−3.0', '2026-03')
    """
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return value.isoformat()[:7] if form == "month" else value.isoformat()
    if isinstance(value, str):
        return value
    return _number(float(value), form).replace("-", _MINUS)


def change(now: float | None, before: float | None, form: Form) -> str | None:
    """How a figure changed: in per cent, shares and points by their difference; None where that says nothing.

    >>> change(120, 100, "integer"), change(0.5, 0.4, "percent"), change(3, 0, "integer")
    ('+20.0%', '+10.0 pp', None)
    """
    if now is None or before is None:
        return None
    if form == "percent":
        return f"{100 * (now - before):+.1f} pp".replace("-", _MINUS)
    if form == "points":
        return f"{now - before:+.0f}".replace("-", _MINUS)
    return f"{(now - before) / abs(before):+.1%}".replace("-", _MINUS) if before else None


def short(value: float, language: str) -> str:
    """A number for an axis, in the units of the language.

    >>> short(1_500_000, "en"), short(1_500_000, "zh"), short(250, "en")
    ('1.5m', '150万', '250')
    """
    for size, unit in _SHORT.get(language.split("-")[0], _LATIN):
        if abs(value) >= size:
            return f"{value / size:.4g}{unit}".replace("-", _MINUS)
    return f"{value:.4g}".replace("-", _MINUS)


def _number(value: float, form: Form) -> str:
    if form == "percent":
        return f"{value:.1%}"
    if form == "change":
        return f"{value:+.1%}"
    if form in ("integer", "amount"):
        return f"{value:,.0f}"
    if form == "points":
        return f"{value:+.0f}" if round(value) else "0"
    return f"{value:,.2f}" if form == "money" else f"{value:,.1f}"
