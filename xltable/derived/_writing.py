"""Whether a derived column is written as a live formula or as values, and why."""

from __future__ import annotations

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
    return Live(text) if (reason := _in_the_way(worked, table, key)) is None else Live(None, reason)


def steps(refs: Refs, worked: Worked, key: str) -> int:
    """How many cells all rows of the column together look through."""
    sizes = {"rates": worked.rates.size, "countries": _COUNTRIES}
    looked = getattr(module(refs.part.table, key), "looks_into", ())
    return len(refs.part) * sum(sizes.get(t, worked.length(t)) for t in looked)


def _in_the_way(worked: Worked, table: str, key: str) -> Sentence | None:
    """What of the workbook's cells keeps a formula from saying the same as we do; None where nothing does."""
    found = module(table, key)
    named = inputs(worked, table, key)
    copies = {tuple(c.split(".")) for c in getattr(found, "copies", ())}
    strict = [tuple(c.split(".")) for c in getattr(found, "all_numbers", ())]
    for one in named:
        value = other_than_text(worked, *one) if one in copies else obstacle(worked, *one)
        value = value or (other_than_number(worked, *one) if one in strict else None)
        if value is not None:
            return Sentence("a formula cannot read cells such as “{value}”", value=value)
    if any(t not in ("rates", "countries") for t in getattr(found, "looks_into", ())):
        for keys in ("customer_id", "order_id"):
            value = unmatchable(worked, [one for one in named if one[1] == keys])
            if value is not None:
                return Sentence("a formula would confuse “{value}” with another number or text", value=value)
    for column in getattr(found, "unique", ()):
        value = repeated(worked, *column.split("."))
        if value is not None:
            return Sentence("“{value}” stands more than once in its column", value=value)
    return None
