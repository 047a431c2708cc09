"""Which table of the template a list is, if any: by its columns first, then by what its sheet is called."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from ..kinds import fold
from ..schema import TableSpec
from .matching import Field, Match, match
from .vocabulary import Vocabulary

LEAST = 1.5
_TITLE, _OTHER_TITLE = 1.5, 2.5
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
    """The table that most speaks for, or None where too little does. `titles`: the sheet's, and what stands above the list."""
    best: Recognised | None = None
    for table in vocabulary.template.tables:
        matches = match(fields, table, vocabulary, mapping)
        weight = _weight(fields, matches, table, titles, vocabulary)
        if weight >= LEAST and (best is None or weight > best.weight) and _has_core(matches, table, fields):
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
        rarity = vocabulary.rarity(found.spelling) if found.spelling else 0.7
        weight += found.score * rarity * (0.5 if spec.derived else 1)
        if found.matched == "option":
            weight += 1
        if spec.required and not spec.derived:
            weight += _REQUIRED
        if found.column == table.record_key:
            weight += _KEY
            if spec.unique and _unique(by_index[index]):
                weight += _UNIQUE
    if len(fields) == 1 and matches and _shows_itself(fields[0], table, matches[fields[0].index]):
        weight += _ALONE
    named = [vocabulary.titles.get(fold(t)) for t in titles]
    if table.key in named:
        weight += _TITLE
    if any(fold(t) in _other_titles() for t in titles) and not any(named):
        weight -= _OTHER_TITLE
    return weight


def _shows_itself(field: Field, table: TableSpec, found: Match) -> bool:
    """Whether the cells are plainly what the heading says: addresses under E-mail."""
    spec = table.column(found.column)
    return spec is not None and spec.kind in ("email", "phone", "url") and field.share(spec.kind) >= 0.7


def _has_core(matches: Mapping[int, Match], table: TableSpec, fields: list[Field]) -> bool:
    """Whether some column is one the table cannot be without, or says how to reach somebody, and not just one of many."""
    core = 0
    for found in matches.values():
        spec = table.column(found.column)
        if spec is not None and not spec.derived and (spec.required or spec.personal == "contact"):
            core += 1
    headed = [f for f in fields if f.texts] or fields
    return core >= 1 and (len(matches) >= 2 or len(headed) <= 4)


def _unique(field: Field) -> bool:
    filled = int((field.cells.codes != 0).sum())
    return filled > 0 and field.values >= 0.98 * filled


def without_echoes(found: list[Recognised]) -> list[bool]:
    """Which of the lists to keep: a thin one beside a full one of the same table is an excerpt, not another part of it."""
    strongest: dict[str, float] = {}
    for one in found:
        strongest[one.table.key] = max(strongest.get(one.table.key, 0.0), one.weight)
    return [one.weight >= 3 or one.weight >= 0.4 * strongest[one.table.key] for one in found]


@functools.cache
def _other_titles() -> frozenset[str]:
    raw = tomllib.loads(resources.files(__package__).joinpath("other_lists.toml").read_text("utf-8"))
    return frozenset(fold(title) for titles in raw.values() for title in titles)
