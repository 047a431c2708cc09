"""What is shown: one file per sheet xltable owns.

A sheet is a module whose docstring's first line says what it shows, and that offers

    tab = "summary"                               data, summary or support: where it stands and the colour of its tab
    title = "By country"                          its first name (said in the workbook's language)
    def missing(worked) -> Sentence | None        why it stays away; None where all it needs is there (optional)
    def build(page, worked, layout) -> None       writes the whole page
"""

from __future__ import annotations

from ..shelf import Shelf

SHELF = Shelf("xltable.sheets", "sheet")
