"""A workbook read against a template: its tables, their columns, and where each cell stands.

A column keeps each distinct raw value once and a code per record, so that a kind reads each distinct value once
and a rule visits only the records that fail.
"""

from .book import Book
from .column import Codes, Column, encode
from .facts import Carried, DropDown, Facts, TextForm
from .places import Area, Place, cell_name, column_letter
from .readings import Readings
from .table import Table

__all__ = [
    "Area", "Book", "Carried", "Codes", "Column", "DropDown", "Facts", "Place", "Readings", "Table", "TextForm",
    "cell_name", "column_letter", "encode",
]  # fmt: skip
