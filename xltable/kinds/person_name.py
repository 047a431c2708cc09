"""The name of a person, kept as its owner writes it.

Nothing is guessed about first and last names. A name all in capitals is proposed in ordinary letters only where the
column writes its other names so, and never changed unasked: capitals may be meant.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| María-José Müller | | María-José Müller | | |
| van der Berg | | van der Berg | | |
| 王小明 | | 王小明 | | |
| O’NEILL, ANNE | | O’NEILL, ANNE | | |
| O’NEILL, ANNE | column=Bo Li;Cy Ek;Di May;Eve Ray;Flo Ost | O’Neill, Anne | untidy-value | O’Neill, Anne |
| 'Anna  Schmidt' | | Anna Schmidt | untidy-value | Anna Schmidt |
| J?rgen | | | mojibake | |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from . import Appearance, Context, Options, Raw, Reading
from ._names import NameHabit, habit, read_name

if TYPE_CHECKING:
    from . import Flags


def evidence(distinct: Mapping[Raw, int], context: Context) -> NameHabit:
    """Which wrong encodings the column proves, and whether it writes names in ordinary letters."""
    return habit(distinct)


def read(raw: Raw, context: Context) -> Reading:
    """The name with its characters put right."""
    return read_name(raw, context.evidence)


def as_held(values: Sequence[Raw], context: Context) -> Flags:
    """Which are ASCII words with a small letter, one space between them."""
    from ._at_once import named

    return named(values)


def appearance(options: Options, language: str) -> Appearance:
    """Left, wide enough for a full name."""
    return Appearance(width=20, example={"zh": "王小明"}.get(language, "Anna Schmidt"))
