"""Thresholds that a rule needs, from the workbook's settings sheet, its template, or the default template."""

from __future__ import annotations

from ..book import Book
from ..worked.settings import settings


def threshold(book: Book, *keys: str) -> tuple[float, ...]:
    """The numbers under these settings; NaN where one is no number, so that nothing passes it."""
    found = settings(book)
    return tuple(float(v) if isinstance(v := found.get(key), int | float) else float("nan") for key in keys)
