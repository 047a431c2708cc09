"""The tables in the kinds' docstrings, as cells that can be read.

A cell is a Python literal or plain text; whole numbers are plain text, as a cell never holds an int. The context names
what the row, the column and the user say: `country=DE`, `column=31/12/2015;01/01/2016` (the values of the column, which
its evidence is taken from), `choices=demo` or `grades`, `keys=C-0001`, `language`, `home`, `minimum`, `maximum`,
`max_length`, `day_first`, `decimal`, `as_of`, `canonical`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from xltable import kinds
from xltable.kinds import Choice, Context, Options, Raw, Reading, fold, kind

from ._laws import in_column

HEADER = "| raw | context | value | fault | written |"
DEMO = (
    Choice("distributor", {"en": "Distributor", "zh": "分销商", "de": "Großhändler"}, ("wholesale dealer",)),
    Choice("retailer", {"en": "Retailer", "zh": "零售商", "de": "Händler"}, ("shop",)),
    Choice("agent", {"en": "Agent", "zh": "代理", "de": "Vertreter"}),
)
GRADES = (Choice("a", {"en": "A"}), Choice("d", {"en": "D"}))
LISTS = {"demo": DEMO, "grades": GRADES}
CALLS = {"date": date, "datetime": datetime, "time": time, "timedelta": timedelta}


@dataclass(frozen=True)
class Line:
    """One line of the table of a kind: a cell, what is around it, and what the table says of its reading."""

    kind: str
    number: int
    raw: Raw
    context: Context
    column: tuple[Raw, ...]
    value: str
    fault: str
    written: str

    def read(self) -> Reading:
        """What the kind makes of the cell."""
        context = in_column(self.kind, self.column, self.context) if self.column else self.context
        return kind(self.kind).read(self.raw, context)

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}"


def lines() -> Iterator[Line]:
    """Every line of every kind's table."""
    for name in kinds.SHELF:
        page = iter(kinds.SHELF.page(name).splitlines())
        for found in page:
            if found.strip() != HEADER:
                continue
            next(page)
            for number, row in enumerate(page):
                if not row.startswith("|"):
                    break
                raw, around, *told = (c.strip() for c in re.split(r"(?<=[ |])\|", row.strip()[1:-1] + " "))
                yield Line(name, number, literal(raw), *_around(name, around), *told[:3])


def literal(cell: str) -> Any:
    """What a cell of the table stands for."""
    call = re.fullmatch(r"(date|datetime|time|timedelta)\(([\d, ]+)\)", cell)
    if call:
        return CALLS[call[1]](*(int(n) for n in call[2].split(",")))
    try:
        found = ast.literal_eval(cell)
    except (ValueError, SyntaxError):
        return cell
    wanted = isinstance(found, str | bool) or (isinstance(found, float) and "E" not in cell) or "'" in cell
    return found if wanted else cell


def _around(name: str, cell: str) -> tuple[Context, tuple[Raw, ...]]:
    given = dict(f.split("=", 1) for f in re.split(r",?\s+(?=\w+=)", cell) if f)
    numbers = {k: float(given.pop(k)) for k in ("minimum", "maximum") if k in given}
    options = Options(**numbers, max_length=int(given.pop("max_length", 0)) or None)
    if listed := given.pop("choices", None):
        options = replace(options, choices=LISTS[listed], choice_list=listed)
    if key := given.pop("keys", None):
        options = replace(options, keys=_by_spelling(key.split(";")))
    context = Context(
        options=options,
        language=given.pop("language", "en"),
        home=given.pop("home", None),
        as_of=date.fromisoformat(given.pop("as_of")) if "as_of" in given else None,
        canonical=given.pop("canonical", "False") == "True",
        hints={k: literal(given.pop(k)) for k in ("day_first", "decimal", "date_system") if k in given},
    )
    column = tuple(literal(v) for v in given.pop("column").split(";")) if "column" in given else ()
    context = replace(context, row={k: literal(v) for k, v in given.items()})
    assert set(context.row) <= set(kind(name).depends_on), f"{name} does not look at {set(context.row)}"
    return context, column


def _by_spelling(keys: list[str]) -> dict[str, tuple[str, ...]]:
    return {fold(key): tuple(k for k in keys if fold(k) == fold(key)) for key in keys}
