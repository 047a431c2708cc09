"""Two customers that are probably one: they share an e-mail address or a phone number.

Why it matters: the history is torn in two, two colleagues write to the same person, and each half looks small.

| contacts.customer_id | contacts.contact_name | contacts.email   | contacts.phone   | issue           |
| -------------------- | --------------------- | ---------------- | ---------------- | --------------- |
| C-1                  | Amy Lee               | amy@acme.example |                  |                 |
| C-2                  | A. Lee                | Amy@acme.example |                  | Amy@acme.example |
| C-3                  | Jan Novak             |                  | +49 30 901820    |                 |
| C-4                  | Eva Braun             |                  | +49 30 901820    |                 |
| C-5                  | Eva Braun             |                  | +49 30 901820    | +49 30 901820   |

Two people who share a phone number only share a switchboard (C-3 and C-4); the same number with the same name, or with
no name to tell them apart, is a likely duplicate. A second sheet with mostly the same customers is one list on two
sheets, and no fault.

Fix: none; look at both, keep one number, and change the other where it is referred to.

To silence: `--ignore likely-duplicate`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..book import Book, Place, Table
from ..findings import Issue, issue_at
from ..kinds import fold
from ..speech import Sentence
from ._columns import codes

severity = "warning"


@dataclass(frozen=True)
class _Seen:
    """A record that shares a value with a later one."""

    table: Table
    record: int


def check(book: Book) -> Iterator[Issue]:
    """One issue for each record that shares an address or number with one above it; all reasons in one sentence."""
    tables = book.of("contacts")
    reasons: dict[tuple[int, int], list[tuple[_Seen, str]]] = defaultdict(list)
    for keys, same in ((("email", "email2"), _same_address), (("phone", "mobile", "whatsapp"), _same_number)):
        for shared in _shared(tables, keys):
            _compare(shared, same, reasons)
    again = _kept_twice(tables, reasons)
    for (number, record), found in sorted(reasons.items()):
        if number not in again or found[0][0].table is tables[number]:
            yield _issue(tables[number], record, found)


def _shared(tables: Sequence[Table], keys: Sequence[str]) -> Iterator[list[tuple[int, _Seen, str]]]:
    """The cells that hold one value, record by record; only of values that several records hold."""
    by_value: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for key in keys:
        found, values = codes(tables, key)
        for number, of_table in enumerate(found):
            for record in np.flatnonzero(of_table).tolist():
                by_value[str(values[of_table[record]]).casefold()].append((number, record, key))
    for cells in by_value.values():
        first_cell: dict[tuple[int, int], str] = {}
        for number, record, key in cells:
            first_cell.setdefault((number, record), key)
        if len(first_cell) > 1:
            yield [(n, _Seen(tables[n], r), key) for (n, r), key in sorted(first_cell.items())]


def _compare(
    shared: list[tuple[int, _Seen, str]],
    same: Callable[[_Seen, _Seen], bool],
    reasons: dict[tuple[int, int], list[tuple[_Seen, str]]],
) -> None:
    """Each record against those above it, the nearest to the top first; a value that dozens share names nobody."""
    if len(shared) > 12:
        return
    for at, (number, later, key) in enumerate(shared):
        for _, earlier, _ in shared[:at]:
            if _id(later) != _id(earlier) and same(earlier, later):
                reasons[number, later.record].append((earlier, key))
                break


def _kept_twice(tables: Sequence[Table], reasons: Mapping[tuple[int, int], list[tuple[_Seen, str]]]) -> set[int]:
    """The sheets most of whose records stand on another too: one list with its columns on several sheets."""
    elsewhere = Counter(number for (number, _), found in reasons.items() if found[0][0].table is not tables[number])
    return {number for number, n in elsewhere.items() if n > len(tables[number]) / 2}


def _same_address(one: _Seen, other: _Seen) -> bool:
    return True


def _same_number(one: _Seen, other: _Seen) -> bool:
    """Two named people at one number share a switchboard; without names, two companies share a building or an agent."""
    for key in ("contact_name", "company"):
        names = [_folded(seen, key) for seen in (one, other)]
        if all(names):
            return names[0] == names[1]
    return True


def _folded(seen: _Seen, key: str) -> str:
    value = seen.table.readings(key).value(seen.record) if key in seen.table else None
    return fold(str(value)) if value is not None else ""


def _id(seen: _Seen) -> str:
    """The customer's number, else where the record stands; a number given twice is a fault of its own."""
    return seen.table.record_key(seen.record) or str(_place(seen, seen.table.spec.record_key))


def _place(seen: _Seen, key: str) -> Place:
    return seen.table.place(seen.record, key if key in seen.table else next(iter(seen.table.columns)))


def _issue(table: Table, record: int, found: list[tuple[_Seen, str]]) -> Issue:
    earlier, key = found[0]
    column = table.columns[key]
    values = {
        "other": earlier.table.record_key(earlier.record),
        "where": str(_place(earlier, key)),
        "heading": column.heading,
        "value": column.distinct[column.codes[record]],
        "also": next((table.columns[k].heading for seen, k in found[1:] if seen == earlier), None),
    }
    return issue_at("likely-duplicate", table, record, column, _message(values))


def _message(values: dict[str, object]) -> Sentence:
    """Who it probably is, and why; a customer without a number is named by the cell."""
    if values["other"] and values["also"]:
        return Sentence(
            "Probably the same customer as {other} ({where}): the same “{heading}”, “{value}”, and the same “{also}”.",
            **values,
        )
    if values["other"]:
        return Sentence("Probably the same customer as {other} ({where}): the same “{heading}”, “{value}”.", **values)
    if values["also"]:
        return Sentence(
            "Probably the same customer as the one in {where}: the same “{heading}”, “{value}”, and the same “{also}”.",
            **values,
        )
    return Sentence("Probably the same customer as the one in {where}: the same “{heading}”, “{value}”.", **values)
