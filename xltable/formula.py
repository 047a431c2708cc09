"""A formula, told apart from text by its type.

Text typed by a user may begin with `=`; it is data and never becomes a formula. Only a `Formula` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

Cached = str | float | int | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula with the value worked out for it.

    `text` is written without the leading `=`, in the English function names and separators of the file format.
    `value` is what a program that does not calculate shows; None shows an empty text.
    """

    text: str
    value: Cached = None

    def __post_init__(self) -> None:
        if self.text.startswith("="):
            raise ValueError("a Formula's text is written without the leading =")
