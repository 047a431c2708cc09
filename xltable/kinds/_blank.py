"""Cells that look empty and are not: spaces, a line break, a character that nobody can see."""

from __future__ import annotations

from ..speech import Sentence
from . import Raw, Tidy
from ._characters import clean


def blank(raw: Raw) -> Tidy:
    """The reading of a cell that looks empty: nothing, whatever its column holds."""
    if not raw:
        return Tidy(None)
    fault = clean(str(raw)).fault or "untidy-value"
    return Tidy(None, fault, "", why=Sentence("This cell looks empty, but it holds spaces or other unseen characters."))
