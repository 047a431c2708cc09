"""Lists of words by language, kept in TOML files beside the code that looks at them."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

from .vocabulary import fold


@functools.cache
def word_list(file: str) -> frozenset[str]:
    """Every word of a list, folded, whatever its language."""
    raw = tomllib.loads(resources.files(__package__).joinpath(file).read_text("utf-8"))
    return frozenset(fold(word) for words in raw.values() for word in words)
