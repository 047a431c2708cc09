"""The door to disk: reading workbooks and text files, and recognising the tables in them."""

from .opening import open

__all__ = ["open"]
