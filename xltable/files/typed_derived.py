"""Whether a column the user types is unmistakably one that xltable would work out."""

from __future__ import annotations

from collections.abc import Callable

from ..kinds import fold
from ..schema import ColumnSpec
from .grid import Cells
from .vocabulary import Vocabulary

_FEW = 40
"""Distinct values that are looked at to know countries."""


def unmistakable(
    share: Callable[[str], float], cells: Cells, spec: ColumnSpec, matched: str, spelling: str, vocabulary: Vocabulary
) -> bool:
    """Meaning and unit must be the same: a copy of another table's column, a day, an amount whose row tells its
    currency, a count, or one of the template's choices. A “Region” may be anybody's, a “Revenue” in any currency."""
    if matched not in ("key", "heading", "alias", "option"):
        return False
    if matched == "option":
        return True
    if spec.kind == "money":
        return _tells_currency(spec, vocabulary) and _are(share, cells, "number")
    if spec.kind == "number":
        return _are(share, cells, "number")
    if spec.kind in ("date", "date-time"):
        return _are(share, cells, "date")
    if spec.kind == "country":
        return _are_countries(cells)
    if spec.kind == "choice":
        return _are_choices(cells, spec, vocabulary)
    return spec.kind == "text" and _is_copy(spelling, vocabulary)


def _are(share: Callable[[str], float], cells: Cells, shape: str) -> bool:
    return len(cells.distinct) == 1 or share(shape) >= 0.8


def _are_countries(cells: Cells) -> bool:
    """Whether the cells name countries; under such a heading a code is as good as a name."""
    from ..countries import find

    sample = cells.distinct[1 : _FEW + 1]
    return sum(isinstance(v, str) and find(v, "en").certain for v in sample) >= 0.8 * len(sample)


def _tells_currency(spec: ColumnSpec, vocabulary: Vocabulary) -> bool:
    """Whether the column's table asks every row for its currency."""
    for table in vocabulary.template.tables:
        if any(c is spec for c in table.columns):
            return any(c.kind == "currency" and c.required for c in table.columns)
    return False


def _is_copy(spelling: str, vocabulary: Vocabulary) -> bool:
    """Whether another table keeps a typed column under this heading."""
    for table, word in vocabulary.words.get(spelling, {}).items():
        found = vocabulary.template.table(table)
        column = found.column(word.column) if found else None
        if column is not None and not column.derived and column.required:
            return True
    return False


def _are_choices(cells: Cells, spec: ColumnSpec, vocabulary: Vocabulary) -> bool:
    known = {
        fold(word)
        for choice in vocabulary.template.choices.get(spec.choices or "", ())
        for word in (choice.key, *choice.labels.values(), *choice.synonyms)
    }
    values = [v for v in cells.distinct[1:] if isinstance(v, str)]
    return bool(values) and sum(fold(v) in known for v in values) >= 0.8 * len(values)
