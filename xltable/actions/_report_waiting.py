"""What a report tells of what waits to be done: customers at risk, follow-ups, open requests, pending feedback."""

from __future__ import annotations

import numpy as np

from ..speech import Sentence
from ..worked import Worked
from ..worked.serial import day, serial
from ._report_model import Column, Section
from ._report_names import company_names

_LISTED = 15


def at_risk(worked: Worked) -> Section:
    """The customers one is about to lose, those that brought most first."""
    some = worked.customers[worked.customers["lifecycle"] == "at_risk"].sort_values("revenue", ascending=False)
    names = company_names(worked)
    rows = [
        (
            names.get(str(key), str(key)),
            int(row["orders"]),
            day(row["last"]),
            int(row["recency"]),
            float(row["revenue"]),
        )
        for key, row in some.head(_LISTED).iterrows()
    ]
    columns = (
        Column(Sentence("Customer")),
        Column(Sentence("Orders"), "integer"),
        Column(Sentence("Last order"), "date"),
        Column(Sentence("Days ago"), "integer"),
        Column(Sentence("Revenue so far"), "amount"),
    )
    about = Sentence(
        "Customers who have not ordered for longer than usual: {n}; shown, those that brought most: {shown}.",
        n=len(some),
        shown=len(rows),
    )
    return Section(Sentence("Customers at risk"), about, columns, rows)


def follow_ups(worked: Worked, *, people: bool) -> Section:
    """Planned contacts whose day has passed, without those who are not to be contacted."""
    days = np.floor(worked.numbers("contacts", "next_action_date"))
    days[worked.means("contacts", "do_not_contact", True)] = np.nan
    today = serial(worked.today)
    late = [int(r) for r in np.argsort(days, kind="stable") if days[r] < today]
    more = [k for k in ("contact_name", "phone", "email", "owner") if people and worked.typed("contacts", k)]
    rows = [
        (
            _company(worked, "contacts", r),
            day(days[r]),
            int(today - days[r]),
            *(worked.shown("contacts", k)[r] for k in more),
        )
        for r in late[:_LISTED]
    ]
    columns = [
        Column(Sentence("Customer")),
        Column(Sentence("Next contact"), "date"),
        Column(Sentence("Days overdue"), "integer"),
        *(Column(_heading(worked, "contacts", k)) for k in more),
    ]
    about = Sentence(
        "Planned contacts overdue: {n}; shown, the longest overdue: {shown}.", n=len(late), shown=len(rows)
    )
    return Section(Sentence("Overdue follow-ups"), about, columns, rows)


def open_requests(worked: Worked, *, people: bool) -> Section:
    """Requests neither solved nor closed, the oldest first."""
    age = worked.numbers("service", "age_days")
    order = [int(r) for r in np.argsort(-age, kind="stable") if age[r] == age[r]]
    keys = [k for k in ("request_type", "priority", "status") if worked.typed("service", k)]
    more = [k for k in ("subject", "owner") if people and worked.typed("service", k)]
    rows = [
        (
            worked.shown("service", "ticket_id")[r] if worked.typed("service", "ticket_id") else None,
            _company(worked, "service", r),
            int(age[r]),
            *(_label(worked, "service", k, r) for k in keys),
            *(worked.shown("service", k)[r] for k in more),
        )
        for r in order[:_LISTED]
    ]
    columns = [
        Column(_heading(worked, "service", "ticket_id")),
        Column(Sentence("Customer")),
        Column(Sentence("Days open"), "integer"),
        *(Column(_heading(worked, "service", k)) for k in (*keys, *more)),
    ]
    about = Sentence("Open requests: {n}; shown, the oldest: {shown}.", n=len(order), shown=len(rows))
    return Section(Sentence("Open requests"), about, columns, rows)


def pending(worked: Worked, *, people: bool) -> Section:
    """Feedback not dealt with, the most pressing first."""
    age, score = worked.numbers("feedback", "age_days"), worked.numbers("feedback", "priority_score")
    waits = [r for r in range(len(age)) if age[r] == age[r]]
    order = sorted(waits, key=lambda r: (-np.nan_to_num(score[r]), -age[r]))
    keys = [k for k in ("category", "severity", "status") if worked.typed("feedback", k)]
    more = [k for k in ("text", "owner") if people and worked.typed("feedback", k)]
    rows = [
        (
            _company(worked, "feedback", r),
            int(score[r]) if score[r] == score[r] else None,
            int(age[r]),
            *(_label(worked, "feedback", k, r) for k in keys),
            *(worked.shown("feedback", k)[r] for k in more),
        )
        for r in order[:_LISTED]
    ]
    columns = [
        Column(Sentence("Customer")),
        Column(Sentence("Priority score"), "integer"),
        Column(Sentence("Days open"), "integer"),
        *(Column(_heading(worked, "feedback", k)) for k in (*keys, *more)),
    ]
    about = Sentence(
        "Waiting for an answer: {n}; shown, the most pressing: {shown}, by severity × days open × customer grade.",
        n=len(order),
        shown=len(rows),
    )
    return Section(Sentence("Pending feedback"), about, columns, rows)


def _company(worked: Worked, table: str, record: int) -> str | None:
    """The company a record is of, by name where it has one."""
    if table == "contacts" and worked.typed("contacts", "company"):
        return worked.shown("contacts", "company")[record]
    if not worked.typed(table, "customer_id"):
        return None
    codes, ids = worked.ids(table, "customer_id")
    key = ids[int(codes[record])]
    return company_names(worked).get(key, key) if key else None


def _label(worked: Worked, table: str, key: str, record: int) -> str | None:
    value = worked.column(table, key)[record]
    return worked.label(table, key, str(value)) if value is not None else None


def _heading(worked: Worked, table: str, key: str) -> Sentence:
    spec = worked.book[table].spec.column(key)
    return Sentence(spec.heading(worked.book.language) if spec else key)
