"""Headings that ask for the number of what they name: “Customer #”, “Kunde Nr.”, “№ клиента”."""

from __future__ import annotations

import re

from ..schema import ColumnSpec, TableSpec

_SIGN = r"(?:#|№|N[°º]|\b(?:No|Nr|NO|NR|Num|ID)\b\.?|番号|编号|編號)"
_CODE = r"(?:\b(?:[Cc]ode|CODE)\b|(?<![A-Za-z])CD|コード|代码|代號)"
_BEFORE = re.compile(rf"{_SIGN}[\s:]*(?P<named>[^\W\d_].*)")
_BEHIND = re.compile(rf"(?P<named>.*[^\W\d_])[\s:\-]*(?:{_SIGN}|{_CODE})[\s:*]*")


def numbered(heading: str) -> str | None:
    """What a heading names the number of; None for one without a sign or word for number.

    >>> numbered("Customer #"), numbered("№ клиента"), numbered("得意先CD"), numbered("Customer")
    ('Customer', 'клиента', '得意先', None)
    """
    text = heading.strip()
    found = _BEHIND.fullmatch(text) or _BEFORE.fullmatch(text)
    return found["named"] if found else None


def is_sign(heading: str) -> bool:
    """Whether a heading is a sign for number and nothing else.

    >>> is_sign("№"), is_sign("No."), is_sign("Customer #")
    (True, True, False)
    """
    return re.fullmatch(_SIGN, heading.strip()) is not None


def is_name(table: TableSpec, column: ColumnSpec) -> bool:
    """Whether a column names somebody or something, so that a number is none of its cells."""
    return column.kind == "person-name" or number_column(table, column) is not None


def number_column(table: TableSpec, name: ColumnSpec) -> ColumnSpec | None:
    """The column with the numbers of what a column names: of companies, the record's own; None where there is none."""
    if name.kind == "company":
        return table.column(table.record_key)
    return table.column(f"{name.key}_id") or table.column(f"{name.key}_code")
