"""The shelf of derived columns, as figures use it: which there are, and what each needs."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING

from ..shelf import Shelf

if TYPE_CHECKING:
    from .worked import Worked

SHELF = Shelf("xltable.derived", "derived column")


def name(table: str, key: str) -> str | None:
    """The name on the shelf of a table's derived column; None where there is none."""
    for candidate in (f"{table}-{key}", key):
        stem = candidate.replace("_", "-")
        if stem in SHELF and SHELF[stem].table == table:
            return stem
    return None


def module(table: str, key: str) -> ModuleType:
    """The module of a table's derived column. Raises KeyError where there is none."""
    found = name(table, key)
    if found is None:
        raise KeyError(f"{table}.{key}")
    column: ModuleType = SHELF[found]
    return column


def lacking(worked: Worked, table: str, key: str) -> tuple[str, ...]:
    """The columns (`table.key`) that are missing to work out this one; empty where it can be."""
    if name(table, key) is None:
        return (f"{table}.{key}",)
    found = module(table, key)
    extra = getattr(found, "needs_with", {}).items()
    needs = (*found.needs, *(need for kept, more in extra if worked.typed(table, kept) for need in more))
    return tuple(need for need in needs if not any(worked.has(*one) for one in alternatives(table, need)))


def alternatives(table: str, need: str) -> Iterator[tuple[str, str]]:
    """The columns one entry of `needs` or `uses` speaks of.

    >>> list(alternatives("contacts", "country | service.satisfaction"))
    [('contacts', 'country'), ('service', 'satisfaction')]
    """
    for one in need.split("|"):
        first, _, second = one.strip().partition(".")
        yield (first, second) if second else (table, first)


def inputs(worked: Worked, table: str, key: str) -> tuple[tuple[str, str], ...]:
    """The columns, of those there or worked out, that this one is worked out from."""
    found = module(table, key)
    named = (*found.needs, *getattr(found, "uses", ()))
    every = dict.fromkeys(one for need in named for one in alternatives(table, need))
    return tuple(one for one in every if one[0] != "settings" and worked.has(*one))
