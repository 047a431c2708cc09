"""Headings and words that are spelt or made like a column's and mean something else (see near_misses.toml)."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources


@functools.cache
def near_misses() -> Mapping[str, list[str]]:
    """`words` are whole headings, `other` words within one."""
    return tomllib.loads(resources.files(__package__).joinpath("near_misses.toml").read_text("utf-8"))
