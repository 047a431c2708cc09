"""Reading text: what every kind that is text at heart does first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import Raw, Reading, Tidy
from ._characters import as_text, clean


def prove(distinct: Mapping[Raw, int]) -> Any:
    """The wrong encodings that the cells of a column prove."""
    return None


def read_text(raw: Raw, proved: Any = None) -> Reading:
    """The text with its characters put right, mended where a wrong encoding is proved."""
    if not isinstance(raw, str):
        return Tidy(as_text(raw))
    cleaned = clean(raw)
    if cleaned.fault is None:
        return Tidy(raw)
    return Tidy(cleaned.text or None, cleaned.fault, cleaned.text, why=cleaned.why)
