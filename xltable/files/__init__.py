"""The door to disk: reading workbooks and text files, and recognising the tables in them."""

from .opening import open
from .values import write_values

__all__ = ["open", "write_values"]
