"""What a report tells of care: satisfaction, service, and what waits to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..sheets import satisfaction
from ..speech import Sentence
from ..worked import Worked
from ..worked.serial import Floats, day, serial
from ..worked.worked import Bools
from ._period import Period
from ._report_model import Cell, Column, Figure, Form, Picture, Section
from ._report_sales import company_names

_LISTED = 15


def inside(worked: Worked, table: str, key: str, span: Period) -> Bools:
    """The records of a period."""
    days = np.floor(worked.numbers(table, key))
    with np.errstate(invalid="ignore"):
        found: Bools = (days >= serial(span.first)) & (days <= serial(span.last))
    return found


def figures(worked: Worked, now: Period, then: Period) -> Iterator[Figure]:
    """Satisfaction and speed of the period, and what is open today."""
    if _surveyed(worked):
        for survey in satisfaction.surveys(worked)[:2]:
            here, past = (_scores(worked, survey.key, span) for span in (now, then))
            value, before = (satisfaction.figure(worked, survey.key, scores) for scores in (here, past))
            form: Form = "percent" if survey.key == "csat" else "points"
            about = Sentence("{what}; n = {n}", what=survey.about, n=len(here))
            yield Figure(survey.name, value, before, form, about)
    if worked.has("service", "age_days"):
        opened, earlier = (int(inside(worked, "service", "opened_at", span).sum()) for span in (now, then))
        yield Figure(Sentence("Requests"), opened, earlier, "integer", Sentence("opened in the period"), None)
    answered = "median of {n} answered requests opened in the period"
    solved = "median of {n} solved requests opened in the period"
    for key, name, counted in (
        ("response_hours", Sentence("Hours to the first response"), answered),
        ("resolution_days", Sentence("Days to solve"), solved),
    ):
        if worked.has("service", key):
            here, past = (_times(worked, key, span) for span in (now, then))
            median = Sentence(counted, n=len(here))
            yield Figure(name, _quantile(here, 0.5), _quantile(past, 0.5), "decimal", median, "down")


def sections(worked: Worked, now: Period, then: Period, *, people: bool) -> Iterator[Section]:
    """Satisfaction by category, service by type, then lists of what waits."""
    if _surveyed(worked) and worked.typed("feedback", "category"):
        yield _satisfaction(worked, now)
    if worked.has("service", "age_days") and worked.typed("service", "request_type"):
        yield _service(worked, now)
    if worked.has("contacts", "lifecycle"):
        yield _at_risk(worked)
    if worked.typed("contacts", "next_action_date"):
        yield _follow_ups(worked, people=people)
    if worked.has("service", "age_days"):
        yield _open_requests(worked, people=people)
    if worked.has("feedback", "age_days"):
        yield _pending(worked, people=people)


def _surveyed(worked: Worked) -> bool:
    return all(worked.typed("feedback", key) for key in ("score", "survey_type", "received_at"))


def _scores(worked: Worked, survey: str, span: Period) -> Floats:
    return satisfaction.scores(worked, survey, inside(worked, "feedback", "received_at", span))


def _times(worked: Worked, key: str, span: Period) -> Floats:
    times = worked.numbers("service", key)[inside(worked, "service", "opened_at", span)]
    return times[~np.isnan(times)]


def _quantile(times: Floats, share: float) -> float | None:
    return float(np.quantile(times, share)) if len(times) else None


def _satisfaction(worked: Worked, now: Period) -> Section:
    """The three surveys by what the feedback is about."""
    span = inside(worked, "feedback", "received_at", now)
    codes, values = worked.codes("feedback", "category")
    surveys = satisfaction.surveys(worked)
    columns = [Column(Sentence("Category"))]
    for survey in surveys:
        form: Form = {"csat": "percent", "nps": "points"}.get(survey.key, "decimal")  # type: ignore[assignment]
        columns += [Column(survey.name, form), Column(Sentence("n"), "integer")]

    def line(name: str | None, where: Bools) -> Sequence[Cell]:
        cells: list[Cell] = [name]
        for survey in surveys:
            scores = satisfaction.scores(worked, survey.key, where)
            cells += [satisfaction.figure(worked, survey.key, scores), len(scores)]
        return cells

    rows = [line(worked.label("feedback", "category", str(v)), span & (codes == c)) for c, v in enumerate(values) if v]
    rows = sorted((r for r in rows if any(r[2::2])), key=lambda r: -sum(n for n in r[2::2] if isinstance(n, int)))
    about = Sentence("Scores received in the period, each in its own survey; n is the number of scores.")
    return Section(Sentence("Satisfaction"), about, columns, rows, line(None, span))


def _service(worked: Worked, now: Period) -> Section:
    """How fast the requests opened in the period were answered and solved, by type."""
    span = inside(worked, "service", "opened_at", now)
    codes, values = worked.codes("service", "request_type")
    hours, solved = (worked.numbers("service", key) for key in ("response_hours", "resolution_days"))
    columns = [
        Column(Sentence("Request type")),
        Column(Sentence("Requests"), "integer"),
        Column(Sentence("Still open"), "integer"),
        Column(Sentence("Median {unit}", unit=Sentence("hours to the first response")), "decimal"),
        Column(Sentence("90th percentile"), "decimal"),
        Column(Sentence("n"), "integer"),
        Column(Sentence("Median {unit}", unit=Sentence("days to solve")), "decimal"),
        Column(Sentence("90th percentile"), "decimal"),
        Column(Sentence("n"), "integer"),
    ]

    def line(name: str | None, where: Bools) -> Sequence[Cell]:
        cells: list[Cell] = [name, int(where.sum()), int((where & worked.open_requests).sum())]
        for times in (hours, solved):
            known = times[where & ~np.isnan(times)]
            cells += [_quantile(known, 0.5), _quantile(known, 0.9), len(known)]
        return cells

    rows = [
        line(worked.label("service", "request_type", str(v)), span & (codes == c)) for c, v in enumerate(values) if v
    ]
    rows = sorted((r for r in rows if r[1]), key=lambda r: -r[1] if isinstance(r[1], int) else 0)
    about = Sentence("Requests opened in the period; the unanswered and unsolved count in no median.")
    return Section(Sentence("Service"), about, columns, rows, line(None, span), Picture("bars", 1))


def _at_risk(worked: Worked) -> Section:
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
        "{n} customers have not ordered for longer than is usual for them; the {shown} that brought most.",
        n=len(some),
        shown=len(rows),
    )
    return Section(Sentence("Customers at risk"), about, columns, rows)


def _follow_ups(worked: Worked, *, people: bool) -> Section:
    """Planned contacts whose day has passed."""
    days = np.floor(worked.numbers("contacts", "next_action_date"))
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
    about = Sentence("{n} planned contacts are overdue; the {shown} longest.", n=len(late), shown=len(rows))
    return Section(Sentence("Overdue follow-ups"), about, columns, rows)


def _open_requests(worked: Worked, *, people: bool) -> Section:
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
    about = Sentence("{n} requests are open; the {shown} oldest.", n=len(order), shown=len(rows))
    return Section(Sentence("Open requests"), about, columns, rows)


def _pending(worked: Worked, *, people: bool) -> Section:
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
        Column(Sentence("Score"), "integer"),
        Column(Sentence("Days open"), "integer"),
        *(Column(_heading(worked, "feedback", k)) for k in (*keys, *more)),
    ]
    about = Sentence(
        "{n} wait for an answer; the {shown} most pressing, by severity × days open × customer grade.",
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
