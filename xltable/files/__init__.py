"""The door to disk: reading workbooks and text files, and recognising the tables in them."""

from .cells import cells
from .opening import open
from .rewriting import write_text
from .values import write_values

__all__ = ["cells", "open", "write_text", "write_values"]
