"""Which tables a drop-down offers by customer, and the names of the lists that the lists sheet keeps of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..schema import TableSpec, Template
from .layout import NAMES

MOST = 1000
"""Rows of a table that are put in order by customer; putting more in order would make typing slow."""


@dataclass(frozen=True)
class Names:
    """The defined names of a list: its records, whose each is, how many rows the table has, and its first record."""

    records: str
    owners: str
    count: str
    first: str


@dataclass(frozen=True)
class Owned:
    """A table whose records are offered by customer, and the column of it that names the customer."""

    spec: TableSpec
    by: str

    @property
    def names(self) -> Names:
        """What formulas call the list."""
        start = NAMES["lists"] + self.spec.key
        return Names(start, f"{start}_owner", f"{start}_count", f"{start}_first")


def owned(template: Template) -> Iterator[Owned]:
    """Each table that another one refers to, both of them naming a customer."""
    for target in template.tables:
        wanted = f"{target.key}.{target.record_key}"
        asking = (t for t in template.tables if any(c.reference == wanted for c in t.columns))
        keys = next((k for t in asking if (k := owner(t, target))), None)
        if keys:
            yield Owned(target, keys[1])


def owner(spec: TableSpec, target: TableSpec) -> tuple[str, str] | None:
    """The columns in which two tables refer to the same third one; None where they do not."""
    known = {c.reference: c.key for c in target.columns if c.reference}
    return next(((c.key, known[c.reference]) for c in spec.columns if c.reference in known), None)
