"""What pydantic refuses in a template or configuration file, said in words that name what may stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import ValidationError

from ..errors import TemplateError

_MUST_BE = {
    "tuple_type": "{file}: “{key}” must be a list of texts in square brackets.",
    "string_type": "{file}: “{key}” must be a text.",
    "dict_type": "{file}: “{key}” must be a table of settings.",
    "mapping_type": "{file}: “{key}” must be a table of settings.",
    "model_type": "{file}: “{key}” must be a table of settings.",
    "bool_type": "{file}: “{key}” must be true or false.",
    "bool_parsing": "{file}: “{key}” must be true or false.",
}
_ONE_OF_SEVERAL = "{file}: “{key}” must be a number, a text, or true or false."
_KINDS = ("str", "int", "float", "bool", "date")
"""What pydantic puts behind a key that may hold several kinds of value, for each that it does not."""


def refused(error: ValidationError, file: str) -> TemplateError:
    """The error to raise for the first thing that is wrong in a file."""
    first = error.errors()[0]
    key = _path(first["loc"])
    if first["loc"][-1:] and first["loc"][-1] in _KINDS:
        return TemplateError(_ONE_OF_SEVERAL, file=file, key=key)
    if first["type"] == "literal_error":
        known = ", ".join(re.findall(r"'([^']*)'", first["ctx"]["expected"]))
        return TemplateError("{file}: “{key}” must be one of these: {known}.", file=file, key=key, known=known)
    if first["type"] in _MUST_BE:
        return TemplateError(_MUST_BE[first["type"]], file=file, key=key)
    return TemplateError("{file}: “{key}” is not right: {reason}.", file=file, key=key, reason=first["msg"].rstrip("."))


def _path(place: Sequence[str | int]) -> str:
    """The key, with the entries of a list counted from 1."""
    parts = place[:-1] if place and place[-1] in _KINDS else place
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in parts)
