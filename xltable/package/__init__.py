"""The .xlsx package itself: cells patched, tables widened, sheets put in; nothing else is touched."""

from .area import ROWS, Area, cell_name, letters
from .atomic import atomic_write, back_up, replacing
from .block import Filling
from .edit import edit, parse_place
from .editing import Edit
from .facts import ColumnWidth, DefinedName, NewColumn, SheetInfo, TableInfo, Validation, Value, Written
from .marking.clearing import bears_marks, clear_marks
from .names import fit_for_name, fit_for_sheet, quoted
from .package import Package
from .recording.record import ADDED, record_of_additions
from .restoring import restore
from .sheetfacts import SheetFacts
from .tablelook import dress

__all__ = [
    "ADDED",
    "ROWS",
    "Area",
    "ColumnWidth",
    "DefinedName",
    "Edit",
    "Filling",
    "NewColumn",
    "Package",
    "SheetFacts",
    "SheetInfo",
    "TableInfo",
    "Validation",
    "Value",
    "Written",
    "atomic_write",
    "back_up",
    "bears_marks",
    "cell_name",
    "clear_marks",
    "dress",
    "edit",
    "fit_for_name",
    "fit_for_sheet",
    "letters",
    "parse_place",
    "quoted",
    "record_of_additions",
    "replacing",
    "restore",
]
