"""Planned follow-ups as a calendar that Outlook, Google and Apple read (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from ..book import Book, Table
from ..speech import Sentence, say

_ONE_DAY = timedelta(days=1)


def calendar(book: Book, *, people: bool = False) -> bytes:
    """An all-day event for each planned contact, overdue ones too; with `people`, whom to reach and how.

    Customers who are not to be contacted are left out; `objecting` counts them.

    Same book and day, same bytes: the events keep their identity, so a calendar that takes the file again renews them.
    """
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//xltable//follow-ups//EN")
    made.add("version", "2.0")
    stamp = datetime.combine(book.today, time(), UTC)
    for number, day, summary, details in _planned(book, people):
        event = Event()
        event.add("uid", f"{number}@followups.xltable.invalid")
        event.add("dtstamp", stamp)
        event.add("dtstart", day)
        event.add("dtend", day + _ONE_DAY)
        event.add("summary", summary)
        if details:
            event.add("description", details)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def objecting(book: Book) -> int:
    """How many planned contacts are with customers who are not to be contacted."""
    return sum(
        isinstance(_value(table, "next_action_date", record), date) and _value(table, "do_not_contact", record) is True
        for table in book.of("contacts")
        for record in range(len(table))
    )


def _planned(book: Book, people: bool) -> Iterator[tuple[str, date, str, str]]:
    """A number of its own, the day, what to do and what helps to do it, of each planned contact, by day."""
    found = []
    known: set[str] = set()
    for table in book.of("contacts"):
        for record in range(len(table)):
            day = _value(table, "next_action_date", record)
            if not isinstance(day, date) or _value(table, "do_not_contact", record) is True:
                continue
            row = f"{table.sheet}-{int(table.rows[record]) + 1}"
            number = str(_value(table, "customer_id", record) or row)
            if number in known:  # a number given out twice: both appointments are kept
                number = f"{number}-{row}"
            known.add(number)
            if isinstance(day, datetime):
                day = day.date()
            found.append((day, number, _summary(table, record, book.language), _details(table, record, people)))
    return ((number, day, summary, details) for day, number, summary, details in sorted(found))


def _value(table: Table, key: str, record: int) -> Any:
    return table.readings(key).value(record) if key in table else None


def _summary(table: Table, record: int, language: str) -> str:
    who = _value(table, "company", record) or table.people[record] or ""
    action = _value(table, "next_action", record)
    if action:
        return f"{who}: {action}" if who else str(action)
    return say(Sentence("Contact {company}", company=who), language)


def _details(table: Table, record: int, people: bool) -> str:
    keys = ("owner", *(("contact_name", "phone", "email") if people else ()))
    told = ((key, table.people[record] if key == "contact_name" else _value(table, key, record)) for key in keys)
    return "\n".join(f"{_heading(table, key)}: {value}" for key, value in told if value is not None)


def _heading(table: Table, key: str) -> str:
    """The user's own; of a name in two columns that of the template."""
    spec = table.spec.column(key)
    return table.columns[key].heading if key in table or spec is None else spec.heading(table.book.language)
