"""The settings that hold for a book: what its settings sheet says, else its template, else the default template."""

from __future__ import annotations

from datetime import date, datetime

from ..book import Book
from ..kinds import Raw
from ..schema import load

Setting = float | str | bool | date | None
OWN = ("home", "home_currency", "as_of")
"""Settings that no template has: they belong to one workbook."""


def settings(book: Book) -> dict[str, Setting]:
    """Every setting by its name.

    On the settings sheet the name stands in any column of the row, its value in the second.
    """
    found: dict[str, Setting] = dict.fromkeys(OWN)
    found |= dict(load("exporter").settings) | dict(book.template.settings)
    for row in book.own_cells("settings"):
        name = next((c for c in row if isinstance(c, str) and c in found), None)
        value = row[1] if len(row) > 1 else None
        if name and value not in (None, ""):
            found[name] = _tidy(value, found[name])
    found["home"] = book.home or found["home"]
    found["home_currency"] = book.currency or found["home_currency"]
    found["as_of"] = book.as_of or found["as_of"]
    return found


def _tidy(value: Raw, default: Setting) -> Setting:
    """What was typed, where it is of the sort of the default; else the default."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(default, bool) or default is None:
        return value if isinstance(value, str | bool | date) else default
    if isinstance(default, int | float):
        return value if isinstance(value, int | float) and not isinstance(value, bool) else default
    return value if isinstance(value, str) else default
