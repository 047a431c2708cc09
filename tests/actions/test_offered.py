"""What the drop-downs of references and states offer a row, worked out by LibreOffice, and what validate accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
import python_calamine
from openpyxl.utils import get_column_letter

import xltable
from xltable.actions.generate import generate
from xltable.countries import alpha2
from xltable.countries import names as country_names
from xltable.kinds import Context, Tidy, fold, kind
from xltable.schema import load

from ..recalculate import needs_office, recalculated

pytestmark = [pytest.mark.filterwarnings("ignore:.*extension is not supported"), needs_office, pytest.mark.full]
TEMPLATE = load("exporter-full")
DAY = date(2026, 11, 28)
_OWN_ROW = re.compile(r"(?<![A-Z!$])\$([A-Z]{1,2})2\b")
UNKNOWN = "C-7777"
LETTERS = "CX07?*~-客é"
SEEDS = (1, 2, 3)
OFFERED = 100
"""The longest list that is looked at whole."""


@dataclass(frozen=True)
class Ask:
    """A cell whose drop-down is opened."""

    table: str
    column: str
    row: int


def offers(path: Path, asks: list[Ask], folder: Path) -> dict[Ask, list[str]]:
    """What each drop-down offers: its own formula, put into cells of a sheet beside it and calculated."""
    book = openpyxl.load_workbook(path)
    scratch = book.create_sheet("Asked")
    for col, ask in enumerate(asks, start=1):
        sheet = sheet_of(book, ask.table)
        at = letter(ask.table, ask.column)
        (rule,) = (d for d in sheet.data_validations.dataValidation if f"{at}{ask.row}" in d.sqref)
        assert rule.type == "list"
        source = _OWN_ROW.sub(rf"'{sheet.title}'!$\g<1>{ask.row}", rule.formula1)
        scratch.cell(1, col, f"=ROWS({source})")
        for i in range(OFFERED):
            scratch.cell(2 + i, col, f'=IF({i + 1}>ROWS({source}),"",INDEX({source},{i + 1})&"")')
    book.save(path)
    folder.mkdir()
    cells = python_calamine.CalamineWorkbook.from_path(str(recalculated(path, folder)))
    rows = cells.get_sheet_by_name("Asked").to_python(skip_empty_area=False)
    assert all(count == "" or count <= OFFERED for count in rows[0])
    return {ask: [str(r[i]) for r in rows[1:] if r[i] != "" and rows[0][i] != ""] for i, ask in enumerate(asks)}


def keys_of(table: str) -> list[str]:
    """The columns of a table as they stand."""
    spec = TEMPLATE.table(table)
    assert spec is not None
    return [c.key for c in spec.columns]


def letter(table: str, column: str) -> str:
    return str(get_column_letter(1 + keys_of(table).index(column)))


def sheet_of(book: Any, table: str) -> Any:
    spec = TEMPLATE.table(table)
    assert spec is not None
    return book[spec.title("en")]


def append(book: Any, table: str, *records: dict[str, Any]) -> Iterator[int]:
    """Type records under a table, as somebody would who does not keep them in any order. Yields their rows."""
    sheet, keys = sheet_of(book, table), keys_of(table)
    first = 1 + max(c.row for c in sheet["A"] if c.value not in (None, ""))
    (excel_table,) = sheet.tables.values()
    start, end = excel_table.ref.split(":")
    excel_table.ref = f"{start}:{end.rstrip('0123456789')}{first + len(records) - 1}"  # as Excel does while one types
    for row, record in enumerate(records, start=first):
        for key, value in record.items():
            sheet.cell(row, 1 + keys.index(key), value)
        yield row


@dataclass(frozen=True)
class Typed:
    """What is typed in beside the sample: numbers of customers, and orders with whose they are."""

    customers: tuple[str, ...]
    orders: tuple[tuple[str | None, str], ...]


BY_HAND = Typed(
    ("C-*7", "C-00?3", "C-~5"),
    (
        ("C-0003", "SO-9001"), ("C-0001", "SO-9002"), ("C-0003", "SO-9003"), ("C-0003", "SO-9001"), (None, "SO-9"),
        ("C-*7", "SO-2*1"), ("C-0003", "SO-202?-0002"), ("C-00?3", "SO-~73"), ("C-*7", "SO-7*"), ("C-~5", "SO-?6"),
    ),
)  # fmt: skip


def drawn(seed: int) -> Typed:
    """Numbers and orders by chance, many of signs that mean any text to MATCH and COUNTIF; some orders stand twice."""
    chance = Random(seed)
    numbers = {fold(n): n for n in ("".join(chance.choices(LETTERS, k=chance.randint(2, 5))) for _ in range(40))}
    customers = [f"C-{n}" for n in [*numbers.values()][:6]]
    owners = ("C-0001", "C-0003", UNKNOWN, None, *customers)
    orders = [(chance.choice(owners), f"SO-{n}") for n in [*numbers.values()][6:]]
    return Typed(tuple(customers), (*orders, *orders[:5]))


@pytest.fixture(scope="module", params=[BY_HAND, *map(drawn, SEEDS)], ids=["by-hand", *map(str, SEEDS)])
def typed(request: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Ask], dict[Ask, list[str]]]:
    """A workbook with twelve customers in which more orders and requests were typed; what its drop-downs offer."""
    path, more = tmp_path_factory.mktemp("offered") / "new.xlsx", request.param
    generate(path, TEMPLATE, language="en", home="CN", currency="CNY", as_of=DAY, sample=12)
    book = openpyxl.load_workbook(path)
    firms = ({"customer_id": owner, "company": owner, "country": "Germany"} for owner in more.customers)
    list(append(book, "contacts", *firms))
    list(append(book, "transactions", *({"order_id": order, "customer_id": owner} for owner, order in more.orders)))
    people = ("C-0001", "C-0003", "C-0012", UNKNOWN, None, *more.customers)
    rows = [*append(book, "service", *({"ticket_id": f"S-9{i}", "customer_id": p} for i, p in enumerate(people)))]
    asks = [Ask("service", "order_id", row) for row in rows]
    rows = [*append(book, "feedback", *({"feedback_id": f"F-9{i}", "customer_id": p} for i, p in enumerate(people)))]
    asks += [Ask("feedback", key, row) for row in rows for key in ("order_id", "ticket_id", "customer_id")]
    asks += [Ask("contacts", "state", row) for row in range(2, 14)]
    book.save(path)
    return path, asks, offers(path, asks, path.parent / "calculated")


@cache
def cells_of(path: Path) -> Any:
    return openpyxl.load_workbook(path, data_only=True)


def values(path: Path, table: str, *keys: str) -> list[tuple[Any, ...]]:
    columns = [keys_of(table).index(key) for key in keys]
    rows = sheet_of(cells_of(path), table).iter_rows(min_row=2, values_only=True)
    return [tuple(row[c] for c in columns) for row in rows]


def test_a_row_is_offered_what_its_customer_has(typed: tuple[Path, list[Ask], dict[Ask, list[str]]]) -> None:
    """The last first, each once, also what was appended in no order; all of them where no customer is named."""
    path, asks, offered = typed
    for ask in asks:
        target = {"order_id": ("transactions", "order_id"), "ticket_id": ("service", "ticket_id")}.get(ask.column)
        if target is None:
            continue
        owner = values(path, ask.table, "customer_id")[ask.row - 2][0]
        records = values(path, target[0], target[1], "customer_id")
        every = [record for record, _ in records if record]
        first = dict(reversed(records))
        own = [record for record in reversed(dict.fromkeys(every)) if first[record] == owner]
        assert offered[ask] == (own if owner else every), ask


def test_customers_are_offered_as_far_as_the_list_goes(typed: tuple[Path, list[Ask], dict[Ask, list[str]]]) -> None:
    path, asks, offered = typed
    customers = [number for (number,) in values(path, "contacts", "customer_id") if number]
    assert len(customers) > 12
    assert all(offered[ask] == customers for ask in asks if ask.column == "customer_id")


def test_states_are_those_of_the_country_and_right(typed: tuple[Path, list[Ask], dict[Ask, list[str]]]) -> None:
    path, asks, offered = typed
    codes = {name: code for code, name in country_names("en").items() if code in alpha2()}
    countries = [codes[name] for name, number in values(path, "contacts", "country", "customer_id") if number]
    states = [(countries[a.row - 2], offered[a]) for a in asks if a.column == "state"]
    assert any(offered for _, offered in states)
    for country, texts in states:
        for text in texts:
            reading = kind("subdivision").read(text, Context(row={"country": country}, language="en"))
            assert isinstance(reading, Tidy) and reading.fault is None
            assert str(reading.value).startswith(f"{country}-"), text


@pytest.mark.parametrize("ask", [("service", "order_id"), ("feedback", "order_id"), ("feedback", "ticket_id")])
def test_validate_accepts_what_is_offered_and_nothing_else(
    typed: tuple[Path, list[Ask], dict[Ask, list[str]]], tmp_path: Path, ask: tuple[str, str]
) -> None:
    """Every record there is, typed in beside every one of the customers asked for: a fault where it was not offered."""
    path, asks, offered = typed
    table, column = ask
    source = ("service", "ticket_id") if column == "ticket_id" else ("transactions", "order_id")
    # A record whose own customer is unknown is told where it stands, not wherever it is named.
    every = dict.fromkeys(r for r, c in values(path, *source, "customer_id") if r and c not in (None, UNKNOWN))
    customers = values(path, table, "customer_id")
    own = {customers[a.row - 2][0]: set(offered[a]) for a in asks if (a.table, a.column) == ask}
    pairs = [(c, r) for c in own if c and c != UNKNOWN for r in (*every, "SO-none")]
    number = keys_of(table)[0]
    book = openpyxl.load_workbook(path)
    del book["Asked"]
    lines = ({number: f"X-{i}", "customer_id": c, column: r} for i, (c, r) in enumerate(pairs))
    rows = list(append(book, table, *lines))
    book.save(tmp_path / "typed.xlsx")
    told = xltable.validate(xltable.open(tmp_path / "typed.xlsx", as_of=DAY))
    places = {str(i.place) for i in told if i.rule in ("orphan-record", "inconsistent-copy")}
    sheet = sheet_of(book, table).title
    for (customer, record), row in zip(pairs, rows, strict=True):
        place = f"{sheet}!{letter(table, column)}{row}"
        assert (place in places) == (record not in own[customer]), (customer, record)
