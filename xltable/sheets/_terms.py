"""Terms of summary formulas: counts and sums over a table's columns, on whatever sheets the table is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..formula import Formula
from ..kinds import Tidy
from ..pages.page import Value
from ..refs import Layout, Part, criterion
from ..worked import Worked
from ..worked.live import obstacle, plain, repeated, spellings

NOT_BLANK = '"<>"'
"""The criterion of a cell with anything in it."""
_MOST_TEXTS = 20


def spelled(worked: Worked, table: str, key: str) -> dict[str, list[str]]:
    """For each meaning of a column, how its cells spell it; spellings that differ in case only are one to a formula."""
    found: dict[str, dict[str, str]] = {}
    for part in worked.book.of(table):
        if key not in part:
            continue
        read = part.readings(key)
        for raw, reading in zip(read.raws, read.readings, strict=True):
            if isinstance(reading, Tidy) and reading.value is not None:
                found.setdefault(str(reading.value), {}).setdefault(str(raw).casefold(), str(raw))
    return {value: list(texts.values()) for value, texts in found.items()}


def readable(worked: Worked, layout: Layout, table: str, *keys: str) -> bool:
    """Whether formulas can read these columns: they are in the workbook, and every cell is what it means."""
    return all(layout.has(table, key) and obstacle(worked, table, key) is None for key in keys)


def matching(layout: Layout, table: str, key: str, texts: Sequence[str], *more: tuple[str, str]) -> str:
    """How many records have one of some texts in a column; `more` are pairs of a column and a further criterion."""

    def term(part: Part) -> str:
        further = "".join(f",{part.column(column)},{test}" for column, test in more)
        return _each(f"COUNTIFS({part.column(key)},{_listed(texts)}{further})", texts)

    return layout.total(table, term)


def summed(layout: Layout, table: str, figure: str, key: str, texts: Sequence[str], *more: tuple[str, str]) -> str:
    """What a column adds up to over the records that have one of some texts in another; `more` as in `matching`."""

    def term(part: Part) -> str:
        further = "".join(f",{part.column(column)},{test}" for column, test in more)
        return _each(f"SUMIFS({part.column(figure)},{part.column(key)},{_listed(texts)}{further})", texts)

    return layout.total(table, term)


def whole(layout: Layout, table: str, key: str, function: str = "SUM") -> str:
    """A sum or count of a whole column."""
    return layout.total(table, lambda part: f"{function}({part.column(key)})")


def where(layout: Layout, table: str, *criteria: tuple[str, str]) -> str:
    """How many records meet criteria: pairs of a column and a criterion as COUNTIFS takes it."""
    return layout.total(
        table, lambda part: "COUNTIFS(" + ",".join(f"{part.column(key)},{test}" for key, test in criteria) + ")"
    )


def customer_key(worked: Worked) -> str:
    """The column of the customer list that tells a customer from an empty row."""
    keys = ("customer_id", "company", "email", *worked.book["contacts"].columns)
    return next(k for k in keys if worked.typed("contacts", k))


def counted(worked: Worked) -> NDArray[np.bool_]:
    """Which rows of the customer list count: a number that stands there twice counts once, where it stands first."""
    key = customer_key(worked)
    there: NDArray[np.bool_] = ~worked.empty("contacts", key)
    if key != "customer_id":
        return there
    codes, _ = worked.ids("contacts", key)
    first = np.zeros(len(codes), dtype=bool)
    first[np.unique(codes, return_index=True)[1]] = True
    return first & there


def once_each(worked: Worked) -> bool:
    """Whether no customer number stands on the list twice, so that a formula may count rows."""
    return customer_key(worked) != "customer_id" or repeated(worked, "contacts", "customer_id") is None


def all_listed_once(worked: Worked, layout: Layout) -> bool:
    """Whether the customer list says all: each customer stands there once, and transactions know no others."""
    if "contacts" not in worked.book or not worked.typed("contacts", "customer_id"):
        return False
    others = worked.customers[~worked.customers["listed"]]
    strangers = ((others["revenue"] != 0) | (others["orders"] > 0)).any()
    return not strangers and once_each(worked)


def customers(worked: Worked, layout: Layout) -> Value:
    """How many customers there are: rows with a number, each counted once, or with anything that names one."""
    count = int(counted(worked).sum())
    return Formula(whole(layout, "contacts", customer_key(worked), "COUNTA"), count) if once_each(worked) else count


def orders(worked: Worked, layout: Layout) -> Value:
    """How many valid orders there are, orders and not lines."""
    count = int(float(np.nansum(worked.numbers("transactions", "order_share"))) + 0.5)
    if not layout.has("transactions", "order_share"):
        return count
    return Formula(f"ROUND({whole(layout, 'transactions', 'order_share')},0)", count)


def revenue(worked: Worked, layout: Layout) -> Value:
    """What all valid orders less refunds come to."""
    net = float(np.nansum(worked.numbers("transactions", "net_base")))
    return Formula(whole(layout, "transactions", "net_base"), net) if layout.has("transactions", "net_base") else net


def open_requests(worked: Worked, layout: Layout) -> Value:
    """How many requests are neither solved nor closed; a request is a row with a number, else one with a status."""
    key = "ticket_id" if worked.typed("service", "ticket_id") else "status"
    there = ~worked.empty("service", key)
    done = spellings(worked, "service", "status", "solved", "closed")
    every = whole(layout, "service", key, "COUNTA")
    text = f"{every}-({matching(layout, 'service', 'status', done, (key, NOT_BLANK))})"
    return Formula(text, int((there & worked.open_requests).sum()))


def _listed(texts: Sequence[str]) -> str:
    """One criterion, or several as an array written out."""
    return criterion(texts[0]) if len(texts) == 1 else "{" + ",".join(criterion(t) for t in texts) + "}"


def _each(formula: str, texts: Sequence[str]) -> str:
    """A formula with an array of criteria gives one answer each; SUMPRODUCT adds them up in every program."""
    return formula if len(texts) == 1 else f"SUMPRODUCT({formula})"


@dataclass(frozen=True)
class Group:
    """The records whose cell in a column says the same: how it is shown, how its cells spell it, and which they are."""

    name: str
    texts: Sequence[str]
    records: NDArray[np.int64]


def groups(worked: Worked, table: str, key: str) -> list[Group]:
    """The records of a table by what a text column says, whatever the case of its letters; blank ones are in none."""
    codes, values = worked.codes(table, key)
    raws = spelled(worked, table, key)
    merged: dict[str, tuple[str, list[str], list[int]]] = {}
    for code, value in enumerate(values):
        if value is not None:
            _, texts, found = merged.setdefault(str(value).casefold(), (str(value), [], []))
            texts += raws.get(str(value), []) if worked.typed(table, key) else [str(value)]
            found.append(code)
    return [
        Group(name, list({t.casefold(): t for t in texts}.values()), np.flatnonzero(np.isin(codes, found)))
        for name, texts, found in merged.values()
    ]


def counting(layout: Layout, table: str, among: tuple[str, Group | None], *criteria: tuple[str, str]) -> str:
    """How many records of a group, or of all where there is none, meet criteria."""
    key, group = among
    if group is None:
        return where(layout, table, *criteria)
    return matching(layout, table, key, group.texts, *criteria)


def sayable(texts: Sequence[str]) -> bool:
    """Whether a criterion of a formula can mean these texts and nothing else, in few enough words."""
    return 0 < len(texts) <= _MOST_TEXTS and all(plain(text) for text in texts)
