"""Books made by hand: tables of headings and cells, or the example tables that stand in a rule's page."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from xltable.book import Area, Book, Column, Place, Table, encode
from xltable.findings import Change
from xltable.kinds import Raw
from xltable.package.carried import Carried, Connection, PivotCache
from xltable.schema import Template, load

TODAY = date(2026, 6, 15)


@functools.cache
def exporter() -> Template:
    return load("exporter")


@dataclass
class Facts:
    """What a sheet made by hand holds besides values."""

    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    hyperlinks: dict[tuple[int, int], str] = field(default_factory=dict)


Lists = Mapping[str, Mapping[str, Sequence[Raw]]]
"""By table (its second sheet is `contacts 2`) the cells of each column, by its key or else its heading."""


def book_of(
    lists: Lists, *, template: Template | None = None, facts: Mapping[str, Facts] | None = None, **more: Any
) -> Book:
    """A book with one sheet for each list, heading in row 1, records below; rows with nothing in them are blank."""
    template = template or exporter()
    tables = [_table(name, cells, template) for name, cells in lists.items()]
    known = dict(facts or {})
    settings: dict[str, Any] = {"as_of": TODAY, "look": lambda sheet: known.setdefault(sheet, Facts()), **more}
    sheets = tuple(dict.fromkeys(t.sheet for t in tables))
    return Book(Path("made.xlsx"), "xlsx", template, "en", tuple(tables), sheets, **settings)


def _table(name: str, cells: Mapping[str, Sequence[Raw]], template: Template) -> Table:
    spec = template.table(name.split()[0])
    assert spec is not None, name
    height = max((len(c) for c in cells.values()), default=0)
    rows = [i for i in range(height) if any(i < len(c) and c[i] is not None for c in cells.values())]
    columns: dict[str, Column] = {}
    foreign: list[Column] = []
    for index, (key, values) in enumerate(cells.items()):
        codes, distinct = encode([values[i] if i < len(values) else None for i in rows])
        column = spec.column(key)
        heading = column.heading("en") if column else key
        made = Column(column, heading, index, codes, distinct, "heading" if column else "", 1.0)
        if column:
            columns[key] = made
        else:
            foreign.append(made)
    area = Area(0, 0, max(rows, default=-1) + 1, max(len(cells) - 1, 0))
    blank = tuple(i + 1 for i in sorted(set(range(max(rows, default=0))) - set(rows)))
    at = np.array([i + 1 for i in rows], dtype=np.int64)
    return Table(spec, name.title(), area, (0,), at, columns, foreign, blank_rows=blank)


def changed(lists: Lists, changes: Sequence[Change]) -> dict[str, dict[str, list[Raw]]]:
    """The lists with changes made to them, as a save and a second reading would have them."""
    new = {name: {key: list(values) for key, values in cells.items()} for name, cells in lists.items()}
    by_sheet = {name.title(): cells for name, cells in new.items()}
    for change in changes:
        values = list(by_sheet[change.place.sheet].values())[change.place.col]
        values[change.place.row - 1] = change.after
    return new


# --- example tables in pages


@dataclass(frozen=True)
class Example:
    """An example table of a page: the book it draws, and what is expected in which row of the sheet."""

    book: Book
    expected: tuple[tuple[int, str], ...]


def examples(page: str) -> list[Example]:
    """Every example table of a page: those whose last column is headed `issue`."""
    blocks = re.findall(r"(?:^\|.*\n?)+", page, flags=re.MULTILINE)
    grids = [[_cells(line) for line in block.strip().splitlines()] for block in blocks]
    return [_example(grid[0], grid[2:]) for grid in grids if grid[0][-1] == "issue"]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _example(heads: list[str], body: list[list[str]]) -> Example:
    lists: dict[str, dict[str, list[Raw]]] = {}
    rates: list[list[Raw]] = [["Currency", "Date", "Rate"]]
    facts: dict[str, Facts] = {}
    marked: dict[tuple[str, str, int], Area] = {}
    repeated: list[tuple[str, int]] = []
    for at, head in enumerate(heads[:-1]):
        if head == "row":
            continue
        table, _, name = head.partition(".")
        key, _, remark = name.partition(" (")
        columns = lists.setdefault(table, {})
        sheet = facts.setdefault(table.title(), Facts())
        if key in columns:
            repeated.append((table, len(columns)))
            key = (exporter().table(table) or lists).column(key).heading("en")  # type: ignore[union-attr]
        index = len(columns)
        columns[key] = [_value(row[at], sheet, i + 1, index) for i, row in enumerate(body)]
        if remark == "ours)":
            marked[table, key, 0] = Area(0, index, len(body), index)
        if remark == "hidden)":
            sheet.hidden_columns.append((index, index))
    carried = _carried(lists.pop("file", {}))
    for cells in zip(*lists.pop("rates", {}).values(), strict=True):
        rates.append(list(cells))
    more: dict[str, Any] = {"own_cells": lambda name: rates, "currency": "EUR"} if len(rates) > 1 else {}
    kinds = [row[heads.index("row")] if "row" in heads else "" for row in body]
    kept = {t: {k: _without(v, kinds) for k, v in columns.items()} for t, columns in lists.items()}
    book = book_of(kept, facts=facts, marked=marked, carried=lambda: carried, **more)
    for table in book.tables:
        _remark(table, kinds, facts[table.sheet], len(lists) > 1)
        table.duplicate_headings = tuple(Place(table.sheet, 0, col) for name, col in repeated if name == table.key)
    expected = [(i + 1, text) for i, row in enumerate(body) for text in row[-1].split("; ") if text]
    return Example(book, tuple(expected))


def _carried(said: Mapping[str, list[Raw]]) -> Carried:
    """What the columns of `file` say a workbook carries along."""
    told = {key: [str(v) for v in values if v is not None] for key, values in said.items()}
    rows = [int(float(n)) for n in told.get("rows", ())]
    return Carried(
        properties={key: values[0] for key, values in told.items() if key in ("author", "last_modified_by", "manager")},
        path=next(iter(told.get("path", ())), None),
        connections=tuple(Connection("Sales", source) for source in told.get("connection", ())),
        links=tuple(told.get("link", ())),
        pivots=tuple(PivotCache(source, n) for source, n in zip(told.get("pivot", ()), rows, strict=True)),
    )


def _without(values: list[Raw], kinds: list[str]) -> list[Raw]:
    """The cells of the records: a row of totals is none."""
    return [None if kind == "total" else value for value, kind in zip(values, kinds, strict=True)]


def _remark(table: Table, kinds: list[str], facts: Facts, several: bool) -> None:
    """What the column headed `row` says of each row."""
    rows = {kind: tuple(i + 1 for i, k in enumerate(kinds) if k == kind) for kind in kinds}
    table.total_rows, table.rows_outside = rows.get("total", ()), rows.get("outside", ())
    table.blank_rows = () if several else tuple(r for r in table.blank_rows if r not in table.total_rows)
    facts.hidden_rows = [(row, row) for row in rows.get("hidden", ())]
    facts.merged = [Area(row, 0, row, table.area.last_col) for row in rows.get("merged", ())]


def _value(text: str, facts: Facts, row: int, col: int) -> Raw:
    """A cell as a page writes it: text in quotes, numbers and days plain, formulas with =, errors with #."""
    text = re.sub(r"⟨U\+(\w{4})⟩", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"⟨(\d+) times (.)⟩", lambda m: m[2] * int(m[1]), text)
    if not text:
        return None
    if noted := re.fullmatch(r"(.+?) \[note: (.+)\]", text):
        facts.notes[row, col] = noted[2]
        text = noted[1]
    if linked := re.fullmatch(r"(.+?) \[link: (.+)\]", text):
        facts.hyperlinks[row, col] = linked[2]
        text = linked[1]
    if text.startswith('"') and text.endswith('"'):
        return text[1:-1]
    if text.startswith("="):
        facts.formulas[row, col] = text[1:]
        return None
    if re.fullmatch(r"#[A-Z/0]+[!?]?", text):
        facts.errors[row, col] = text
        return None
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?", text):
        return datetime.fromisoformat(text) if " " in text else date.fromisoformat(text)
    return text
