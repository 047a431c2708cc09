"""Which table of the template a list is, if any: by its columns first, then by what its sheet is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..schema import ColumnSpec, TableSpec
from .field import Field, Match
from .matching import match
from .vocabulary import Vocabulary, fold
from .word_list import word_list

LEAST = 1.5
_TITLE, _OTHER_TITLE = 1.5, 2.5
_DERIVED, _COMMON = 0.5, 0.35
_KEY, _REQUIRED, _UNIQUE, _ALONE = 0.5, 0.5, 0.5, 0.5


@dataclass(frozen=True)
class Recognised:
    """A table of the template, what its columns are, and how much speaks for it."""

    table: TableSpec
    matches: Mapping[int, Match]
    weight: float


def recognise(
    fields: list[Field], titles: tuple[str, ...], vocabulary: Vocabulary, mapping: Mapping[str, str]
) -> Recognised | None:
    """The table for which most speaks, or None. `titles`: the sheet's, and what stands above the list."""
    best: Recognised | None = None
    for table in vocabulary.template.tables:
        matches = match(fields, table, vocabulary, mapping)
        weight = _weight(fields, matches, table, titles, vocabulary)
        if (
            weight >= LEAST
            and (best is None or weight > best.weight)
            and _has_core(matches, table, fields, table.key in _named(titles, vocabulary))
        ):
            best = Recognised(table, matches, weight)
    return best


def _weight(
    fields: list[Field], matches: Mapping[int, Match], table: TableSpec, titles: tuple[str, ...], vocabulary: Vocabulary
) -> float:
    weight = 0.0
    by_index = {f.index: f for f in fields}
    for index, found in matches.items():
        spec = table.column(found.column)
        assert spec is not None
        common = found.spelling in word_list("common_words.toml")
        rarity = vocabulary.rarity(found.spelling) if found.spelling else 0.7
        weight += found.score * rarity * (_DERIVED if spec.derived else 1) * (_COMMON if common else 1)
        if found.matched == "option":
            weight += 1
        if spec.required and not spec.derived:
            weight += _REQUIRED / 2 if common else _REQUIRED
        if found.column == table.record_key:
            weight += _key_weight(by_index[index], spec, common)
    if len(fields) == 1 and matches and _shows_itself(fields[0], table, matches[fields[0].index]):
        weight += _ALONE
    named = _named(titles, vocabulary)
    if table.key in named:
        weight += _TITLE
    if any(fold(t) in word_list("other_lists.toml") for t in titles) and not named:
        weight -= _OTHER_TITLE
    return weight


def _named(titles: tuple[str, ...], vocabulary: Vocabulary) -> set[str]:
    """The tables that titles name."""
    return {vocabulary.titles[fold(t)] for t in titles if fold(t) in vocabulary.titles}


def _key_weight(field: Field, spec: ColumnSpec, common: bool) -> float:
    """A key speaks for its table; one that must be unique and repeats is a reference in another table."""
    if spec.unique and field.filled > 4 and field.values < 0.6 * field.filled:
        return -2 * _KEY
    if common:
        return 0.0
    return _KEY + (_UNIQUE if spec.unique and _unique(field) else 0.0)


def _shows_itself(field: Field, table: TableSpec, found: Match) -> bool:
    """Whether the cells are plainly what the heading says: addresses under E-mail."""
    spec = table.column(found.column)
    return spec is not None and spec.kind in ("email", "phone", "url") and field.share(spec.kind) >= 0.7


def _has_core(matches: Mapping[int, Match], table: TableSpec, fields: list[Field], titled: bool) -> bool:
    """Whether some column is one the table must have, or says how to reach somebody; a lone one must prove itself."""
    core = [
        index
        for index, found in matches.items()
        if (spec := table.column(found.column)) is not None
        and not spec.derived
        and (spec.required or spec.personal == "contact")
    ]
    if len(matches) >= 2 or not core:
        return bool(core)
    field, found = next(f for f in fields if f.index == core[0]), matches[core[0]]
    key = found.column == table.record_key and field.values >= 5 and _unique(field)
    return titled or key or _shows_itself(field, table, found) or found.matched == "option"


def _unique(field: Field) -> bool:
    return field.values > 0 and field.values >= 0.98 * field.filled


def without_echoes(found: list[Recognised]) -> list[bool]:
    """Which of the lists to keep: a thin one beside a full one of the same table is an excerpt, not a part of it."""
    strongest: dict[str, float] = {}
    for one in found:
        strongest[one.table.key] = max(strongest.get(one.table.key, 0.0), one.weight)
    return [one.weight >= 3 or one.weight >= 0.4 * strongest[one.table.key] for one in found]
