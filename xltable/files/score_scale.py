"""The scale that the heading of a score names: “Rating (1–5)”, “Note /10”, “满意度（1~5分）”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ..schema import ColumnSpec

_RANGE = re.compile(r"(?<![\d.,])(\d{1,2})\s*(?:[-–—~〜至到]|to|bis|a|à|до|إلى)\s*(\d{1,2})(?![\d.,])")
_OF = re.compile(r"(?:/|\bof|\bsur|\bvon|\bde|\bsu|\bиз|\bمن|满分|滿分)\s*(\d{1,2})\b|(\d{1,2})\s*(?:点満点|分制)")


def on_its_scale(column: ColumnSpec, texts: Iterable[str]) -> ColumnSpec:
    """The column of a score with the least and the most that its heading names, where its own range holds both."""
    if column.kind != "score" or column.minimum is None or column.maximum is None:
        return column
    for low, high in filter(None, map(scale, texts)):
        least = column.minimum if low is None else low
        if column.minimum <= least < high <= column.maximum:
            return column.model_copy(update={"minimum": least, "maximum": high})
    return column


def scale(heading: str) -> tuple[float | None, float] | None:
    """The least, where it is said, and the most; None where a heading names no scale.

    >>> scale("Rating (1-5)"), scale("Оценка от 1 до 10"), scale("満足度(5点満点)"), scale("Score")
    ((1.0, 5.0), (1.0, 10.0), (None, 5.0), None)
    """
    text = unicodedata.normalize("NFKC", heading)
    if found := _RANGE.search(text):
        return float(found[1]), float(found[2])
    found = _OF.search(text)
    return (None, float(found[1] or found[2])) if found else None
