"""How a workbook writes yes and no."""

from __future__ import annotations

from ..speech import say


def yes_no(language: str, value: bool) -> str:
    """Yes or no in a language.

    >>> yes_no("en", True), yes_no("en", False)
    ('Yes', 'No')
    """
    return say("Yes" if value else "No", language)
