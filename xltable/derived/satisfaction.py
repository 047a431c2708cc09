"""How content the customer is on average, from 1 to 5.

A live formula: the mean of the scores in service records and of CSAT scores in feedback; never of NPS or CES, which
measure something else. Blank where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..kinds import Value
from ..refs import criterion
from ..worked.live import spellings
from . import _counts

if TYPE_CHECKING:
    from ..refs import Refs
    from ..worked import Worked

table = "contacts"
key = "satisfaction"
needs = ("customer_id", "service.satisfaction | feedback.score")
uses = ("service.customer_id", "feedback.customer_id", "feedback.survey_type")
looks_into = ("service", "feedback")


def values(worked: Worked) -> list[Value]:
    total: dict[str, float] = {}
    number: dict[str, float] = {}
    for source, score in _scores(worked):
        there = ~np.isnan(score)
        for name, found in _counts.per_customer(worked, source, np.nan_to_num(score)).items():
            total[name] = total.get(name, 0.0) + found
        for name, found in _counts.per_customer(worked, source, there.astype(np.float64)).items():
            number[name] = number.get(name, 0.0) + found
    codes, ids = worked.ids(table, "customer_id")
    means = [total[i] / number[i] if i and number.get(i) else None for i in ids]
    return [means[c] for c in codes.tolist()]


def formula(refs: Refs, worked: Worked) -> str | None:
    me = refs.this("customer_id")
    totals, numbers = [], []
    for source, column, only in _sources(worked):
        for part in refs.layout.of(source):
            for kind in only:
                more = kind and f",{part.column('survey_type')},{kind}"
                score, whose = part.column(column), f"{part.column('customer_id')},{me}{more}"
                totals.append(f"SUMIFS({score},{whose})")
                numbers.append(f'COUNTIFS({whose},{score},">0")')
    if not totals:
        return None
    return f'IFERROR(({"+".join(totals)})/({"+".join(numbers)}),"")'


def _scores(worked: Worked) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """The scores of each table that count; NaN where one does not."""
    if worked.has("service", "satisfaction"):
        yield "service", worked.numbers("service", "satisfaction")
    if worked.has("feedback", "score"):
        csat = worked.means("feedback", "survey_type", "csat")
        yield "feedback", np.where(csat, worked.numbers("feedback", "score"), np.nan)


def _sources(worked: Worked) -> Iterator[tuple[str, str, list[str]]]:
    """Table, column, and the criteria of survey types that count; one empty criterion where there are no types."""
    if worked.has("service", "satisfaction"):
        yield "service", "satisfaction", [""]
    if worked.has("feedback", "score") and worked.has("feedback", "survey_type"):
        yield "feedback", "score", [criterion(text) for text in spellings(worked, "feedback", "survey_type", "csat")]
