"""The name of a company, with its legal form kept as written.

A name all in capitals is proposed in ordinary letters only where the column writes its other names so, and never
changed unasked: many companies are written in capitals on purpose.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| Müller GmbH & Co. KG | | Müller GmbH & Co. KG | | |
| SIEMENS | column=Sun Ltd;Moon Co;Sky AG;Sea Co;Bay Co | SIEMENS | | |
| SUNRISE TRADE CO | column=Sun Ltd;Sky Co;Sea AG;Bay Co;Ox Ltd | Sunrise Trade CO | untidy-value | Sunrise Trade CO |
| 深圳市阳光贸易有限公司 | | 深圳市阳光贸易有限公司 | | |
| ООО «Ромашка» | | ООО «Ромашка» | | |
| ＡＣＭＥ Ｌｔｄ． | | ACME Ltd. | untidy-value | ACME Ltd. |
| 'Acme\\u00a0Ltd' | | Acme Ltd | invisible-characters | Acme Ltd |
| 3.0 | | '3' | | |
| J?rgen Bau GmbH | | | mojibake | |
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
    return read_name(raw, context.evidence, words=3)


def as_held(values: Sequence[Raw], context: Context) -> Flags:
    """Which are ASCII words with a small letter, one space between them."""
    from ._at_once import named

    return named(values)


def appearance(options: Options, language: str) -> Appearance:
    """Left, wide enough for a company's full name."""
    return Appearance(width=28, example={"zh": "阳光贸易有限公司"}.get(language, "Sunrise Trading Ltd"))
