"""How a workbook writes yes and no."""

from __future__ import annotations

from ..kinds.yes_no import label_pair


def yes_no(language: str, value: bool) -> str:
    """Yes or no in a language.

    >>> yes_no("en", True), yes_no("zh", False)
    ('Yes', '否')
    """
    return label_pair(language)[0 if value else 1]
