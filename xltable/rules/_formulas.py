"""Texts that a spreadsheet takes for formulas."""

from __future__ import annotations

import re

# What spreadsheets take for the beginning of a formula, full-width signs too: OWASP, “CSV Injection”
# (https://owasp.org/www-community/attacks/CSV_Injection, read 2026-11).
_FORMULA = re.compile(r"[\t\r\n ]*[=＝](?=[\w+\-@(\"'{\[#$.])")
# After + - @ only what calls a function, or names a program or another sheet, does harm; a dash or a handle does not.
_DISGUISED = re.compile(r"[\t\r\n ]*[+\-@＋－＠][^\s].*?(?:[A-Za-z]\w*\(|\||!\$?[A-Za-z]+\$?\d)", re.DOTALL)
_FIRST = frozenset("=＝+-@＋－＠\t\r\n ")


def runs(text: str) -> bool:
    """Whether a spreadsheet that opens the text as CSV would run it, once what nobody sees is taken away in front.

    >>> runs('=1+1'), runs("@SUM(1)"), runs("+49 (0)30 901820"), runs("@acme"), runs("== new =="), runs("-5 %")
    (True, True, False, False, False, False)
    >>> runs("\u200b=1+1")
    True
    """
    if text[:1] not in _FIRST:
        if text[:1].isprintable():
            return False
        text = _seen(text)
    return text[:1] in _FIRST and bool(_FORMULA.match(text) or _DISGUISED.match(text))


def _seen(text: str) -> str:
    """The text from its first character that can be seen."""
    first = next((at for at, char in enumerate(text) if char.isprintable()), len(text))
    return text[first:]
