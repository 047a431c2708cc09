"""Values and tests written out in a formula."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def literal(value: float | str | bool | date | None) -> str:
    """A value written out in a formula.

    >>> literal("5\\" pipe"), literal(date(2026, 3, 1)), literal(0.8), literal(None)
    ('"5"" pipe"', 'DATE(2026,3,1)', '0.8', '""')
    """
    if value is None:
        return '""'
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return f"DATE({value.year},{value.month},{value.day})"
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return repr(int(value)) if float(value).is_integer() else repr(float(value))


def any_of(cell: str, values: Iterable[float | str | bool]) -> str:
    """Whether a cell holds one of some values, whatever the case.

    >>> any_of("$E12", ["Cancelled", "已取消"])
    'OR($E12="Cancelled",$E12="已取消")'
    """
    tests = [f"{cell}={literal(v)}" for v in values]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})" if tests else "FALSE"


def each_of(column: str, values: Iterable[float | str | bool]) -> str:
    """1 for each cell of a column that holds one of some values, else 0; to multiply in SUMPRODUCT."""
    return "(" + "+".join(f"({column}={literal(v)})" for v in values) + ">0)"


def exactly(cell: str) -> str:
    """What MATCH and COUNTIF find only the text of a cell by, whatever signs are in it; a number stays one.

    >>> exactly("B4")
    'IF(ISNUMBER(B4),B4,SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(B4,"~","~~"),"*","~*"),"?","~?"))'
    """
    text = cell
    for sign in "~*?":
        text = f'SUBSTITUTE({text},"{sign}","~{sign}")'
    return f"IF(ISNUMBER({cell}),{cell},{text})"


def criterion(value: float | str | bool, sign: str = "") -> str:
    """A criterion for COUNTIFS and SUMIFS that means this very text, or with sign `<>` any other.

    >>> criterion("Why?"), criterion("Cancelled", "<>")
    ('"Why~?"', '"<>Cancelled"')
    """
    if not isinstance(value, str):
        return literal(f"{sign}{literal(value)}") if sign else literal(value)
    return literal(sign + "".join(f"~{c}" if c in "~*?" else c for c in value))
