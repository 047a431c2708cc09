"""Putting whole sheets of one workbook into another, with all that hangs on them."""

from .sheets import put_sheets, remove_sheet

__all__ = ["put_sheets", "remove_sheet"]
