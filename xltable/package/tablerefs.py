"""Column names inside structured references (`Orders[[#This Row],[Total]]`), renamed."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STRING = re.compile(r"(\"(?:[^\"]|\"\")*\")")
_ESCAPED = re.compile(r"'(.)", re.DOTALL)
_TO_ESCAPE = re.compile(r"([\[\]#'@])")
_SPECIFIER = re.compile(r"(?<=\[)((?:'.|[^\[\]'])+)(?=\])|(?<=,)((?:'.|[^\[\],'])+)$", re.DOTALL)


def renamed(formula: str, table: str, names: Mapping[str, str], *, inside: bool = False) -> str:
    """The formula with other names for some columns of a table (`names`: old in lower case → new).

    A formula `inside` the table may leave the table's name out (`[[#This Row],[Total]]`).
    """
    if "[" not in formula or (not inside and table.lower() + "[" not in formula.lower()):
        return formula
    own = r"|(?<![\w.\]])\[(?=\[#)" if inside else ""
    reference = re.compile(rf"(?i)(?<![\w.]){re.escape(table)}\[{own}")
    pieces = _STRING.split(formula)
    pieces[::2] = [_renamed(piece, reference, names) for piece in pieces[::2]]
    return "".join(pieces)


def _renamed(text: str, reference: re.Pattern[str], names: Mapping[str, str]) -> str:
    out, at = [], 0
    for found in reference.finditer(text):
        start = found.end() - 1
        if start < at:
            continue
        end = closing(text, start)
        inner = text[start + 1 : end - 1]
        if "[" in _ESCAPED.sub("", inner):
            inner = _SPECIFIER.sub(lambda m: _name(m[1] or m[2], names), inner)
        else:
            inner = _name(inner, names)
        out += [text[at : start + 1], inner, "]"]
        at = end
    return "".join([*out, text[at:]])


def closing(text: str, start: int) -> int:
    """Behind the bracket that closes the one at `start`."""
    depth, at = 0, start
    while at < len(text):
        char = text[at]
        if char == "'":
            at += 1
        elif char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return len(text) + 1


def unescaped(name: str) -> str:
    """A column's name as the heading has it (an apostrophe stands before brackets, `#` and itself)."""
    return _ESCAPED.sub(r"\1", name)


def _name(raw: str, names: Mapping[str, str]) -> str:
    new = names.get(unescaped(raw).lower())
    return raw if new is None else _TO_ESCAPE.sub(r"'\1", new)
