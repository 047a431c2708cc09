"""Which columns are ours: derived ones that bear our mark; what stands in them is worked out, not typed."""

from __future__ import annotations

from ..book import Area, Table


def mark(table: Table, key: str) -> Area | None:
    """The cells our mark says the derived column takes, heading included; None where it bears none."""
    part = next((i for i, t in enumerate(table.book.of(table.key)) if t is table), 0)
    return table.book.marked.get((table.key, key, part))


def ours(table: Table, key: str) -> bool:
    """Whether the column is a derived one that bears our mark."""
    return mark(table, key) is not None
