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

from collections.abc import Mapping

from . import Appearance, Context, Options, Raw, Reading
from ._names import NameHabit, habit, read_name


def evidence(distinct: Mapping[Raw, int], context: Context) -> NameHabit:
    """Which wrong encodings the column proves, and whether it writes names in ordinary letters."""
    return habit(distinct)


def read(raw: Raw, context: Context) -> Reading:
    """The name with its characters put right."""
    return read_name(raw, context.evidence)


def appearance(options: Options, language: str) -> Appearance:
    """Left, wide enough for a full name."""
    return Appearance(width=20, example={"zh": "王小明"}.get(language, "Anna Schmidt"))
