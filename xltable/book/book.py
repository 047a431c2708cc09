"""The workbook read against its template."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ..kinds import Raw, fold
from ..schema import Template
from .facts import Carried, DropDown, Facts, TextForm
from .places import Area
from .table import Table


@dataclass
class Book:
    """A workbook read against a template. It is never written to: writing takes a Book and a list of changes."""

    path: Path
    format: str
    """xlsx, xlsm, xlsb, xls, ods, csv or tsv."""
    template: Template
    language: str
    """Of what is told of it and of what is made for it."""
    tables: tuple[Table, ...]
    sheets: tuple[str, ...]
    """Every sheet of the file, in order."""
    own_sheets: Mapping[str, str] = field(default_factory=dict)
    """Sheets xltable made, by title: the name of each on the shelf of sheets."""
    hidden_sheets: tuple[str, ...] = ()
    """Sheets that the file lists as hidden."""
    kept_in: str = ""
    """The language its cells are kept in, by which they are judged; that of what is told, where not given."""
    home: str | None = None
    as_of: date | None = None
    generated: bool = False
    template_recorded: bool = False
    """True where the workbook was made from its template, or the user names one; not where enrich only notes which."""
    hints: Mapping[str, Any] = field(default_factory=dict)
    currency: str | None = None
    """The home currency (ISO 4217) recorded in the workbook or given by the user."""
    groupings: tuple[str, ...] = ()
    """The country groupings it was enriched with: names on the shelf, or paths; none where those are the usual ones."""
    own_cells: Callable[[str], list[list[Raw]]] = field(default=lambda name: [], repr=False)
    """The cells of one of our own sheets, by its name on the shelf; empty where the workbook has none."""
    marked: Mapping[tuple[str, str, int], Area] = field(default_factory=dict)
    """Derived columns that bear our mark: (table, key, part) and the cells they take, heading included."""
    look: Callable[[str], Facts | None] = field(default=lambda sheet: None, repr=False)
    """What a sheet holds besides values; None where the format cannot tell."""
    drop_downs: Callable[[str], Sequence[DropDown]] = field(default=lambda sheet: (), repr=False)
    """The drop-downs of a sheet; none where the format cannot tell."""
    carried: Callable[[], Carried | None] = field(default=lambda: None, repr=False)
    """What the file carries along that stands on no sheet; None where the format cannot tell."""
    text_form: TextForm | None = None
    """How a text file is written; None for a workbook."""
    stamp: tuple[int, int] | None = None
    """Size and modification time when read, so that a file changed since is not written over."""

    def __post_init__(self) -> None:
        self.kept_in = self.kept_in or self.language
        for table in self.tables:
            table.book = self

    @property
    def other_sheets(self) -> tuple[str, ...]:
        """Sheets that hold no table of the template."""
        used = {t.sheet for t in self.tables}
        return tuple(s for s in self.sheets if s not in used)

    def of(self, key: str) -> tuple[Table, ...]:
        """Every table found for one table of the template (a list may be kept on several sheets)."""
        return tuple(t for t in self.tables if t.key == key)

    def __contains__(self, key: object) -> bool:
        return any(t.key == key for t in self.tables)

    def __getitem__(self, key: str) -> Table:
        """The first table found for one table of the template. Raises KeyError where there is none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.as_of or date.today()

    def keys(self, reference: str) -> Mapping[str, tuple[str, ...]]:
        """The keys a reference such as `contacts.customer_id` may hold, by their folded spelling."""
        if reference not in self._keys:
            table, column = reference.split(".")
            found = {str(v): None for t in self.of(table) if column in t for v in t.values(column) if v is not None}
            keys: dict[str, tuple[str, ...]] = {}
            for key in found:
                spelling = fold(key)
                keys[spelling] = (*keys.get(spelling, ()), key)
            self._keys[reference] = keys
        return self._keys[reference]

    @functools.cached_property
    def _keys(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        return {}
