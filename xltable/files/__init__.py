"""The door to disk: reading workbooks and text files, and recognising the tables in them."""

from .cells import cells
from .grid import Grid
from .opening import Source, open, source
from .rewriting import write_text
from .values import held, new_workbook, write_values

<<<<<<< HEAD
__all__ = ["cells", "held", "new_workbook", "open", "write_text", "write_values"]
=======
__all__ = ["Grid", "Source", "cells", "open", "source", "write_text", "write_values"]
>>>>>>> 84d4467 (translate: headings, labels, countries, yes and no, prompts and our own sheets in another language, and every formula with them)
