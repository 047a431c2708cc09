"""Which two columns of a list hold a person's first and last name, where no column holds both."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources

from ..book import Column
from .vocabulary import fold, variants


def name_parts(columns: Iterable[Column], whole: Column | None) -> tuple[Column, Column] | None:
    """The columns of first and last names among those that no table has, or None.

    `whole` is the column taken for the whole name: “Name” beside “Vorname” is the last name alone.
    """
    named = [*columns, *((whole,) if whole else ())]
    given, family = (next((c for c in named if _is(c, part)), None) for part in ("given", "family"))
    return (given, family) if given and family and given is not family else None


def _is(column: Column, part: str) -> bool:
    return any(fold(s) in _headings()[part] for spellings, _ in variants(column.heading) for s in spellings)


@functools.cache
def _headings() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(resources.files(__package__).joinpath("name_parts.toml").read_text("utf-8"))
    return {part: frozenset(map(fold, words)) for part, words in raw.items()}
