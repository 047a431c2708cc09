"""Digits, signs and spaces of every script as the plain ones of a keyboard."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = {
    **dict.fromkeys("−–—‐‑‒﹣⁻", "-"),
    **dict.fromkeys("’‘ʼ′＇´`", "'"),
    **dict.fromkeys("⁄∕", "/"),
    "،": ",",
    "٪": "%",
    "؉": "‰",
    "؛": ";",
}
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FLOATED = re.compile(r"(\d{4,})\.0", re.ASCII)
_SPACES = re.compile(r"\s+")
_ERROR = re.compile(r"#[^\W\d_]+(?:[/_][\w]+)?[!?]?")


class _Plain(dict[int, str]):
    """What `str.translate` asks for; each character is worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _plain(chr(code))
        return found


def whole(text: str) -> str:
    """The digits of a whole number that a program wrote into a text file with a decimal; any other text as it is.

    >>> whole("13800138000.0"), whole("12.0"), whole("030 1234.0")
    ('13800138000', '12.0', '030 1234.0')
    """
    found = _FLOATED.fullmatch(text)
    return found[1] if found else text


def plain(text: str) -> str:
    """The text with plain digits, signs and single spaces, and without invisible marks.

    Superscript and circled digits stay as they are: 5² is not 52.

    >>> plain("２０１６／０３／０５"), plain("٥٫٥"), plain("−1\u202f234")
    ('2016/03/05', '5٫5', '-1 234')
    """
    if not text.isascii():
        text = text.translate(_TABLE)
    return _SPACES.sub(" ", text).strip()


def is_error(text: str) -> bool:
    """Whether the text is what Excel shows where a formula failed: #N/A, #REF!, #WERT!.

    >>> is_error("#N/A"), is_error("#DIV/0!"), is_error("#1")
    (True, True, False)
    """
    return bool(_ERROR.fullmatch(text.strip()))


def _plain(char: str) -> str:
    number = unicodedata.decimal(char, None)
    if number is not None:
        return str(number)
    if char in _SIGNS:
        return _SIGNS[char]
    if ord(char) in _FULL_WIDTH:
        return _SIGNS.get(half := chr(ord(char) - 0xFEE0), half)
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category in ("Zs", "Zl", "Zp") else char


_TABLE = _Plain()
