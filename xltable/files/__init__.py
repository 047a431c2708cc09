"""The door to disk: reading workbooks and text files, and recognising the tables in them."""

from .opening import open
from .rewriting import write_text

__all__ = ["open", "write_text"]
