"""Headings and words that are spelt or made like a column's and mean something else (see near_misses.toml)."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

from .vocabulary import fold


@functools.cache
def near_misses() -> Mapping[str, list[str]]:
    """`words` are whole headings, `other` words within one."""
    return tomllib.loads(resources.files(__package__).joinpath("near_misses.toml").read_text("utf-8"))


def is_near_miss(heading: str) -> bool:
    """Whether a heading is one of those, whole."""
    return fold(heading) in _headings()


@functools.cache
def _headings() -> frozenset[str]:
    return frozenset(fold(word) for word in near_misses()["words"])
