"""The key of a row of another table, such as the customer of an order.

An untidy spelling of a key is put right; a key that is not there is reported by the rule orphan-record.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| C-0001 | keys=C-0001 | C-0001 | | |
| c 0001 | keys=C-0001 | C-0001 | untidy-value | C-0001 |
| ' C-0001 ' | keys=C-0001 | C-0001 | untidy-value | C-0001 |
| Ｃ－０００１ | keys=C-0001 | C-0001 | untidy-value | C-0001 |
| 'C-0001\\u200b' | keys=C-0001 | C-0001 | invisible-characters | C-0001 |
| 17850.0 | keys=17850 | '17850' | | |
| 17850.0 | | '17850' | | |
| '17850.0' | keys=17850 | '17850' | untidy-value | '17850' |
| C-0002 | keys=C-0001 | C-0002 | | |
| 客户一 | keys=客户一 | 客户一 | | |
| '1.38E+10' | keys=C-0001 | | lost-digits | |
"""

from __future__ import annotations

from collections.abc import Mapping

from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, fold, identifier
from ._characters import as_text, shown


def evidence(distinct: Mapping[Raw, int], context: Context) -> identifier.Form:
    """How the column writes its keys."""
    return identifier.evidence(distinct, context)


def read(raw: Raw, context: Context) -> Reading:
    """The key as the other table has it."""
    keys = context.options.keys
    text = as_text(raw)
    if keys.get(fold(text)) == text:
        return Tidy(text)
    reading = identifier.read(raw, context)
    if not isinstance(reading, Tidy) or reading.value is None:
        return reading
    key = keys.get(fold(reading.value))
    if key is None or key == reading.value:
        return reading
    why = reading.why or Sentence("“{value}” is another spelling of “{key}”.", value=shown(raw), key=key)
    fault = "untidy-value" if reading.fault is None else reading.fault
    return Tidy(key, fault, key, reading.safe, why)


def appearance(options: Options, language: str) -> Appearance:
    """Text, as the keys are; the list of keys is the other table's column."""
    return Appearance(number_format="@", width=14, example="C-0001")
