"""Reading the codes of banks and accounts, which python-stdnum checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Protocol

from stdnum.exceptions import InvalidChecksum, ValidationError

from ..speech import Sentence
from . import Raw, Reading, Tidy, Unreadable
from ._characters import clean, shown
from ._digits import plain
from ._refusals import is_nothing, not_a, says_nothing


class Code(Protocol):
    """A module of python-stdnum."""

    def validate(self, number: str) -> str:
        """The code without marks; raises ValidationError."""
        ...


def read_code(
    raw: Raw, wanted: Sentence, code: Code, label: re.Pattern[str], accepted: Collection[Callable[[str], str]] = ()
) -> Reading:
    """The code in a cell, with or without its `label` before it; `accepted` are other ways to write it."""
    if not isinstance(raw, str):
        return not_a(raw, wanted)
    if is_nothing(raw):
        return says_nothing(raw, wanted)
    cleaned = clean(raw)
    text = plain(cleaned.text).upper()
    bare = text[found.end() :] if (found := label.match(text)) else text
    try:
        value = code.validate(bare)
    except InvalidChecksum:
        why = Sentence("“{value}” is not {wanted}: its check digits do not fit.", value=shown(raw), wanted=wanted)
        return Unreadable(why)
    except ValidationError:
        return not_a(raw, wanted)
    if raw in (value, *(write(value) for write in accepted)):
        return Tidy(value)
    if cleaned.fault == "invisible-characters":
        return Tidy(value, cleaned.fault, value, why=cleaned.why)
    why = Sentence("“{value}” is an untidy way to write “{number}”.", value=shown(raw), number=value)
    return Tidy(value, "untidy-value", value, why=why)
