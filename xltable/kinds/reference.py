"""The key of a row of another table, such as the customer of an order.

An untidy spelling of a key is put right, but not unasked where it is the key that is written unlike the column's
others; a spelling that several keys share is nobody's. A key that is not there is reported by the rule orphan-record.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| C-0001 | keys=C-0001 | C-0001 | | |
| c 0001 | keys=C-0001 | C-0001 | untidy-value | C-0001 |
| ' C-0001 ' | keys=C-0001 | C-0001 | untidy-value | C-0001 |
| Ｃ－０００１ | keys=C-0001 | C-0001 | untidy-value | C-0001 |
| c-0001 | keys=C-0001;c-0001 | c-0001 | | |
| c 0001 | keys=C-0001;C-00-01 | c 0001 | | |
| 'C-0001\\u200b' | keys=C-0001 | C-0001 | invisible-characters | C-0001 |
| 17850.0 | keys=17850 | '17850' | | |
| 17850.0 | | '17850' | | |
| '17850.0' | keys=17850 | '17850' | untidy-value | '17850' |
| C-0002 | keys=C-0001 | C-0002 | | |
| 客户一 | keys=客户一 | 客户一 | | |
| '1.38E+10' | keys=C-0001 | | lost-digits | |
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, fold, identifier
from ._characters import as_text, shown

_NEARLY_ALL, _ENOUGH = 0.8, 4
_LOOKED_AT = 2_000
"""So many different keys show how a column writes them."""
_RUN = re.compile(r"(\d+)|([^\W\d_]+)")


@dataclass(frozen=True)
class Form:
    """How a column writes its keys, and what shape nearly all keys have in the table it leads to."""

    as_identifiers: identifier.Form
    shape: str | None = None


def evidence(distinct: Mapping[Raw, int], context: Context) -> Form:
    """How the column writes its keys, and the other table its own."""
    keys = itertools.chain.from_iterable(context.options.keys.values())
    shapes = Counter(map(_shape, itertools.islice(keys, _LOOKED_AT)))
    enough = max(_ENOUGH, _NEARLY_ALL * shapes.total())
    usual = next((shape for shape, count in shapes.most_common(1) if count >= enough), None)
    return Form(identifier.evidence(distinct, context), usual)


def read(raw: Raw, context: Context) -> Reading:
    """The key as the other table has it."""
    keys = context.options.keys
    form = context.evidence if isinstance(context.evidence, Form) else Form(identifier.Form())
    text = as_text(raw)
    if text in keys.get(fold(text), ()):
        return Tidy(text)
    reading = identifier.read(raw, replace(context, evidence=form.as_identifiers))
    if not isinstance(reading, Tidy) or reading.value is None:
        return reading
    same = keys.get(fold(reading.value), ())
    if len(same) != 1 or reading.value in same:
        return reading
    (key,) = same
    why = reading.why or Sentence("“{value}” is another spelling of “{key}”.", value=shown(raw), key=key)
    fault = "untidy-value" if reading.fault is None else reading.fault
    key_is_odd = form.shape is not None and _shape(reading.value) == form.shape != _shape(key)
    return Tidy(key, fault, key, reading.safe and not key_is_odd, why)


def appearance(options: Options, language: str) -> Appearance:
    """Text, as the keys are; the list of keys is the other table's column."""
    return Appearance(number_format="@", width=14, example="C-0001")


def _shape(key: str) -> str:
    """A key with its letters and digits made one of each: `A-0` for C-0001, `a-0` for c-0001."""
    return _RUN.sub(lambda run: "0" if run[1] else "A" if run[0].isupper() else "a", key)
