"""The words xltable ships in one language, and what it ships for the same in another."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..kinds import Value, kind
from ..schema import ColumnSpec, TableSpec, Template

Words = Mapping[str, str]
"""Words of the one language, each with its word in the other."""


def pairs(both: Iterable[tuple[str, str]]) -> Words:
    """Words and what becomes of them, only where the way back is as clear as the way there.

    >>> pairs([("Open", "Offen"), ("Done", "Fertig"), ("FOB", "FOB"), ("Lost", "Weg"), ("Gone", "Weg")])
    {'Open': 'Offen', 'Done': 'Fertig'}
    """
    every = list(dict.fromkeys(both))
    before, after = Counter(one for one, _ in every), Counter(other for _, other in every)
    return {one: other for one, other in every if one != other and before[one] == 1 and after[other] == 1}


@dataclass(frozen=True)
class Lexicon:
    """A template's words in two languages. Lists of words are known by names, such as `choice.grade` or `country`."""

    template: Template
    source: str
    target: str

    def list_of(self, column: ColumnSpec) -> str | None:
        """The name of the list a column's cells are of; None where they are the same in every language."""
        name = f"{column.kind}.{column.choices}" if column.choices else column.kind
        return name if self.words(name) else None

    def words(self, name: str) -> Words:
        """The words of a list."""
        if name not in self._known:
            before, after = self._shipped(name, self.source), self._shipped(name, self.target)
            self._known[name] = pairs((word, after[value]) for value, word in before.items() if value in after)
        return self._known[name]

    def shipped(self, name: str) -> frozenset[str]:
        """Every word of a list in the one language and the other, those that are the same too."""
        return frozenset(w for language in (self.source, self.target) for w in self._shipped(name, language).values())

    def _shipped(self, name: str, language: str) -> Mapping[Value, str]:
        kind_name, _, choices = name.partition(".")
        options = ColumnSpec(key="", kind=kind_name, choices=choices or None).options(self.template)
        return kind(kind_name).words(options, language)

    def headings(self, table: TableSpec) -> Words:
        """The headings of a table."""
        return pairs((c.heading(self.source), c.heading(self.target)) for c in table.columns)

    @functools.cached_property
    def _known(self) -> dict[str, Words]:
        return {}
