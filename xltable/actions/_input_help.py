"""What helps to fill in a column: its drop-down or check, its prompt, and the alert where it is not heeded."""

from __future__ import annotations

from dataclasses import replace

from .. import refs
from ..book import Area, Table, column_letter
from ..kinds import Validation, kind
from ..pages import Page
from ..refs.owned import MOST, Owned, owner
from ..schema import ColumnSpec
from ..speech import Sentence, say
from ..worked import Worked

_OFFERED_BY = {"lists_": "lists", "xltable_countries_": "countries", "OFFSET(lists_": "lists"}
"""How the sources of drop-downs begin, and the sheet each is kept on."""


def add(page: Page, area: Area, column: ColumnSpec, table: Table, worked: Worked, layout: refs.Layout) -> None:
    """The help of one column, over all the rows to come. A derived column has its prompt only."""
    language = worked.book.language
    prompt = column.prompt(language)
    check = None if column.derived else _check(column, table, worked, layout)
    if check or prompt:
        alert = say(_alert(check), language) if check else ""
        error = f"{alert} {prompt}".strip()
        page.validation(area, check, column.heading(language), prompt, error)


def _check(column: ColumnSpec, table: Table, worked: Worked, layout: refs.Layout) -> Validation | None:
    if column.reference:
        return _reference(column, table, worked, layout)
    check = kind(column.kind).appearance(column.options(worked.book.template), worked.book.language).validation
    if check is None or check.type != "list":
        return check
    source = str(check.first)
    kept = next(sheet for start, sheet in _OFFERED_BY.items() if source.startswith(start))
    if kept not in layout.named:
        return None
    return _of_row(check, table)


def _reference(column: ColumnSpec, table: Table, worked: Worked, layout: refs.Layout) -> Validation | None:
    """The records of the other table; only those of the row's customer, where both tables name one."""
    target, _, key = (column.reference or "").partition(".")
    spec, parts = worked.book.template.table(target), layout.of(target)
    if spec is None or spec.record_key != key or not parts:
        return None
    keys = owner(table.spec, spec)
    if keys is None or "lists" not in layout.named:
        return Validation("list", f"OFFSET({parts[0].cell(key, parts[0].first_row)},0,0,{parts[0].filled(key)},1)")
    named = Owned(spec, keys[1]).names
    customer = f"${column_letter(table.columns[keys[0]].index)}2"
    # Compared by `=`, for which `*`, `?` and `~` are signs like others; a check works with whole columns of themselves.
    same = f"{named.owners}={customer}"
    first = f"IFERROR(MATCH(TRUE,{same},0),{MOST + 1})-1"
    own = f"OFFSET({named.records},{first},0,MAX(1,SUMPRODUCT(--({same}))),1)"
    every = f"OFFSET({named.first},0,0,{named.count},1)"
    return Validation("list", f'IF(OR({customer}="",{named.count}>{MOST}),{every},{own})')


def _of_row(check: Validation, table: Table) -> Validation | None:
    """The check with the cells of its own row named; None where the table has no such column."""
    source = str(check.first)
    for key in kind("subdivision").depends_on:
        if f"{{{key}}}" in source:
            at = next((i for i, c in enumerate(table.spec.columns) if c.key == key), None)
            if at is None:
                return None
            source = source.replace(f"{{{key}}}", f"${column_letter(at)}2")
    return replace(check, first=source)


def _alert(check: Validation) -> Sentence:
    """What is told when something else is typed."""
    if check.type == "list" and check.stop:
        return Sentence("Please pick from the list.")
    if check.type == "list":
        return Sentence("This is not in the list. Is it meant?")
    if check.type == "length":
        return Sentence("This is longer than expected.")
    if check.type == "date":
        return Sentence("Please type a date.")
    return Sentence("This does not look right.") if check.type == "custom" else Sentence("Please type a number.")
