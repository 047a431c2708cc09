"""The column that numbers the records of a table, where its heading does not say so: “№”, “Code”, “N°”."""

from __future__ import annotations

from collections.abc import Iterable

from .assemble import Found
from .concepts import is_number
from .field import FEWEST, Field
from .numbered import is_sign

_NEARLY_ALL = 0.8
"""Such a share of what other tables refer to stands in the column; the rest may be slips."""


def with_record_numbers(found: list[Found]) -> list[Found]:
    """The same lists; those whose numbers nothing named have them, where one column of theirs must be these."""
    return [_numbered(one, _references(one, found)) for one in found]


def _numbered(one: Found, references: frozenset[str]) -> Found:
    key, matches = one.recognised.table.record_key, one.recognised.matches
    if one.has(key):
        return one
    free = [field for field in one.fields if field.index not in matches and field.all_different]
    able = [f for f in free if _answers(f, references)] or [f for f in free if _is_code_under_sign(f, references)]
    return one.known_by_cells(able[0], key) if len(able) == 1 else one


def _references(one: Found, found: Iterable[Found]) -> frozenset[str]:
    """What rows of the other lists say to name a record of this one."""
    table = one.recognised.table
    wanted = f"{table.key}.{table.record_key}"
    said: frozenset[str] = frozenset()
    for other in found:
        for field in other.fields:
            match = other.recognised.matches.get(field.index)
            spec = other.recognised.table.column(match.column) if match else None
            if other is not one and spec is not None and spec.reference == wanted:
                said |= field.folded
    return said


def _answers(field: Field, references: frozenset[str]) -> bool:
    known = len(references & field.folded)
    return known >= FEWEST and known >= _NEARLY_ALL * len(references)


def _is_code_under_sign(field: Field, references: frozenset[str]) -> bool:
    """Whether codes of letters and digits stand under a bare “№”, or a “Ref.” where no other list refers to others."""
    named = any(is_sign(text) or (is_number(text) and not references) for text in field.texts)
    return named and field.codes >= max(FEWEST, _NEARLY_ALL * field.values)
