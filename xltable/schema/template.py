"""A template: which tables, columns, choices and sheets a workbook has."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from ..kinds import Choice
from .table import TableSpec


class Template(BaseModel):
    """What a workbook is read against, and made from."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: str
    title: Mapping[str, str] = Field(default_factory=dict)
    """One line that says whom it is for, by language."""
    tables: tuple[TableSpec, ...]
    choices: Mapping[str, tuple[Choice, ...]] = Field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    """The sheets xltable adds by default, from the shelf of sheets."""
    settings: Mapping[str, float | str | bool] = Field(default_factory=dict)
    """Thresholds the user may change: days until stale by grade, share of the high-value segment, and the like."""
    completeness: float = 0.6
    """A record below this share of its required and recommended cells is incomplete."""

    @property
    def column_names(self) -> frozenset[str]:
        """What columns are called by in a mapping or a configuration: `email`, `contacts.email`."""
        columns = ((table.key, column.key) for table in self.tables for column in table.columns)
        return frozenset(name for table, key in columns for name in (key, f"{table}.{key}"))

    def table(self, key: str) -> TableSpec | None:
        """The table of that key, or None."""
        return next((t for t in self.tables if t.key == key), None)
