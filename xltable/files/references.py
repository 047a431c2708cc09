"""The column that names a record of another table, where only its values say so: “E.O. No.”, “取引先CD”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..kinds import fold
from .assemble import Found
from .field import FEWEST, Field

_NEARLY_ALL = 0.8
"""Such a share of a column's different values stands among the numbers it refers to; the rest may be slips."""

_LONG = 5
"""Digits of a number that nobody counts rows with."""


def with_references(found: list[Found]) -> list[Found]:
    """The same lists; what only values say is a reference, or the number that one refers to, is known."""
    for at in range(len(found)):
        for column in found[at].recognised.table.columns:
            if column.reference and not column.derived and not found[at].has(column.key):
                found = _connected(found, at, column.key, column.reference)
    return found


def _connected(found: list[Found], at: int, key: str, reference: str) -> list[Found]:
    """The lists with the one column that must be the reference, and the one of its owner that must be the number."""
    table, number = reference.split(".")
    owners = [i for i, one in enumerate(found) if one.recognised.table.key == table and i != at]
    free = [f for f in found[at].fields if f.index not in found[at].recognised.matches and f.values >= FEWEST]
    known = [field for i in owners for field in _numbers(found[i], number)]
    able: list[tuple[Field, tuple[int, Field] | None]] = [(f, None) for f in free if known and _refers(f, known)]
    if not known:
        able = [(f, (i, n)) for f in free for i in owners for n in _possible(found[i]) if _refers(f, [n])]
    if len(able) != 1:
        return found
    field, numbered = able[0]
    connected = list(found)
    connected[at] = found[at].known_by_cells(field, key)
    if numbered is not None:
        owner, numbers = numbered
        connected[owner] = found[owner].known_by_cells(numbers, number)
    return connected


def _numbers(owner: Found, key: str) -> Iterator[Field]:
    """The column with the numbers of a list, where it is known."""
    matches = owner.recognised.matches
    return (f for f in owner.fields if f.index in matches and matches[f.index].column == key)


def _possible(owner: Found) -> Iterator[Field]:
    """The columns that may be the numbers of a list in which none is known to be."""
    return (f for f in owner.fields if f.index not in owner.recognised.matches and f.all_different)


def _refers(field: Field, numbers: Iterable[Field]) -> bool:
    """Whether a column's values are those of others; short numbers only under the same heading, for all count alike."""
    known = frozenset[str]().union(*(each.folded for each in numbers))
    if len(field.folded & known) < _NEARLY_ALL * len(field.folded):
        return False
    headings = {fold(text) for text in field.texts}
    telling = field.codes + sum(text.isdigit() and len(text) >= _LONG for text in field.folded)
    return telling >= _NEARLY_ALL * len(field.folded) or any({fold(t) for t in n.texts} == headings for n in numbers)
