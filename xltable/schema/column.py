"""A column of a template: its key, its kind, what it is called in each language, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..kinds import Options

if TYPE_CHECKING:
    from .template import Template


class ColumnSpec(BaseModel):
    """One column of a table, as a template defines it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    kind: str = "text"
    headings: Mapping[str, str] = Field(default_factory=dict)
    """By language; English always."""
    aliases: tuple[str, ...] = ()
    """Other headings it is recognised by, in any language and of any program."""
    stands_for: tuple[str, ...] = ()
    """Columns whose headings lead here where the template has no such column: an invoice number names the order."""
    prompts: Mapping[str, str] = Field(default_factory=dict)
    """What to type, with an example, by language."""
    required: bool = False
    recommended: bool = False
    """Counted in completeness, though it may be empty."""
    unique: bool = False
    choices: str | None = None
    """The name of a list of choices."""
    reference: str | None = None
    """The key of another table: `contacts.customer_id`."""
    derived: bool = False
    """Worked out by xltable; on the shelf of derived columns under `<table>_<key>` or `<key>`."""
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    personal: Literal["none", "contact", "sensitive"] = "none"
    """What the cell says of a living person: nothing, how to reach them, or what should be guarded."""
    group: str | None = None
    """Columns of one group stand together and fold away together."""
    width: float | None = None
    """In characters; the kind's own where it is not set."""
    number_format: str | None = None

    def heading(self, language: str) -> str:
        """The heading in `language`, else in English, else the key."""
        return self.headings.get(language) or self.headings.get("en") or self.key

    def prompt(self, language: str) -> str:
        """What to type, in `language`, else in English, else nothing."""
        return self.prompts.get(language) or self.prompts.get("en") or ""

    def options(
        self, template: Template, keys: Callable[[str], Mapping[str, tuple[str, ...]]] | None = None
    ) -> Options:
        """What the column's kind must know; `keys` answers what a reference may hold."""
        return Options(
            choices=template.choices.get(self.choices, ()) if self.choices else (),
            choice_list=self.choices,
            minimum=self.minimum,
            maximum=self.maximum,
            max_length=self.max_length,
            number_format=self.number_format,
            keys=keys(self.reference) if keys and self.reference else {},
        )
