"""What of a workbook's text xltable ships, where else in the workbook the same words must be, and what they become."""

from .lexicon import Lexicon, Words, pairs
from .tracing import Cell, Column, Tracer

__all__ = ["Cell", "Column", "Lexicon", "Tracer", "Words", "pairs"]
