"""A value as a person would write it in a sentence."""

from __future__ import annotations

from datetime import date, datetime


def shown(value: object) -> str:
    """Text for a value: whole numbers without a point, dates as 2026-11-22.

    >>> shown(7.0), shown(0.25), shown(datetime(2026, 11, 22))
    ('7', '0.25', '2026-11-22')
    """
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d") if value.time() == datetime.min.time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return str(value)
