"""Formulas that name a sheet or a table which bears another name where they are put."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..sheetnames import SheetNames

_STRING = re.compile(r"(\"(?:[^\"]|\"\")*\")")


class Renaming(SheetNames):
    """Other names for sheets (`Overview` → `Übersicht`) and tables, applied wherever a formula stands."""

    def __init__(self, sheets: Mapping[str, str], tables: Mapping[str, str]) -> None:
        super().__init__(sheets)
        self._tables = [
            (re.compile(rf"(?<![\w.]){re.escape(old)}(?=\[)"), new) for old, new in tables.items() if old != new
        ]

    def __bool__(self) -> bool:
        return super().__bool__() or bool(self._tables)

    def formula(self, text: str) -> str:
        """A formula with the new names; text in quotes stays."""
        pieces = _STRING.split(super().formula(text))
        for number in range(0, len(pieces), 2):
            for pattern, new in self._tables:
                pieces[number] = pattern.sub(lambda _, n=new: n, pieces[number])
        return "".join(pieces)
