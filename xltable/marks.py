"""How xltable knows its own again: defined names for its sheets and derived columns, document properties for the rest.

Marks and not titles, so a user may rename a sheet or a heading. Both survive a save in Excel, WPS and LibreOffice.
"""

from __future__ import annotations

SHEET = "_xltable.sheet."
COLUMN = "_xltable.column."

TEMPLATE = "xltable.template"
LANGUAGE = "xltable.language"
HOME = "xltable.home"
CURRENCY = "xltable.currency"
GENERATED = "xltable.generated"
MAPPING = "xltable.mapping"
GROUPINGS = "xltable.groupings"


def sheet_mark(name: str) -> str:
    """The defined name that locates our sheet; it refers to the sheet's cell A1.

    >>> sheet_mark("by-country")
    '_xltable.sheet.by_country'
    """
    return SHEET + name.replace("-", "_")


def column_mark(table: str, key: str, part: int = 0) -> str:
    """The defined name that locates a derived column, heading and all.

    `part` counts the sheets one table is kept on.

    >>> column_mark("contacts", "revenue")
    '_xltable.column.contacts.revenue'
    >>> column_mark("contacts", "revenue", 1)
    '_xltable.column.contacts.revenue.1'
    """
    return f"{COLUMN}{table}.{key}" + (f".{part}" if part else "")
