"""What must be true: one file per rule, named for the fault it finds.

A rule is a module that offers

    severity = "error"                            error, warning or info
    covers = ("missing-value",)                   rules that would only say the same of the same cell, seen from further off (optional)
    def check(book) -> Iterator[Issue]            visits only the records that fail; yields nothing where its columns are missing

and a docstring whose first line is a sentence a customer could read, then why it matters, an example table, and the fix.
"""

from __future__ import annotations

from ..shelf import Shelf

SHELF = Shelf("xltable.rules", "rule")
