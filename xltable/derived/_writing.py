"""Whether a derived column is written as a live formula or as values, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..refs import Refs
from ..speech import Sentence
from ..worked import Worked
from ..worked.columns import inputs, module
from ..worked.live import obstacle, other_than_number, other_than_text, repeated, unmatchable

MOST_STEPS = 50_000_000
"""Rows of a table times rows of the table it looks into, above which a workbook would calculate too long."""
_COUNTRIES = 250


@dataclass(frozen=True, slots=True)
class Live:
    """The formula of a column, or None and perhaps a reason that the user can do something about."""

    formula: str | None
    reason: Sentence | None = None


def live(refs: Refs, worked: Worked, key: str) -> Live:
    """The formula of a derived column on one sheet, where formulas can say it, read its cells and bear its cost."""
    table = refs.part.table
    found = module(table, key)
    if any(not refs.layout.has(*one) for one in inputs(worked, table, key)):
        return Live(None)
    text = found.formula(refs, worked)
    if text is None:
        return Live(None)
    if steps(refs, worked, key) > MOST_STEPS:
        return Live(None, Sentence("the workbook is so large that formulas would calculate too long"))
    for value in _in_the_way(worked, table, key):
        if value is not None:
            return Live(None, Sentence("a formula cannot read cells such as “{value}”", value=value))
    return Live(text)


def steps(refs: Refs, worked: Worked, key: str) -> int:
    """How many cells all rows of the column together look through."""
    sizes = {"rates": worked.rates.size, "countries": _COUNTRIES}
    looked = getattr(module(refs.part.table, key), "looks_into", ())
    return len(refs.part) * sum(sizes.get(t, worked.length(t)) for t in looked)


def _in_the_way(worked: Worked, table: str, key: str) -> Iterator[str | None]:
    """For each demand of the formula, a cell that does not meet it, else None."""
    found = module(table, key)
    named = inputs(worked, table, key)
    copies = {tuple(c.split(".")) for c in getattr(found, "copies", ())}
    for one in named:
        yield other_than_text(worked, *one) if one in copies else obstacle(worked, *one)
    if any(t not in ("rates", "countries") for t in getattr(found, "looks_into", ())):
        yield unmatchable(worked, [one for one in named if one[1] == "customer_id"])
    for column in getattr(found, "unique", ()):
        yield repeated(worked, *column.split("."))
    for column in getattr(found, "all_numbers", ()):
        yield other_than_number(worked, *column.split("."))
