"""Names as the file format has them: sheet names in formulas, defined names, unique names."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[^\W\d][\w.]*")
_CELL_LIKE = re.compile(r"(?i)[a-z]{1,3}\d+|r\d*c\d*|r\d*|c\d*|true|false")
_DEFINED = re.compile(r"(?!\d)[\w\\][\w.\\?]{0,254}")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def quoted(sheet: str) -> str:
    """A sheet's name as a formula has it: `Contacts`, `'My Sheet'`, `'Amy''s'`."""
    if _PLAIN.fullmatch(sheet) and not _CELL_LIKE.fullmatch(sheet) and sheet.isascii():
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def fit_for_name(name: str) -> bool:
    """Whether cells may be given this name (ECMA-376 part 1, 18.2.5; a name must not look like a cell)."""
    return _DEFINED.fullmatch(name) is not None and _CELL_LIKE.fullmatch(name) is None


def fit_for_sheet(name: str) -> bool:
    """Whether a sheet may be called so: 1 to 31 characters, none of []:*?/\\, no apostrophe at either end."""
    return 0 < len(name) <= 31 and not _FORBIDDEN.search(name) and not name.startswith("'") and not name.endswith("'")


def unique(name: str, taken: Iterable[str]) -> str:
    """The name, with a number behind it where it is taken (case does not tell names apart)."""
    known = {other.lower() for other in taken}
    if name.lower() not in known:
        return name
    number = 2
    while f"{name}_{number}".lower() in known:
        number += 1
    return f"{name}_{number}"
