"""Where everything stands that a formula may name: the workbook as it will be once the derived columns are in.

Settings, rates and countries are named by the defined names their sheets bring.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from .literals import literal
from .part import Part

NAMES = {
    "settings": "xltable_",
    "rates": "xltable_rates_",
    "countries": "xltable_countries_",
    "lists": "lists_",
}
"""How the defined names of our support sheets begin: `xltable_as_of`, `xltable_rates_currency`, `lists_grade`.

The settings sheet names the cell of every setting, and `xltable_today`: the as-of day, or TODAY() where that is empty.
The rates sheet names its columns currency, date, rate; the countries sheet code, name and one for each grouping.
"""


@dataclass(frozen=True)
class Layout:
    """Where everything stands that a formula may name."""

    parts: tuple[Part, ...]
    language: str = "en"
    named: frozenset[str] = frozenset()
    """The support sheets the workbook has or gets (settings, rates, countries, lists): their names may be used."""
    settings: Mapping[str, float | str | bool | date | None] = field(default_factory=dict)
    """Written out in formulas where the workbook has no settings sheet."""
    as_of: date | None = None
    groupings: tuple[str, ...] = ()
    """The columns of groups on the countries sheet."""

    def of(self, table: str) -> tuple[Part, ...]:
        """Every sheet a table of the template is kept on."""
        return tuple(p for p in self.parts if p.table == table)

    def has(self, table: str, key: str) -> bool:
        """Whether a table stands in the workbook with that column on each of its sheets."""
        parts = self.of(table)
        return bool(parts) and all(key in p for p in parts)

    def column(self, table: str, key: str) -> str:
        """The cells of a column, of a table kept on one sheet. Raises KeyError where it is on none or on several."""
        parts = self.of(table)
        if len(parts) != 1:
            raise KeyError(table)
        return parts[0].column(key)

    def total(self, table: str, term: Callable[[Part], str]) -> str:
        """A sum or count over every sheet the table is kept on: the term of each, added up."""
        return "+".join(term(part) for part in self.of(table)) or "0"

    def lookup(self, table: str, wanted: str, by: str, key: str, otherwise: str = '""') -> str:
        """The text in column `key` of the first record whose column `by` is `wanted`, else `otherwise`."""
        formula = otherwise
        for part in reversed(self.of(table)):
            formula = f'IFERROR(INDEX({part.column(key)},MATCH({wanted},{part.column(by)},0))&"",{formula})'
        return formula

    def setting(self, name: str) -> str:
        """A setting: its cell on the settings sheet, or what it holds where there is no such sheet."""
        return NAMES["settings"] + name if "settings" in self.named else literal(self.settings.get(name))

    def today(self) -> str:
        """The day that counts as today: the as-of cell where it is filled, else TODAY()."""
        if "settings" in self.named:
            return f"{NAMES['settings']}today"
        return literal(self.as_of) if self.as_of else "TODAY()"

    def rates(self, column: str) -> str:
        """A column of the rates sheet: currency, date or rate."""
        return NAMES["rates"] + column

    def countries(self, column: str) -> str:
        """A column of the countries sheet: code, name, or a grouping by its name or its path."""
        stem = column.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].removesuffix(".toml")
        return NAMES["countries"] + "".join(c if c.isalnum() else "_" for c in stem)


@dataclass(frozen=True)
class Refs:
    """What a derived column's formula may name: the sheet it is written on, and everything else."""

    layout: Layout
    part: Part

    def this(self, key: str) -> str:
        return self.part.this(key)

    def today(self) -> str:
        return self.layout.today()
