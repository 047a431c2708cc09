"""What of a workbook's text xltable ships, where else in the workbook the same words must be, and what they become."""

from .lexicon import Lexicon, Words, pairs
from .tracing import Column, Tracer

__all__ = ["Column", "Lexicon", "Tracer", "Words", "pairs"]
