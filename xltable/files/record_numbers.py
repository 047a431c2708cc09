"""The column that numbers the records of a table, where its heading does not say so: “№”, “Code”, “N°”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..kinds import Raw, fold
from ..kinds._characters import as_text
from .assemble import Found
from .field import Field, Match
from .numbered import is_sign

_SURE = 0.9
_NEARLY_ALL = 0.8
"""Such a share of what other tables refer to stands in the column; the rest may be slips."""
_FEWEST = 4
"""Fewer different values prove nothing."""
_HARDLY_TWICE = 0.9
"""Numbers of records are all different, but for slips."""


def with_record_numbers(found: list[Found]) -> list[Found]:
    """The same lists; those whose numbers nothing named have them, where one column of theirs must be these."""
    return [_numbered(one, _references(one, found)) for one in found]


def _numbered(one: Found, references: frozenset[str]) -> Found:
    key, matches = one.recognised.table.record_key, one.recognised.matches
    if any(match.column == key for match in matches.values()):
        return one
    free = [field for field in one.fields if field.index not in matches and _all_different(field)]
    able = [f for f in free if _answers(f, references)] or [f for f in free if _is_code_under_sign(f)]
    if len(able) != 1:
        return one
    named = {**matches, able[0].index: Match(key, "content", _SURE)}
    return replace(one, recognised=replace(one.recognised, matches=named))


def _references(one: Found, found: Iterable[Found]) -> frozenset[str]:
    """What rows of the other lists say to name a record of this one."""
    table = one.recognised.table
    wanted = f"{table.key}.{table.record_key}"
    said: set[str] = set()
    for other in found:
        for field in other.fields:
            match = other.recognised.matches.get(field.index)
            spec = other.recognised.table.column(match.column) if match else None
            if other is not one and spec is not None and spec.reference == wanted:
                said |= _texts(field.cells.distinct)
    return frozenset(said)


def _answers(field: Field, references: frozenset[str]) -> bool:
    known = len(references & _texts(field.cells.distinct))
    return known >= _FEWEST and known >= _NEARLY_ALL * len(references)


def _is_code_under_sign(field: Field) -> bool:
    """Whether codes of letters and digits stand under a bare “№”; plain numbers there may only count the rows."""
    texts = _texts(field.cells.distinct)
    codes = sum(any(c.isdigit() for c in text) and any(c.isalpha() for c in text) for text in texts)
    return any(is_sign(text) for text in field.texts) and codes >= max(_FEWEST, _NEARLY_ALL * len(texts))


def _all_different(field: Field) -> bool:
    return field.values >= max(_FEWEST, _HARDLY_TWICE * field.filled)


def _texts(values: Iterable[Raw]) -> set[str]:
    return {fold(as_text(value)) for value in values if value is not None}
