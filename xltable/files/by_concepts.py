"""Which column a heading means that says it word by word, though nobody listed it."""

from __future__ import annotations

from dataclasses import replace

from ..schema import ColumnSpec, TableSpec
from .concepts import columns_meant
from .field import Field, Match
from .near_misses import is_near_miss
from .plausible import DAYS, SHAPES, is_of_a_list, plausible, proved
from .vocabulary import Vocabulary, fold

_SURE = 0.8


def by_concepts(field: Field, table: TableSpec, vocabulary: Vocabulary) -> Match | None:
    """The column whose concepts its heading says; of several the one that its cells speak for."""
    for heading in dict.fromkeys(("\n".join(field.texts), *field.texts[-1:])):
        if (found := _of_heading(heading, field, table, vocabulary)) is not None:
            return found
    return None


def _of_heading(heading: str, field: Field, table: TableSpec, vocabulary: Vocabulary) -> Match | None:
    named = vocabulary.find(heading)
    meant = [spec for key in sorted(columns_meant(heading, table.key)) if (spec := table.column(key)) is not None]
    able = [spec for spec in meant if plausible(field, spec, _match(spec), vocabulary)]
    sure = [spec for spec in able if proved(field, spec, vocabulary) and not (named and spec.choices)]
    if is_near_miss(heading):
        able, sure = [], [spec for spec in sure if SHAPES.get(spec.kind) == DAYS]
    found = sure or [spec for spec in able if not named and (not spec.choices or len(meant) == 1)]
    if not sure and is_of_a_list(field, table, vocabulary):
        return None  # words of a list, whose heading says no more than “handling”
    return replace(_match(found[0]), matched="fuzzy") if len(found) == 1 else None


def _match(spec: ColumnSpec) -> Match:
    return Match(spec.key, "alias" if spec.derived else "fuzzy", _SURE, fold(spec.headings.get("en", "")))
