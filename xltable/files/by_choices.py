"""Which column of choices a heading means that says no more than “category” or “follow-up”, by the words under it."""

from __future__ import annotations

from collections.abc import Mapping

from ..countries import currencies
from ..kinds._labels import Labels, labels
from ..schema import ColumnSpec, TableSpec
from .field import Field, Match
from .near_misses import is_near_miss
from .vocabulary import Vocabulary, fold
from .word_list import word_list

CATEGORY = "category"
"""What tables of other things call their classes; of customers it is a type or a grade."""
STATUS = "status"
"""What a heading such as “follow-up” stands over, if it stands over any choice."""
_SEVERAL, _LETTERS = 3, 2
"""So many different words make a list; those of so few letters stand in many."""
NEARLY_ALL, HARDLY, FEWEST = 0.9, 0.1, 2
"""Such a share of the cells speaks for a list of choices, and such a share against it; one word alone says nothing."""


def by_choices(field: Field, table: TableSpec, vocabulary: Vocabulary, found: Mapping[int, Match]) -> Match | None:
    """The one column of choices whose list has nearly all the cells, if the heading leaves the choice to them."""
    category = any(_is_category(text, vocabulary) for text in field.texts)
    if not category and not any(fold(text) in word_list("follow_up_words.toml") for text in field.texts):
        return None
    taken = {m.column for m in found.values()}
    shares = {
        spec.key: share_of_labels(field, labels(vocabulary.template.choices[spec.choices]))
        for spec in table.columns
        if spec.choices and not spec.derived and spec.key not in taken and (category or spec.key == STATUS)
    }
    able = [key for key, share in shares.items() if share > HARDLY]
    if len(able) != 1 or shares[able[0]] < NEARLY_ALL:
        return None
    return Match(able[0], "content", round(0.6 + 0.3 * shares[able[0]], 2))


def by_labels(field: Field, table: TableSpec, vocabulary: Vocabulary, found: Mapping[int, Match]) -> Match | None:
    """The one column of choices, or of currencies, whose words nearly all cells are, under a heading nobody knows."""
    if not field.texts or any(vocabulary.knows(text) or is_near_miss(text) for text in field.texts):
        return None
    said = {spec.key: _telling_share(field, spec, vocabulary) for spec in table.columns if not spec.derived}
    able = [key for key, share in said.items() if share > HARDLY]
    if len(able) != 1 or said[able[0]] < NEARLY_ALL or able[0] in {m.column for m in found.values()}:
        return None
    return Match(able[0], "content", round(0.5 + 0.3 * said[able[0]], 2))


def _telling_share(field: Field, spec: ColumnSpec, vocabulary: Vocabulary) -> float:
    """The share of cells that are words of a column's list, where they are several and no mere letters."""
    words = [value for value in field.cells.distinct if isinstance(value, str)]
    if len(words) < _SEVERAL or all(len(word) <= _LETTERS and word.isascii() for word in words):
        return 0.0
    if spec.kind == "currency":
        codes = [isinstance(value, str) and value in currencies() for value in field.cells.distinct]
        return float(field.cells.mask(codes).sum() / max(1, field.filled))
    return share_of_labels(field, labels(vocabulary.template.choices[spec.choices])) if spec.choices else 0.0


def _is_category(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether some table calls its classes so."""
    return any(word.column == CATEGORY for word, _ in vocabulary.find(heading).values())


def share_of_labels(field: Field, known: Labels) -> float:
    """The share of the filled cells that are words of the list; none where all are the same."""
    words = [isinstance(value, str) and known.find(value.strip()) is not None for value in field.cells.distinct]
    if sum(words) < FEWEST:
        return 0.0
    return float(field.cells.mask(words).sum() / field.filled)
