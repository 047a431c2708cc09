"""A key figure as the overview shows it."""

from __future__ import annotations

from dataclasses import dataclass

from ..pages.page import Value
from ..speech import Sentence


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it is called, how it is shown, and what it counts."""

    name: Sentence
    value: Value
    formula: str | None
    number_format: str
    about: Sentence
    before: Value = None
    """The same figure of as many days before."""
