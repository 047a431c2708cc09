"""What a report tells of care: satisfaction, service, and what waits to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..sheets import satisfaction
from ..speech import Sentence
from ..worked import Worked
from ..worked.serial import Floats, serial
from ..worked.worked import Bools
from . import _report_waiting
from ._period import Period
from ._report_model import Cell, Column, Figure, Form, Picture, Section


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
            about = Sentence("{what}; n\u00a0=\u00a0{n}", what=survey.about, n=len(here))
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
        yield _report_waiting.at_risk(worked)
    if worked.typed("contacts", "next_action_date"):
        yield _report_waiting.follow_ups(worked, people=people)
    if worked.has("service", "age_days"):
        yield _report_waiting.open_requests(worked, people=people)
    if worked.has("feedback", "age_days"):
        yield _report_waiting.pending(worked, people=people)


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
    ]
    for unit in (Sentence("hours to the first response"), Sentence("days to solve")):
        columns += [
            Column(Sentence("Median {unit}", unit=unit), "decimal"),
            Column(Sentence("90th percentile, {unit}", unit=unit), "decimal"),
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
