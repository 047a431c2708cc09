"""How content customers are: CSAT, NPS and CES with the number of scores, altogether, by month and by category.

CSAT is the share of scores from 4 of 5 up; NPS the share of 9 and 10 less the share of 0 to 6; CES the mean of 1 to 7.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..book import Area
from ..formula import Formula
from ..numerals import Threshold
from ..pages import Chart, Page, Series
from ..pages.page import Value
from ..refs import Layout, criterion
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.live import spellings
from ..worked.serial import Floats, days
from ..worked.worked import Bools
from . import _terms
from ._breakdown import Figure, Plain, Sum, breakdown
from ._furniture import FIRST, Head, divided, figures, open_page, ratio, widths
from .by_month import before

title = "Satisfaction"
tab = "summary"
_TABLE = "feedback"
_MONTHS = 12
Criteria = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Survey:
    """A kind of survey: its key, its name, how its figure is shown, and what it counts."""

    key: str
    name: Sentence
    form: str
    about: Sentence


def missing(worked: Worked) -> Sentence | None:
    """Without scores there is nothing to tell of."""
    scored = worked.typed(_TABLE, "score") and worked.typed(_TABLE, "survey_type")
    if scored or worked.typed("service", "satisfaction"):
        return None
    return Sentence("Satisfaction is left out: there are no scores, or nothing says of which survey they are.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Single figures, then a line for each of the last twelve months, then one for each category."""
    about = Sentence("Each score counts in its own survey only, in the month it came in. As of {day}.",
                     day=worked.today.isoformat())  # fmt: skip
    open_page(page, title, about, 7)
    scores = worked.typed(_TABLE, "score") and worked.typed(_TABLE, "survey_type")
    row = figures(page, FIRST, list(_figures(worked, layout, scores))) + 1
    if scores and worked.typed(_TABLE, "received_at"):
        row = _by_month(page, row, worked, layout)
    if scores and worked.typed(_TABLE, "category"):
        _by_category(page, row, worked, layout)
    widths(page, [Head(Sentence(""), width=26), *[Head(Sentence(""), width=13)] * 6])
    page.print_on()


def surveys(worked: Worked) -> tuple[Survey, ...]:
    """The three surveys with the thresholds of this workbook."""
    csat, promoter, detractor = (worked.number(s) for s in ("csat_satisfied", "nps_promoter", "nps_detractor"))
    return (
        Survey("csat", Sentence("CSAT"), "percent", Sentence("scores from {n} of 5 up ÷ scores", n=Threshold(csat))),
        Survey("nps", Sentence("NPS"), "0", Sentence("% from {high} up − % up to {low}, of 0 to 10",
                                                     high=Threshold(promoter), low=Threshold(detractor))),
        Survey("ces", Sentence("CES"), "0.00", Sentence("mean effort, 1 to 7")),
    )  # fmt: skip


def figure(worked: Worked, survey: str, score: Floats) -> float | None:
    """The figure of a survey over scores without NaN; None where there are none."""
    if survey == "csat":
        return divided(float((score >= worked.number("csat_satisfied")).sum()), len(score))
    if survey == "nps":
        lead = (score >= worked.number("nps_promoter")).sum() - (score <= worked.number("nps_detractor")).sum()
        return divided(100.0 * float(lead), len(score))
    return divided(float(score.sum()), len(score))


def scores(worked: Worked, survey: str, where: Bools | None = None) -> Floats:
    """The scores of a survey, of some records or of all."""
    score = worked.numbers(_TABLE, "score")
    asked = worked.means(_TABLE, "survey_type", survey) & ~np.isnan(score)
    return score[asked if where is None else asked & where]


def _figures(worked: Worked, layout: Layout, scored: bool) -> Iterator[tuple[Sentence, Value, str, Value, Sentence]]:
    if scored:
        live = _terms.readable(worked, layout, _TABLE, "score", "survey_type")
        for survey in surveys(worked):
            value, n = _cells(worked, layout, survey.key, None, () if live else None)
            yield survey.name, value, survey.form, n, survey.about
    if worked.typed("service", "satisfaction"):
        score = worked.numbers("service", "satisfaction")
        known = score[~np.isnan(score)]
        live = _terms.readable(worked, layout, "service", "satisfaction")
        total, count = (_terms.whole(layout, "service", "satisfaction", f) for f in ("SUM", "COUNT"))
        mean: Value = divided(float(known.sum()), len(known))
        if live:
            mean = Formula(ratio(f"({total})", f"({count})"), divided(float(known.sum()), len(known)))
        n = Formula(count, len(known)) if live else len(known)
        yield Sentence("Service scores"), mean, "0.00", n, Sentence("mean of 1 to 5 in the service records")


def _by_month(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    this = worked.today.replace(day=1)
    months = [before(this, n) for n in range(_MONTHS - 1, -1, -1)]
    came = [d and d.replace(day=1) for d in days(np.floor(worked.numbers(_TABLE, "received_at")))]
    live = _terms.readable(worked, layout, _TABLE, "score", "survey_type", "received_at")

    def criteria(line: int) -> Criteria | None:
        cell = f"$A{row + 2 + line}"
        return (("received_at", f'">="&{cell}'), ("received_at", f'"<"&EDATE({cell},1)')) if live else None

    where = [np.array([m == month for m in came], dtype=bool) for month in months]
    found = list(_columns(worked, layout, where, criteria, live))
    name = Head(Sentence("Month"), "month", 26)
    area = breakdown(page, row, [name], [(m,) for m in months], found)
    _chart(page, row, area)
    return max(area.last_row + 4, row + 17)


def _chart(page: Page, row: int, area: Area) -> None:
    """CSAT month by month, as columns."""
    names = page.reference(Area(area.first_row, 0, area.last_row, 0))
    values = page.reference(Area(area.first_row, 1, area.last_row, 1))
    name = say(Sentence("CSAT by month"), page.language)
    series = [Series(name, names, values)]
    chart = Chart("column", name, series, 540, 300, number_format="0%", category_format="month", highest=1)
    page.chart(row, 8, chart)


def _by_category(page: Page, row: int, worked: Worked, layout: Layout) -> None:
    groups = sorted(_terms.groups(worked, _TABLE, "category"), key=lambda g: -len(g.records))
    every = np.zeros(worked.length(_TABLE), dtype=bool)
    where = []
    for group in groups:
        inside = every.copy()
        inside[group.records] = True
        where.append(inside)
    live = _terms.readable(worked, layout, _TABLE, "score", "survey_type") and all(len(g.texts) == 1 for g in groups)

    def criteria(line: int) -> Criteria | None:
        return (("category", criterion(groups[line].texts[0])),) if live else None

    labels = [(worked.label(_TABLE, "category", g.name),) for g in groups]
    found = list(_columns(worked, layout, where, criteria, live))
    breakdown(page, row, [Head(Sentence("Category"), width=26)], labels, found)


def _columns(
    worked: Worked, layout: Layout, where: Sequence[Bools], criteria: Callable[[int], Criteria | None], live: bool
) -> Iterator[Figure]:
    """Figure and number of scores of each survey, for every line and altogether."""
    for survey in surveys(worked):
        lines = [_cells(worked, layout, survey.key, at, criteria(i)) for i, at in enumerate(where)]
        value, n = _cells(worked, layout, survey.key, None, () if live else None)
        yield Plain(Head(survey.name, survey.form, 13), [v for v, _ in lines], value)
        yield Sum(Head(Sentence("{survey} scores", survey=survey.name), "integer", 13), [c for _, c in lines], n)


def _cells(
    worked: Worked, layout: Layout, survey: str, where: Bools | None, criteria: Criteria | None
) -> tuple[Value, Value]:
    """Figure and number of scores of some records; live where criteria say which."""
    score = scores(worked, survey, where)
    value = figure(worked, survey, score)
    if criteria is None:
        return value, len(score)
    texts = spellings(worked, _TABLE, "survey_type", survey)
    more = tuple(criteria)

    def count(*tests: tuple[str, str]) -> str:
        return _terms.matching(layout, _TABLE, "survey_type", texts, *more, *tests)

    n = count(("score", '">=0"'))
    setting = layout.setting
    if survey == "csat":
        text = ratio(f"({count(('score', _at('>=', setting('csat_satisfied'))))})", f"({n})")
    elif survey == "nps":
        high, low = (count(("score", _at(s, setting(k)))) for s, k in ((">=", "nps_promoter"), ("<=", "nps_detractor")))
        text = ratio(f"100*({high}-({low}))", f"({n})")
    else:
        text = ratio(f"({_terms.summed(layout, _TABLE, 'score', 'survey_type', texts, *more)})", f"({n})")
    return Formula(text, value), Formula(n, len(score))


def _at(sign: str, setting: str) -> str:
    return f'"{sign}"&{setting}'
