"""Two customers that are probably one: they share an address or a number, or their names are nearly the same.

Why it matters: the history is torn in two, two colleagues write to the same person, and each half looks small.

| contacts.contact_name | contacts.email   | contacts.phone | issue            |
| --------------------- | ---------------- | -------------- | ---------------- |
| Amy Lee               | amy@acme.example |                |                  |
| A. Lee                | Amy@acme.example |                | Amy@acme.example |
| Jan Novak             |                  | +49 30 901820  |                  |
| Eva Braun             |                  | +49 30 901820  |                  |
| Eva Braun             |                  | +49 30 901820  | +49 30 901820    |

| contacts.customer_id | contacts.company       | contacts.country | issue              |
| -------------------- | ---------------------- | ---------------- | ------------------ |
| C-1                  | Müller & Söhne GmbH    | DE               |                    |
| C-2                  | Mueller und Soehne     | DE               | Mueller und Soehne |
| C-3                  | Mueller und Soehne     | AT               |                    |
| C-4                  | 深圳市华强贸易有限公司 | CN               |                    |
| C-5                  | 深圳华强贸易           | CN               | 深圳华强贸易       |
| C-6                  | 深圳华丰贸易           | CN               |                    |

A legal form, accents, the order of words, traditional or simplified Chinese and a slip of the keyboard do not make
another name; names in two alphabets are not compared. What speaks for one customer is weighed against what speaks for
two: the very same name in another town (branches of a chain), other people (a list of people, several of one company),
another legal form, e-mail domains that are each called as their company, a number that three companies or more have, or
two people of one (a switchboard). A mailbox such as info@ says less than a person's own, and under a public provider
nothing. The message says how sure it is. A second sheet with mostly the same customers is one list on two sheets, and
no fault.

Fix: none; nothing is ever merged. Look at both, keep one number, and change the other where it is referred to.

To silence: `--ignore likely-duplicate`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..book import Book, Table
from ..findings import Issue, issue_at
from ..speech import Sentence
from ._customers import Customers, Shared
from ._name_blocks import alike
from ._name_likeness import SAME
from ._same_customer import ENOUGH, Verdict, judge

severity = "warning"

_DOZEN = 12
"""A value or name that more records share names none of them."""

_Found = tuple[int, Verdict]


def check(book: Book) -> Iterator[Issue]:
    """One issue for each record that is probably one above it; all reasons in one sentence."""
    customers = Customers(book.of("contacts"))
    shared, names = _shared(customers), _names(customers)
    best: dict[int, _Found] = {}
    for one, other in sorted(shared.keys() | names.keys()):
        if _id(customers, one) == _id(customers, other):
            continue
        found = judge(customers, one, other, shared.get((one, other), {}), names.get((one, other), 0.0))
        if found.score >= ENOUGH and (other not in best or found.score > best[other][1].score):
            best[other] = one, found
    again = _kept_twice(customers, best)
    for other, (one, found) in best.items():
        if customers.where[other][0].sheet not in again or customers.where[one][0] is customers.where[other][0]:
            yield _issue(customers, one, other, found)


def _shared(customers: Customers) -> Mapping[tuple[int, int], dict[str, list[Shared]]]:
    """What each pair of records shares, by its kind."""
    found: dict[tuple[int, int], dict[str, list[Shared]]] = defaultdict(dict)
    for shared in customers.shared():
        if len(shared.keys) <= _DOZEN:
            for pair in _pairs(list(shared.keys)):
                found[pair].setdefault(shared.kind, []).append(shared)
    return found


def _names(customers: Customers) -> Mapping[tuple[int, int], float]:
    """How alike the companies' names are, of each pair of records in which they are."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, core in enumerate(customers.companies):
        if core is not None:
            holders[core.script, core.compact].append(number)
    records = list(holders.values())
    cores = [core for members in records if (core := customers.companies[members[0]]) is not None]
    found = {pair: SAME for members in records for pair in _in_one_place(customers, members)}
    for one, other, how in alike(cores):
        members = sorted((*records[one], *records[other]))
        ones = set(records[one])
        found.update((p, how) for p in _in_one_place(customers, members) if (p[0] in ones) != (p[1] in ones))
    return found


def _in_one_place(customers: Customers, members: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of some records; of many, as a chain or a list of people has them, only those in one place."""
    if len(members) <= _DOZEN:
        yield from _pairs(members)
        return
    places: dict[object, list[int]] = defaultdict(list)
    for number in members:
        person = customers.people[number] if customers.of_people else None
        places[customers.cities[number], customers.postcodes[number], person].append(number)
    for near in places.values():
        if len(near) <= _DOZEN:
            yield from _pairs(near)


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    for at, other in enumerate(numbers):
        for one in numbers[:at]:
            yield one, other


def _kept_twice(customers: Customers, best: Mapping[int, _Found]) -> set[str]:
    """The sheets most of whose records stand on another too: one list with its columns on several sheets."""
    pairs = ((customers.where[other][0], customers.where[one][0]) for other, (one, _) in best.items())
    elsewhere = Counter(table.sheet for table, above in pairs if table is not above)
    rows = Counter(table.sheet for table, _ in customers.where)
    return {sheet for sheet, n in elsewhere.items() if n > rows[sheet] / 2}


def _id(customers: Customers, number: int) -> object:
    """The customer's number, else the record itself; a number given twice is a fault of its own."""
    table, record = customers.where[number]
    return table.record_key(record) or number


def _issue(customers: Customers, one: int, other: int, found: Verdict) -> Issue:
    (above, first), (table, record) = customers.where[one], customers.where[other]
    message = Sentence(
        "Perhaps the same customer as {other}, though the names differ: {reasons} ({score} sure)."
        if found.names_differ
        else "Probably the same customer as {other}: {reasons} ({score} sure).",
        other=_called(above, first),
        reasons=_reasons(above, first, table, record, found),
        score=f"{min(found.score, 0.99):.0%}",
    )
    issue = issue_at("likely-duplicate", table, record, table.columns[found.reasons[0]], message)
    return replace(issue, other_record=above.record_key(first), other_place=above.place(first, _called_by(above)))


def _called_by(table: Table) -> str:
    """The column whose cell stands for a customer."""
    return table.spec.record_key if table.spec.record_key in table else next(iter(table.columns))


def _called(table: Table, record: int) -> Sentence:
    """What a customer is called: by its number and cell, or by its cell."""
    where = table.place(record, _called_by(table))
    name = table.record_key(record)
    if name:
        return Sentence("{record} ({where})", record=name, where=str(where))
    return Sentence("the one in {where}", where=str(where))


def _reasons(above: Table, first: int, table: Table, record: int, found: Verdict) -> Sentence:
    """What speaks for it, in one sentence."""
    told = [_reason(above, first, table, record, key, found.name) for key in found.reasons]
    sentence = told[0]
    for more in told[1:]:
        sentence = Sentence("{first}, {more}", first=sentence, more=more)
    return sentence


def _reason(above: Table, first: int, table: Table, record: int, key: str, name: float) -> Sentence:
    column = table.columns[key]
    value, heading = column.distinct[column.codes[record]], column.heading
    if key != "company" or key not in above:
        return Sentence("the same “{heading}”, “{value}”", heading=heading, value=value)
    theirs = above.columns[key].distinct[above.columns[key].codes[first]]
    if theirs == value:
        return Sentence("the same “{heading}”, “{value}”", heading=heading, value=value)
    if name == SAME:
        return Sentence("“{value}” is “{theirs}” written otherwise", value=value, theirs=theirs)
    return Sentence("“{value}” is nearly “{theirs}”", value=value, theirs=theirs)
