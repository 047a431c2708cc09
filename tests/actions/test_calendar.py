"""Planned follow-ups as a calendar: each once, on its day, under a name that stays, in lines programs can read."""

from __future__ import annotations

from datetime import date, timedelta

from icalendar import Calendar

from xltable.actions.calendar import calendar, objecting

from ..derived.samples import book

DAY = date(2026, 11, 28)
LONG = "Ask whether the samples arrived; then, if they liked them, send the price list, 价目表, прайс-лист " * 3


def events(*contacts: dict[str, object], people: bool = False) -> list[object]:
    keys = dict.fromkeys(key for contact in contacts for key in contact)
    made = book({"contacts": {key: [c.get(key) for c in contacts] for key in keys}}, as_of=DAY)
    content = calendar(made, people=people)
    assert content == calendar(made, people=people)
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))  # octets (RFC 5545, 3.1)
    return list(Calendar.from_ical(content).events)


ONE = {
    "customer_id": "C-1",
    "company": "Müller, Söhne; & Co",
    "next_action": LONG,
    "next_action_date": date(2026, 12, 1),
}


def test_an_event_a_planned_contact() -> None:
    (event,) = events(ONE | {"phone": "+49 30 1234567"}, {"customer_id": "C-2", "company": "No plan"})
    assert event["summary"] == f"Müller, Söhne; & Co: {LONG.strip()}"
    assert event["dtstart"].dt == date(2026, 12, 1)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
    assert "description" not in event


def test_how_to_reach_people_only_where_it_is_asked_for() -> None:
    (event,) = events(ONE | {"phone": "+49 30 1234567"}, people=True)
    assert "+49 30 1234567" in event["description"] or "+49301234567" in event["description"]


def test_the_name_of_an_event_stays_when_its_day_moves() -> None:
    (before,), (after,) = events(ONE), events(ONE | {"next_action_date": date(2027, 1, 5)})
    assert before["uid"] == after["uid"]


def test_no_two_events_of_one_name() -> None:
    """A number given out twice is a fault of the list; the calendar still keeps both appointments."""
    again = ONE | {"company": "Other", "next_action_date": date(2026, 12, 9)}
    found = events(ONE, again, {"company": "No number", "next_action_date": DAY})
    assert len({event["uid"] for event in found}) == len(found) == 3


def test_who_is_not_to_be_contacted_is_left_out() -> None:
    contacts = {
        "customer_id": ["C-1", "C-2", "C-3"],
        "next_action_date": [DAY] * 3,
        "do_not_contact": [None, "Yes", "no"],
    }
    made = book({"contacts": contacts}, as_of=DAY)
    assert {str(e["uid"]).partition("@")[0] for e in Calendar.from_ical(calendar(made)).events} == {"C-1", "C-3"}
    assert objecting(made) == 1
