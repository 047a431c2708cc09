"""Whether the cells under a heading can be what it says, and whether they speak for it by themselves."""

from __future__ import annotations

from ..kinds._labels import labels
from ..schema import ColumnSpec, TableSpec
from . import typed_derived
from .by_choices import share_of_labels
from .field import Field, Match
from .vocabulary import Vocabulary

DAYS = ("date", "serial")
SHAPES = {
    "email": ("email",),
    "phone": ("phone",),
    "url": ("url",),
    "date": DAYS,
    "date-time": DAYS,
    "number": ("number",),
    "money": ("number",),
    "country": ("country",),
}
"""What the cells of a kind look like."""
NOTES = "notes"
_MOSTLY_LABELS, _MOSTLY_MARKS, _TELLING = 0.5, 0.8, 3
_BARE_DAYS = 0.8
"""Such a share of bare numbers in the range of days are days; of amounts fewer are."""


def plausible(field: Field, spec: ColumnSpec, match: Match, vocabulary: Vocabulary) -> bool:
    """Whether the cells can be what the heading says; a heading that is exactly ours is believed."""
    if spec.derived and not typed_derived.unmistakable(
        field.share, field.cells, spec, match.matched, match.spelling, vocabulary
    ):
        return False
    shapes = SHAPES.get(spec.kind)
    if spec.key == NOTES and match.score < 1 and field.values >= _TELLING and field.share("number") >= _MOSTLY_MARKS:
        return False  # marks: “Note (1 à 5)”
    if shapes is None or not field.values or (match.matched in ("key", "heading") and match.score == 1):
        return True
    if shapes == DAYS:
        return _has_days(field, match)
    if field.values < 3:
        return True
    if spec.kind == "country":
        return match.matched != "fuzzy" or field.share("country") >= 0.5
    return max(field.share(s) for s in shapes) >= (0.5 if match.matched == "fuzzy" else 0.2)


def _has_days(field: Field, match: Match) -> bool:
    """Whether days stand under a heading: “Paid” may as well stand over yes and no, or over amounts of five digits."""
    if field.values < 3:
        return field.share("date") > 0 or field.share("serial") > 0 or match.matched != "alias"
    least = 0.5 if match.matched == "fuzzy" else 0.2
    return field.share("date") >= least or field.share("serial") >= _BARE_DAYS


def is_of_a_list(field: Field, table: TableSpec, vocabulary: Vocabulary) -> bool:
    """Whether the cells are labels that a column of the table chooses from."""
    return any(proved(field, spec, vocabulary) for spec in table.columns if spec.choices)


def proved(field: Field, spec: ColumnSpec, vocabulary: Vocabulary) -> bool:
    """Whether the cells are of the kind a column holds, and not of any."""
    if spec.choices:
        return share_of_labels(field, labels(vocabulary.template.choices[spec.choices])) >= _MOSTLY_LABELS
    shapes = ("number",) if spec.kind == "score" else SHAPES.get(spec.kind, ())
    return field.values >= _TELLING and any(field.share(shape) >= _MOSTLY_LABELS for shape in shapes)
