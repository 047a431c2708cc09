"""Text as XML can carry it, and as a spreadsheet escapes it."""

from __future__ import annotations

import re

# XML 1.0 section 2.2: what no document may hold. Carriage return is allowed but would be read back as a line feed.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# ECMA-376 part 1, 22.9.2.19 (ST_Xstring): _xHHHH_ stands for a character, so a literal one is escaped itself.
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile(r"[&<>\r]|_x")


def unfit(text: str) -> str | None:
    """The first character of the text that XML cannot carry, or None."""
    found = _UNFIT.search(text)
    return found[0] if found else None


def content(text: str) -> str:
    """Text for the inside of an element that holds a cell's text."""
    if _SPECIAL.search(text) is None:
        return text
    text = _LITERAL.sub("_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "_x000D_")


def plain(text: str) -> str:
    """Text for the inside of an element that is not escaped the spreadsheet's way (a formula, a defined name)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text for the inside of an attribute in double quotes."""
    text = plain(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def unescape(text: str) -> str:
    """The text a user sees for what the file holds (`_x000A_` is a line break)."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def entities(raw: bytes) -> str:
    """The text behind raw bytes of XML content or of an attribute."""
    text = raw.decode("utf-8")
    if "&" not in text:
        return text
    return _ENTITY.sub(_character, text)


_ENTITY = re.compile(r"&(#x[0-9A-Fa-f]+|#[0-9]+|amp|lt|gt|quot|apos);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    return chr(int(name[1:])) if name.startswith("#") else _NAMED[name]
