"""The door to disk: reading workbooks and text files, and recognising the tables in them."""

from .cells import cells
from .opening import open
from .rewriting import write_text
from .values import held, new_workbook, write_values

__all__ = ["cells", "held", "new_workbook", "open", "write_text", "write_values"]
