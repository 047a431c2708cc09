"""Pieces that the formulas of several derived columns share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..refs import any_of, criterion, each_of
from ..worked.live import spellings

if TYPE_CHECKING:
    from ..refs import Layout, Part, Refs
    from ..worked import Worked

LINES = "transactions"


def is_choice(refs: Refs, worked: Worked, key: str, *choices: str) -> str:
    """Whether this row has one of some choices in a column; FALSE where its table has no such column."""
    if key not in refs.part:
        return "FALSE"
    return any_of(refs.this(key), spellings(worked, refs.part.table, key, *choices))


def amount(part: Part) -> str:
    """The column that says what a line comes to."""
    return "amount" if "amount" in part else "amount_base"


def valid_count(worked: Worked, layout: Layout, more: str) -> str:
    """How many lines of valid orders meet further criteria; `more` names the columns of each sheet: `{month},$A4`."""
    return layout.total(LINES, lambda part: _valid_count(worked, part, more.format_map(_Columns(part))))


def kept(reference: str) -> str:
    """A reference as it is written inside the criteria of `valid_count`."""
    return reference.replace("{", "{{").replace("}", "}}")


def _valid_count(worked: Worked, part: Part, more: str) -> str:
    criteria = [more, f'{part.column(amount(part))},">0"']
    if "status" in part:
        column = part.column("status")
        criteria += [f"{column},{criterion(text, '<>')}" for text in spellings(worked, LINES, "status", "cancelled")]
    fixed = ",".join(criteria)
    if "doc_type" not in part:
        return f"COUNTIFS({fixed})"
    column = part.column("doc_type")
    kinds = ['""', *(criterion(text) for text in spellings(worked, LINES, "doc_type", "order"))]
    return "+".join(f"COUNTIFS({fixed},{column},{kind})" for kind in kinds)


def where_keyed(refs: Refs, key: str, shown: str) -> str:
    """What a row with a key shows; a row without one, such as the first of an empty table, shows nothing."""
    return f'IF({refs.this(key)}="","",{shown})' if key in refs.part else shown


def valid_rows(worked: Worked, part: Part) -> str:
    """1 for each line of a valid order, 0 for others; a factor in SUMPRODUCT."""
    sums = part.column(amount(part))
    factors = [f"ISNUMBER({sums})", f"({sums}>0)"]
    if "status" in part:
        column = part.column("status")
        factors += [f"(1-{each_of(column, spellings(worked, LINES, 'status', 'cancelled'))})"]
    if "doc_type" in part:
        factors.append(each_of(part.column("doc_type"), ["", *spellings(worked, LINES, "doc_type", "order")]))
    return "*".join(factors)


def is_order(refs: Refs, worked: Worked) -> str:
    """Whether this line is of type order; blank means order."""
    if "doc_type" not in refs.part:
        return "TRUE"
    return any_of(refs.this("doc_type"), ["", *spellings(worked, LINES, "doc_type", "order")])


class _Columns(dict[str, str]):
    """The columns of one sheet, by key, as `str.format_map` asks for them."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part

    def __missing__(self, key: str) -> str:
        return self._part.column(key)
