"""How a formula names a cell, a column, a setting: where every table stands, and the references that lead there."""

from ..package import quoted
from .layout import NAMES, Layout, Refs
from .literals import any_of, criterion, each_of, exactly, literal
from .making import TABLE_NAMES, of_book, of_template
from .part import At, Part, escaped

__all__ = [
    "NAMES", "TABLE_NAMES", "At", "Layout", "Part", "Refs", "any_of", "criterion", "each_of", "escaped",
    "exactly", "literal", "of_book", "of_template", "quoted",
]  # fmt: skip
