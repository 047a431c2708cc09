"""Whether a derived column is written as a live formula or as values, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..refs import Refs
from ..speech import Sentence
from ..worked import Worked
from ..worked.columns import inputs, module
from ..worked.live import obstacle, other_than_number, other_than_text, repeated, unmatchable

MOST_STEPS = 50_000_000
"""Rows of a table times rows of the table it looks into, above which a workbook would calculate too long."""
MOST_FORMULAS = 500_000
"""Formulas beside the tables of one workbook, above which the longest tables get values.

A summary that reads a column of formulas has each of them calculated first: half a million lines with four such columns
had not been calculated in LibreOffice after fourteen minutes; with values they are in five. At the limit, 499,755
formulas of 99,900 lines took it 28 seconds of CPU and 751 MB (2026-11-29).
"""
_COUNTRIES = 250
_TOO_LARGE = Sentence("the workbook is so large that formulas would calculate too long")


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
        return Live(None, _TOO_LARGE)
    return Live(text) if (reason := _in_the_way(worked, table, key)) is None else Live(None, reason)


def bearable(
    columns: Mapping[tuple[str, int], Mapping[str, Live]], worked: Worked
) -> dict[tuple[str, int], Mapping[str, Live]]:
    """The columns beside each sheet of a table, with values where a workbook would have more than MOST_FORMULAS.

    The shortest tables keep their formulas; all sheets a table is kept on are alike.
    """
    formulas = Counter[str]()
    for (table, number), found in columns.items():
        formulas[table] += len(worked.book.of(table)[number]) * sum(c.formula is not None for c in found.values())
    fitting, so_far = set(), 0
    for table, count in sorted(formulas.items(), key=lambda one: one[1]):
        so_far += count
        if so_far <= MOST_FORMULAS:
            fitting.add(table)
    return {at: found if at[0] in fitting else _as_values(found) for at, found in columns.items()}


def _as_values(columns: Mapping[str, Live]) -> dict[str, Live]:
    return {key: Live(None, _TOO_LARGE) if one.formula is not None else one for key, one in columns.items()}


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
