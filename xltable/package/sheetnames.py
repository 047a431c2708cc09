"""Other names for sheets, in every place where a formula or a link names them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .names import quoted
from .xmltext import attribute, entities, plain

_STRING = re.compile(r"(\"(?:[^\"]|\"\")*\")")
_PREFIX = re.compile(r"'((?:[^']|'')+)'!|(?<![\w.'\]!#])([^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!")
_FAR = re.compile(r"(?i)\b(INDIRECT|HYPERLINK)\s*\(")
_PLACE = re.compile(r"[$\w:]+")
_FORMULA = re.compile(
    rb"(<(?:[\w.-]+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula|FmlaLink|FmlaRange|FmlaTxbx)"
    rb"(?:\s[^>]*)?(?<!/)>)([^<]*)(?=<)"
    rb"|(\s(?:location|textlink|fmlaLink|fmlaRange|fmlaTxbx)=\")([^\"]*)(?=\")"
)


class SheetNames:
    """Sheets by their old names and what they are called now (`Customers` → `客户`), in one pass: names may be swapped.

    >>> names = SheetNames({"Orders": "订单", "A b": "Orders"})
    >>> names.formula('SUM(Orders!A:A)&" in Orders!"&\\'A b\\'!$B$2')
    'SUM(\\'订单\\'!A:A)&" in Orders!"&Orders!$B$2'
    >>> names.formula('HYPERLINK("#Orders!A1","Orders!")'), names.link("'A b'!A1")
    ('HYPERLINK("#\\'订单\\'!A1","Orders!")', 'Orders!A1')
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = {old.lower(): new for old, new in names.items() if old != new}

    def __bool__(self) -> bool:
        return bool(self._names)

    def name(self, sheet: str) -> str:
        """What a sheet is called now."""
        return self._names.get(sheet.lower(), sheet)

    def formula(self, text: str) -> str:
        """A formula with the new names. Text in quotes stays, but for what INDIRECT and HYPERLINK lead to."""
        if "!" not in text:
            return text
        pieces = _STRING.split(text)
        pieces[::2] = [_PREFIX.sub(self._prefix, piece) for piece in pieces[::2]]
        if far := _FAR.search(text):
            pieces[1::2] = [self._spoken(piece, far[1].upper() == "INDIRECT") for piece in pieces[1::2]]
        return "".join(pieces)

    def link(self, place: str) -> str:
        """Where a link leads (`'My sheet'!A1`) with the new name."""
        return _PREFIX.sub(self._prefix, place)

    def xml(self, data: bytes) -> bytes:
        """A part with the new names in every formula, and every link to a place."""
        return _FORMULA.sub(self._in_part, data) if self else data

    def _in_part(self, found: re.Match[bytes]) -> bytes:
        if found[1]:
            return found[1] + plain(self.formula(entities(found[2]))).encode("utf-8")
        return found[3] + attribute(self.formula(entities(found[4]))).encode("utf-8")

    def _spoken(self, literal: str, unfinished: bool) -> str:
        """A text that leads to a place: `"Orders!A1"`, `"#Orders!A1"`, or `"Orders!"` where the formula goes on."""
        inner = literal[1:-1].replace('""', '"')
        lead, place = ("#", inner[1:]) if inner.startswith("#") else ("", inner)
        sheet = _PREFIX.match(place)
        if sheet is None or not (_PLACE.fullmatch(place, sheet.end()) or (unfinished and sheet.end() == len(place))):
            return literal
        return '"' + (lead + self.link(place)).replace('"', '""') + '"'

    def _prefix(self, found: re.Match[str]) -> str:
        """The sheet before an exclamation mark, or the first and the last of several."""
        spelled = found[1].replace("''", "'") if found[1] else found[2]
        if "[" in spelled:
            return found[0]
        sheets = spelled.split(":")
        if not any(sheet.lower() in self._names for sheet in sheets):
            return found[0]
        if len(sheets) == 1:
            return quoted(self.name(spelled)) + "!"
        both = ":".join(self.name(sheet) for sheet in sheets)
        return both + "!" if all(quoted(self.name(s)) == self.name(s) for s in sheets) else _quoted(both) + "!"


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
