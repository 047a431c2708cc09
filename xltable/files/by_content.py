"""Which column a heading that says nothing stands over, by the cells alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..schema import ColumnSpec, TableSpec
from .field import Field, Match
from .near_misses import near_misses
from .vocabulary import Vocabulary, fold


def by_content(
    field: Field, table: TableSpec, vocabulary: Vocabulary, found: Mapping[int, Match], fields: list[Field]
) -> Match | None:
    """A column of addresses, phones or countries, where the table wants one, has none, and no other column is so."""
    taken = {m.column for m in found.values()}
    heading = " ".join(field.texts)
    if _says_other(heading):
        return None
    for shape, least in (("email", 0.7), ("url", 0.8), ("phone", 0.85), ("country", 0.6)):
        spec = next((c for c in table.columns if c.kind == shape and not c.derived), None)
        if spec is None or spec.key in taken:
            continue
        if heading and not _contains(heading, spec) and not _foreign(heading, vocabulary):
            continue
        if field.share(shape) < least or (field.values < 3 and field.share(shape) < 1):
            continue
        others = (f for f in fields if f.index != field.index and f.index not in found)
        if any(f.share(shape) >= least for f in others):
            return None
        return Match(spec.key, "content", round(0.6 + 0.3 * field.share(shape), 2))
    return None


def _foreign(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading stands in a script none of the vocabulary's headings can speak for: it tells nothing."""
    return not heading.isascii() and not vocabulary.knows(heading)


def _contains(heading: str, spec: ColumnSpec) -> bool:
    folded = fold(heading)
    words = (fold(w) for w in (spec.key, *spec.headings.values(), *spec.aliases))
    return any(w in folded for w in words if len(w) >= 4 or (len(w) >= 2 and not w.isascii()))


def _says_other(heading: str) -> bool:
    words = {w.casefold() for w in re.findall(r"[^\W\d_]+|\d+", heading)}
    return any(o in words or (not o.isascii() and o in heading) for o in near_misses()["other"])
