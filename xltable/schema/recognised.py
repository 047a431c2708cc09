"""Which words lead to which column of a table: its headings, aliases, those it stands for, and looser spellings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import speech
from .column import ColumnSpec
from .spellings import fold, loose


def shipped_texts(language: str, table: str, column: str) -> Mapping[str, Any]:
    """What xltable ships of a column in a language: heading, aliases, prompt."""
    found: Mapping[str, Any] = speech.texts(language, "columns").get("columns", {}).get(table, {}).get(column, {})
    return found


def recognised(read: Mapping[str, ColumnSpec], table: str) -> tuple[ColumnSpec, ...]:
    """The columns with the words that lead to each.

    A heading belongs to the column that bears it, so another's alias gives way. A word's looser spellings lead to its
    column where they are no word of another.
    """
    columns = {key: _standing_in(column, table, read) for key, column in read.items()}
    bearer = {fold(w): k for k, c in columns.items() for w in (*c.headings.values(), k)}
    owner = dict(bearer)
    kept: dict[str, list[str]] = {key: [] for key in columns}
    looser: dict[str, dict[str, str]] = {}
    for key, column in columns.items():
        for word in dict.fromkeys((*column.headings.values(), *column.aliases)):
            folded = fold(word)
            if bearer.get(folded, key) != key:
                continue
            owner[folded] = key
            kept[key].append(word)
            for spelling in loose(word):
                looser.setdefault(fold(spelling), {}).setdefault(key, spelling)
    for folded, claims in looser.items():
        if folded not in owner and len(claims) == 1:
            key, spelling = next(iter(claims.items()))
            kept[key].append(spelling)
    for key, column in columns.items():
        borne = set(column.headings.values())
        kept[key] = [w for w in kept[key] if w not in borne]
    return tuple(c.model_copy(update={"aliases": tuple(kept[k])}) for k, c in columns.items())


def _standing_in(column: ColumnSpec, table: str, columns: Mapping[str, ColumnSpec]) -> ColumnSpec:
    """The column with the headings of those it stands for where they are missing, without them where they are not."""
    if not column.stands_for:
        return column
    aliases = list(column.aliases)
    for key in column.stands_for:
        if other := columns.get(key):
            theirs = {fold(w) for w in (key, *other.headings.values(), *other.aliases)}
            aliases = [a for a in aliases if fold(a) not in theirs]
            continue
        for language in speech.known():
            texts = shipped_texts(language, table, key)
            aliases += [*([texts["heading"]] if "heading" in texts else []), *texts.get("aliases", ())]
    return column.model_copy(update={"aliases": tuple(aliases)})
