"""A table of a template: what it is called and which columns it has."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from .column import ColumnSpec


class TableSpec(BaseModel):
    """One list we keep."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    titles: Mapping[str, str] = Field(default_factory=dict)
    """What its sheet is called, by language."""
    aliases: tuple[str, ...] = ()
    """Other titles its sheet may have, in any language."""
    record_key: str
    """The column that names a record."""
    columns: tuple[ColumnSpec, ...]
    support: bool = False
    """Kept by some for others to look into (rates of exchange): read where it is there, asked for by nobody."""

    def title(self, language: str) -> str:
        """The title in `language`, else in English, else the key."""
        return self.titles.get(language) or self.titles.get("en") or self.key

    def column(self, key: str) -> ColumnSpec | None:
        """The column of that key, or None."""
        return next((c for c in self.columns if c.key == key), None)
