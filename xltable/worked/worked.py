"""The columns and figures of a book, each worked out once.

A column is what the user typed, or what the shelf of derived columns makes of it; where the user typed over a live
formula of ours, the typed value counts. Lists kept on several sheets are one after the other.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..book import Book, Table
from ..kinds import Value
from . import coding, columns, reading
from .coding import Codes
from .rates import Rates, rows
from .serial import Floats, serial
from .settings import Setting, settings

if TYPE_CHECKING:
    import pandas as pd

Bools = NDArray[np.bool_]
USUAL_GROUPINGS = ("sales-regions",)


class Worked:
    """What can be worked out of a book."""

    def __init__(self, book: Book, groupings: Sequence[str] | None = None, *, up_to_today: bool = False) -> None:
        """`groupings` are names on the shelf, or paths; by default the workbook's, else the sales regions we ship.

        The first divides countries where a column or sheet says “region”.
        With `up_to_today`, lines of later days count for nothing yet: as things stood on the day that counts as today.
        """
        self.book = book
        self.groupings = tuple(dict.fromkeys(groupings or book.groupings or USUAL_GROUPINGS))
        self.grouping = self.groupings[0]
        self.up_to_today = up_to_today

    # What holds for the whole book

    @functools.cached_property
    def settings(self) -> Mapping[str, Setting]:
        """Thresholds and the like by name."""
        found = settings(self.book)
        return found | {"home_currency": found["home_currency"] or self._own_currency(found["home"])}

    def number(self, setting: str) -> float:
        """A setting that is a number."""
        return serial(self.settings[setting])

    @functools.cached_property
    def today(self) -> date:
        """The day that counts as today."""
        as_of = self.settings["as_of"]
        return as_of if isinstance(as_of, date) else date.today()

    @property
    def currency(self) -> str | None:
        """The home currency: recorded, that of the home country, or the one all transactions are in; else None."""
        currency = self.settings["home_currency"]
        return currency if isinstance(currency, str) else None

    def _own_currency(self, home: Setting) -> str | None:
        if isinstance(home, str):
            from ..countries.facts import currency

            return currency(home, self.book.as_of)
        if not self.typed("transactions", "currency"):
            return None
        used = {v for t in self.book.of("transactions") for v in t.values("currency") if v is not None}
        return str(used.pop()) if len(used) == 1 else None

    @functools.cached_property
    def rates(self) -> Rates:
        """Rates of exchange to the home currency."""
        return Rates(self.currency, rows(self.book))

    # Columns

    def length(self, table: str) -> int:
        """How many records a table has, over all its sheets."""
        return sum(len(t) for t in self.book.of(table))

    def typed(self, table: str, key: str) -> bool:
        """Whether the user keeps this column on every sheet of the table."""
        parts = self.book.of(table)
        return bool(parts) and all(self.typed_part(t, n, key) for n, t in enumerate(parts))

    def typed_part(self, table: Table, number: int, key: str) -> bool:
        """Whether the user keeps this column on one sheet: it is there, and it does not bear our mark."""
        return key in table and (table.key, key, number) not in self.book.marked

    def has(self, table: str, key: str) -> bool:
        """Whether a column is there, or can be worked out."""
        if table == "settings":
            return self.settings.get(key) is not None
        if table not in self.book:
            return False
        return self.typed(table, key) or columns.lacking(self, table, key) == ()

    def column(self, table: str, key: str) -> list[Value]:
        """The tidy value of every record; as shown, for a derived column. Nones where there is no such column."""
        return self._columns((table, key))

    def numbers(self, table: str, key: str) -> Floats:
        """A column as numbers, days as Excel counts them; NaN where a cell is no number."""
        return self._numbers((table, key))

    def codes(self, table: str, key: str) -> tuple[Codes, list[Value]]:
        """For each record, which of the distinct values it has; number 0 is None."""
        return self._codes((table, key))

    def shown(self, table: str, key: str) -> list[str | None]:
        """A column as text, the way its cells are written; None where a cell is empty."""
        if not self.typed(table, key):
            return [None if v is None else str(v) for v in self.column(table, key)]
        return [None if raw is None else coding.text(raw) for t in self.book.of(table) for raw in t.columns[key].raw]

    def looked_up(self, table: str, key: str, source: str, by: str, what: Iterable[Value]) -> list[Value]:
        """For each record the value in `what` of the first record of `source` whose `by` is its `key`."""
        codes, ids = self.ids(source, by)
        first: dict[str | None, Value] = {}
        for code, value in zip(codes.tolist(), what, strict=True):
            if code:
                first.setdefault(ids[code], value)
        wanted, names = self.ids(table, key)
        found = [None if n is None else first.get(n) for n in names]
        return [found[c] for c in wanted.tolist()]

    def ids(self, table: str, key: str) -> tuple[Codes, list[str | None]]:
        """As `codes`, for identifiers and references: one that leads nowhere is still told from another."""
        return self._ids((table, key))

    def means(self, table: str, key: str, *choices: Value) -> Bools:
        """Which records have one of these choices in a column."""
        codes, values = self.codes(table, key)
        wanted: Bools = np.array([v is not None and v in choices for v in values], dtype=bool)[codes]
        return wanted

    def empty(self, table: str, key: str) -> Bools:
        """Which records have nothing in a column; all of them where there is no such column."""
        parts = [~t.columns[key].filled if key in t else np.ones(len(t), dtype=bool) for t in self.book.of(table)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=bool)

    def typed_over(self, table: Table, number: int, key: str) -> list[int]:
        """Records in which the user typed over a live formula of ours."""
        return reading.typed_over(self, table, number, key)

    @functools.cached_property
    def _ids(self) -> Callable[[tuple[str, str]], tuple[Codes, list[str | None]]]:
        return functools.cache(lambda at: reading.ids(self, *at))

    @functools.cached_property
    def _columns(self) -> Callable[[tuple[str, str]], list[Value]]:
        return functools.cache(lambda at: reading.values(self, *at))

    @functools.cached_property
    def _numbers(self) -> Callable[[tuple[str, str]], Floats]:
        return functools.cache(lambda at: reading.numbers(self, *at))

    @functools.cached_property
    def _codes(self) -> Callable[[tuple[str, str]], tuple[Codes, list[Value]]]:
        return functools.cache(lambda at: reading.codes(self, *at))

    # Figures

    @functools.cached_property
    def lines(self) -> pd.DataFrame:
        """The transactions line by line; see `worked.lines`."""
        from .lines import lines

        return lines(self)

    @functools.cached_property
    def customers(self) -> pd.DataFrame:
        """One row per customer; see `worked.customers`."""
        from .customers import customers

        return customers(self)

    def per_contact(self, figure: Iterable[Value]) -> list[Value]:
        """A column of `customers` put beside the contacts; None for a contact without number."""
        codes, ids = self.ids("contacts", "customer_id")
        known = dict(zip(self.customers.index, figure, strict=True))
        values = [None if i is None else known.get(i) for i in ids]
        return [values[c] for c in codes.tolist()]

    @functools.cached_property
    def open_requests(self) -> Bools:
        """Which service records are neither solved nor closed."""
        return ~self.means("service", "status", "solved", "closed")

    @functools.cached_property
    def open_feedback(self) -> Bools:
        """Which feedback is still to be dealt with: not marked as not pending, not solved, not closed."""
        done = self.means("feedback", "pending", False, "no") | self.means("feedback", "status", "solved", "closed")
        return ~done & self.empty("feedback", "closed_at")

    def label(self, table: str, key: str, choice: str | None) -> str | None:
        """How the workbook shows a choice of a column."""
        return choice and self.labels(table, key).get(choice, choice)

    def labels(self, table: str, key: str) -> Mapping[str, str]:
        """How the workbook shows the choices of a column, by key."""
        spec = self.book.template.table(table)
        column = spec.column(key) if spec else None
        choices = self.book.template.choices.get(column.choices or "", ()) if column else ()
        return {c.key: c.label(self.book.language) for c in choices}
