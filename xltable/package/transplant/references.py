"""Formulas that name a sheet or a table which bears another name where they are put."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..names import quoted
from ..xmltext import attribute, entities, plain

_FORMULA = re.compile(
    rb"(<(?:[\w.-]+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula)(?:\s[^>]*)?(?<!/)>)([^<]*)(?=<)"
    rb"|(\slocation=\")([^\"]*)(?=\")"
)
_STRING = re.compile(r"(\"(?:[^\"]|\"\")*\")")


class Renaming:
    """Other names for sheets (`Overview` → `Übersicht`) and tables, applied wherever a formula stands."""

    def __init__(self, sheets: Mapping[str, str], tables: Mapping[str, str]) -> None:
        self._patterns: list[tuple[re.Pattern[str], str]] = []
        for old, new in sheets.items():
            if old != new:
                spelled = f"'{re.escape(old.replace(chr(39), chr(39) * 2))}'!"
                bare = rf"(?<![\w.'\]]){re.escape(old)}!"
                self._patterns.append((re.compile(f"{spelled}|{bare}"), quoted(new) + "!"))
        for old, new in tables.items():
            if old != new:
                self._patterns.append((re.compile(rf"(?<![\w.]){re.escape(old)}(?=\[)"), new))

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def formula(self, text: str) -> str:
        """A formula with the new names; text in quotes stays."""
        pieces = _STRING.split(text)
        for number in range(0, len(pieces), 2):
            for pattern, new in self._patterns:
                pieces[number] = pattern.sub(lambda _, n=new: n, pieces[number])
        return "".join(pieces)

    def xml(self, data: bytes) -> bytes:
        """A part with the new names in every formula, and every link to a place."""

        def change(found: re.Match[bytes]) -> bytes:
            if found[1]:
                return found[1] + plain(self.formula(entities(found[2]))).encode("utf-8")
            return found[3] + attribute(self.formula(entities(found[4]))).encode("utf-8")

        return _FORMULA.sub(change, data) if self else data
