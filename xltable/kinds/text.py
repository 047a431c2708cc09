"""Any text: names of things, places, notes.

Its characters are put right: composed letters, no invisible characters, single spaces, nothing at the ends.
Text spoilt by a wrong encoding is mended where converting it back proves what it was.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| Acme Ltd | | Acme Ltd | | |
| 'Acme  Ltd ' | | Acme Ltd | untidy-value | Acme Ltd |
| 'Acme\\u200b Ltd' | | Acme Ltd | invisible-characters | Acme Ltd |
| 'Acme\\u00a0GmbH' | | Acme GmbH | invisible-characters | Acme GmbH |
| Ｓｈｅｎｚｈｅｎ　１２３ | | Shenzhen 123 | untidy-value | Shenzhen 123 |
| 深圳ＡＢＣ公司 | | 深圳ＡＢＣ公司 | | |
| 山田　太郎 | | 山田　太郎 | | |
| 'می\\u200cخواهم' | | 'می\\u200cخواهم' | | |
| 'first line\\nsecond line' | | 'first line\\nsecond line' | | |
| 17850.0 | | '17850' | | |
| =HYPERLINK("x") | | =HYPERLINK("x") | | |
| 'M\\ufffdller' | | | mojibake | |
| 鑻忓窞甯 | | | mojibake | |
| Сlaus Тhіel | | Claus Thiel | untidy-value | Claus Thiel |
| IT-компания МегаFon | | IT-компания МегаFon | | |
| Tom &amp; Jerry | | Tom & Jerry | untidy-value | Tom & Jerry |
| Bj&ouml;rn | | Björn | untidy-value | Björn |
| ﻣﺮﺣﺒﺎ | | مرحبا | untidy-value | مرحبا |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import Appearance, Context, Options, Raw, Reading, Validation
from ._plain_text import lost_letter, prove, read_text

if TYPE_CHECKING:
    from . import Flags

_NAME = 100
"""Where a text may have so many characters at most, names of towns and the like stand, no questions."""


def evidence(distinct: Mapping[Raw, int], context: Context) -> Any:
    """The wrong encodings that the column's own cells prove."""
    return prove(distinct)


def read(raw: Raw, context: Context) -> Reading:
    """The text with its characters put right."""
    named = context.options.max_length is not None and context.options.max_length <= _NAME
    lost = lost_letter(raw) if named and isinstance(raw, str) else None
    return lost or read_text(raw, context.evidence)


def as_held(values: Sequence[Raw], context: Context) -> Flags:
    """Which are ASCII words with one space between them, and no question marks, which letters may have been lost to."""
    from ._at_once import unquestioned

    return unquestioned(values)


def appearance(options: Options, language: str) -> Appearance:
    """Left, wrapped where the template lets it be long."""
    length = Validation("length", 0, options.max_length, stop=False) if options.max_length else None
    long = options.max_length is None or options.max_length > 100
    return Appearance(width=24 if long else 18, wrap=long, validation=length)
