"""The door to disk: reading workbooks and text files, and recognising the tables in them."""

from .cells import cells
from .grid import Grid
from .opening import Source, open, source
from .rewriting import write_text
from .values import held, new_workbook, write_values

__all__ = ["Grid", "Source", "cells", "held", "new_workbook", "open", "source", "write_text", "write_values"]
