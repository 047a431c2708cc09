"""The person each record names: in one cell, or by first and last name in two."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ..kinds import Raw, Value
from ..schema import ColumnSpec
from .column import Column
from .reading import read

if TYPE_CHECKING:
    from .table import Table

WHOLE = "contact_name"
_NAME = ColumnSpec(key=WHOLE, kind="person-name")


def people(table: Table) -> list[Value]:
    """The tidy name of each record's person; None where none is named."""
    said = table.values(WHOLE)
    if table.name_parts is None:
        return said
    together = read(table, _joined(*table.name_parts)).values
    if WHOLE in table and table.is_name_part(table.columns[WHOLE]):
        return together
    return [one or other for one, other in zip(said, together, strict=True)]


def _joined(given: Column, family: Column) -> Column:
    """A column that is on no sheet: both parts of each name, every different pair once."""
    pairs, codes = np.unique(given.codes.astype(np.int64) * len(family.distinct) + family.codes, return_inverse=True)
    parts = (divmod(pair, len(family.distinct)) for pair in pairs.tolist())
    names = [_name(given.distinct[one], family.distinct[other]) for one, other in parts]
    if names[:1] != [None]:
        names, codes = [None, *names], codes + 1
    return replace(given, spec=_NAME, codes=codes.astype(np.int32), distinct=names)


def _name(given: Raw, family: Raw) -> Raw:
    """Both as their script joins them: 李 and 伟 are 李伟."""
    one, other = (str(part).strip() if part is not None else "" for part in (given, family))
    if one and other and _is_han(one) and _is_han(other):
        return other + one
    return f"{one} {other}".strip() or None


def _is_han(text: str) -> bool:
    return unicodedata.name(text[0], "").startswith(("CJK", "HANGUL"))
