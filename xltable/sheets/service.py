"""How fast requests are answered and resolved, and how long the open ones have been waiting.

The median and the 90th percentile of all requests are live; those of one type are values, because a formula would
need an array for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..formula import Formula
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.labels import yes_no
from ..worked.serial import Floats
from . import _terms
from ._breakdown import Figure, Plain, Share, Sum, bars, breakdown, chart_rows
from ._furniture import FIRST, Head, figures, open_page, print_short, widths

title = "Service times"
tab = "summary"
_TABLE = "service"
_BANDS = ((None, 1), (2, 3), (4, 7), (8, 30), (31, 90), (91, None))
"""Days open, both ends in."""
_SPEEDS = (("response_hours", Sentence("hours to the first response")), ("resolution_days", Sentence("days to solve")))


def missing(worked: Worked) -> Sentence | None:
    """Without a status and a day there is nothing to measure."""
    if worked.has(_TABLE, "age_days"):
        return None
    return Sentence("Service times is left out: the service records have no date or no status.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Single figures, the open requests by age, then every type of request."""
    about = Sentence(
        "Medians and 90th percentiles of what is answered or solved; the unanswered are counted apart, never as 0. "
        "As of {day}.",
        day=worked.today.isoformat(),
    )
    open_page(page, title, about, 7)
    row = figures(page, FIRST, list(_figures(worked, layout))) + 1
    row = _by_age(page, row, worked, layout)
    if worked.typed(_TABLE, "request_type"):
        row = _by_type(page, row, worked, layout)
    print_short(page, row)


def _figures(worked: Worked, layout: Layout) -> Iterator[tuple[Sentence, Value, str, Value, Sentence]]:
    every = _requests(worked, layout)
    opened = _terms.open_requests(worked, layout)
    yield Sentence("Requests"), every, "integer", None, Sentence("rows of the service records")
    yield Sentence("Open requests"), opened, "integer", every, Sentence("neither solved nor closed, of all requests")
    if worked.has(_TABLE, "overdue"):
        late = Sentence("open for longer than their priority allows, of those open")
        yield Sentence("Overdue"), _overdue(worked, layout), "integer", opened, late
    for key, unit in _SPEEDS:
        if not worked.has(_TABLE, key):
            continue
        times = worked.numbers(_TABLE, key)
        live = layout.has(_TABLE, key)
        columns = [part.column(key) for part in layout.of(_TABLE)] if live else []
        n = _live(live, _terms.whole(layout, _TABLE, key, "COUNT") if live else "", int((~np.isnan(times)).sum()))
        yield (
            Sentence("Median {unit}", unit=unit),
            _live(live, f'IFERROR(MEDIAN({",".join(columns)}),"")', _quantile(times, 0.5)),
            "decimal", n, Sentence("half of the requests took less"),
        )  # fmt: skip
        yield (
            Sentence("90th percentile, {unit}", unit=unit),
            _live(len(columns) == 1, f'IFERROR(PERCENTILE({"".join(columns[:1])},0.9),"")', _quantile(times, 0.9)),
            "decimal", n, Sentence("nine of ten requests took less"),
        )  # fmt: skip
    if worked.typed(_TABLE, "first_response_at"):
        silent = ~worked.empty(_TABLE, _key(worked)) & worked.empty(_TABLE, "first_response_at")
        text = _terms.where(layout, _TABLE, (_key(worked), _terms.NOT_BLANK), ("first_response_at", '""'))
        none = Sentence("no first response yet, of all requests")
        yield Sentence("Unanswered"), Formula(text, int(silent.sum())), "integer", every, none


def _key(worked: Worked) -> str:
    return "ticket_id" if worked.typed(_TABLE, "ticket_id") else "status"


def _requests(worked: Worked, layout: Layout) -> Formula:
    count = int((~worked.empty(_TABLE, _key(worked))).sum())
    return Formula(_terms.whole(layout, _TABLE, _key(worked), "COUNTA"), count)


def _overdue(worked: Worked, layout: Layout) -> Value:
    yes = yes_no(worked.book.language, True)
    count = sum(v in (True, yes) for v in worked.column(_TABLE, "overdue"))
    live = layout.has(_TABLE, "overdue")
    return _live(live, _terms.matching(layout, _TABLE, "overdue", [yes]) if live else "", count)


def _by_age(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    age = worked.numbers(_TABLE, "age_days")
    live = layout.has(_TABLE, "age_days")
    lines, labels = [], []
    for least, most in _BANDS:
        tests = [(age >= least) if least is not None else None, (age <= most) if most is not None else None]
        inside = np.logical_and.reduce([t for t in tests if t is not None]) & ~np.isnan(age)
        criteria = [("age_days", f'">={least}"')] * (least is not None) + [("age_days", f'"<={most}"')] * (
            most is not None
        )
        lines.append(_live(live, _terms.where(layout, _TABLE, *criteria) if live else "", int(inside.sum())))
        labels.append((_band(least, most, page.language),))
    opened = _terms.open_requests(worked, layout)
    found: list[Figure] = [
        Sum(Head(Sentence("Open requests"), "integer", 14), lines, opened),
        Share(Head(Sentence("Share"), "percent", 10), 0),
    ]
    names = [Head(Sentence("Days open"), width=26)]
    area = breakdown(page, row, names, labels, found)
    bars(page, (row, 4), area, 1, found[0].head, Sentence("Open requests by age"))
    return max(area.last_row + 4, row + chart_rows(len(labels)))


def _by_type(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    groups = sorted(_terms.groups(worked, _TABLE, "request_type"), key=lambda g: -len(g.records))
    every = _requests(worked, layout)
    opened = _terms.open_requests(worked, layout)
    still = worked.open_requests & ~worked.empty(_TABLE, _key(worked))
    labels = [(worked.label(_TABLE, "request_type", g.name),) for g in groups]
    counts = [
        Formula(_terms.matching(layout, _TABLE, "request_type", g.texts, (_key(worked), _terms.NOT_BLANK)),
                int((~worked.empty(_TABLE, _key(worked)))[g.records].sum()))
        for g in groups
    ]  # fmt: skip
    found: list[Figure] = [
        Sum(Head(Sentence("Requests"), "integer", 12), counts, every),
        Share(Head(Sentence("Share"), "percent", 10), 0),
        Sum(Head(Sentence("Still open"), "integer", 12), [int(still[g.records].sum()) for g in groups], opened),
    ]
    for key, unit in _SPEEDS:
        if worked.has(_TABLE, key):
            times = worked.numbers(_TABLE, key)
            for said, share in (("Median {unit}", 0.5), ("90th percentile, {unit}", 0.9)):
                cells: Sequence[Value] = [_quantile(times[g.records], share) for g in groups]
                found.append(Plain(Head(Sentence(said, unit=unit), "decimal", 16), cells, _quantile(times, share)))
            counted = [int((~np.isnan(times[g.records])).sum()) for g in groups]
            found.append(Plain(Head(Sentence("n"), "integer", 8), counted, int((~np.isnan(times)).sum())))
    names = [Head(Sentence("Request type"), width=26)]
    area = breakdown(page, row, names, labels, found)
    widths(page, [*names, *(f.head for f in found)])
    page.width(1, 1, 14)
    page.width(3, 3, 14)
    return area.last_row + 3


def _band(least: int | None, most: int | None, language: str) -> str:
    if least is None:
        return say(Sentence("up to {n} day", n=most), language)
    if most is None:
        return say(Sentence("more than {n} days", n=least - 1), language)
    return say(Sentence("{least} to {most} days", least=least, most=most, n=most), language)


def _quantile(times: Floats, share: float) -> float | None:
    """As PERCENTILE reckons it: between the two nearest, by distance."""
    known = times[~np.isnan(times)]
    return float(np.quantile(known, share)) if len(known) else None


def _live(live: bool, text: str, value: Value) -> Value:
    return Formula(text, value) if live else value  # type: ignore[arg-type]
