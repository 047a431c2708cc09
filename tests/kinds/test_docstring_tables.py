"""The table in every kind's docstring is true: raw values read as it says.

A cell is a Python literal or plain text; whole numbers are plain text, as a cell never holds an int. The context names
what the row, the column and the user say: `country=DE`, `column=31/12/2015;01/01/2016` (the values of the column, which
its evidence is taken from), `choices=demo`, `keys=C-0001`, `language`, `home`, `minimum`, `maximum`, `max_length`,
`day_first`, `decimal`, `as_of`, `canonical`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from xltable import kinds
from xltable.kinds import Choice, Context, Options, Raw, Tidy, fold, kind

HEADER = "| raw | context | value | fault | written |"
DEMO = (
    Choice("distributor", {"en": "Distributor", "zh": "分销商", "de": "Großhändler"}, ("wholesale dealer",)),
    Choice("retailer", {"en": "Retailer", "zh": "零售商", "de": "Händler"}, ("shop",)),
    Choice("agent", {"en": "Agent", "zh": "代理", "de": "Vertreter"}),
)
CALLS = {"date": date, "datetime": datetime, "time": time, "timedelta": timedelta}


def rows() -> Iterator[Any]:
    for name in kinds.SHELF:
        lines = iter(kinds.SHELF.page(name).splitlines())
        for line in lines:
            if line.strip() != HEADER:
                continue
            next(lines)
            for number, row in enumerate(lines):
                if not row.startswith("|"):
                    break
                cells = [cell.strip() for cell in re.split(r"(?<=[ |])\|", row.strip()[1:-1] + " ")]
                yield pytest.param(name, cells, id=f"{name}-{number}")


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


def context_of(name: str, cell: str) -> Context:
    given = dict(f.split("=", 1) for f in re.split(r",?\s+(?=\w+=)", cell) if f)
    numbers = {k: float(given.pop(k)) for k in ("minimum", "maximum") if k in given}
    options = Options(**numbers, max_length=int(given.pop("max_length", 0)) or None)
    if given.pop("choices", None) == "demo":
        options = replace(options, choices=DEMO, choice_list="demo")
    if key := given.pop("keys", None):
        options = replace(options, keys={fold(key): key})
    context = Context(
        options=options,
        language=given.pop("language", "en"),
        home=given.pop("home", None),
        as_of=date.fromisoformat(given.pop("as_of")) if "as_of" in given else None,
        canonical=given.pop("canonical", "False") == "True",
        hints={k: literal(given.pop(k)) for k in ("day_first", "decimal", "date_system") if k in given},
    )
    column: list[Raw] = [literal(v) for v in given.pop("column").split(";")] if "column" in given else []
    context = replace(context, row={k: literal(v) for k, v in given.items()})
    assert set(context.row) <= set(kind(name).depends_on), f"{name} does not look at {set(context.row)}"
    return replace(context, evidence=kind(name).evidence(dict.fromkeys(column, 1), context)) if column else context


@pytest.mark.parametrize(("name", "cells"), list(rows()))
def test_row_of_the_table(name: str, cells: list[str]) -> None:
    raw, context, value, fault, written = (*cells[:2], *cells[2:5])
    reading = kind(name).read(literal(raw), context_of(name, context))
    assert (reading.fault or "") == fault, reading
    if not value:
        assert not isinstance(reading, Tidy) or reading.value is None, reading
        assert str(reading.why), "what is refused says why"
        return
    assert isinstance(reading, Tidy), reading
    assert reading.value == literal(value) and _sort(reading.value) is _sort(literal(value)), reading
    if fault:
        assert reading.written == (literal(written) if written else None), reading


def _sort(value: object) -> type:
    """True is not 1 and "1" is not 1, but 1 is 1.0."""
    return float if type(value) is int else type(value)


@pytest.mark.parametrize("name", kinds.SHELF.names)
def test_every_kind_has_a_page(name: str) -> None:
    page = kinds.SHELF.page(name)
    assert page.splitlines()[0].endswith("."), "the first line is a sentence a customer could read"
    assert HEADER in page, "a table shows what it reads, mends and refuses"
