"""How complete and how fresh the customer list is: filled cells of those that should be, by owner, column and country.

Counted are the columns of the list that are required or recommended. Fresh or stale goes by the later of the last
contact and the day the record was verified.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .. import countries
from ..book import Area
from ..formula import Formula
from ..numerals import Threshold
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout, criterion
from ..speech import Sentence
from ..worked import Worked
from ..worked.live import other_than_number, spellings
from ..worked.serial import Floats, serial
from . import _terms
from ._breakdown import Figure, Quotient, Sum, breakdown
from ._furniture import FIRST, Head, block, divided, open_page, print_short, ratio, widths
from ._terms import Group

title = "Completeness"
tab = "summary"
_TABLE = "contacts"
_SEEN = ("last_contact", "verified_at")
_MOST = 30
_LONGEST = 8000
"""Characters a formula may have in every program, and some to spare."""
Counting = Callable[[Group | None], str]
"""A count of a group's records, or of all."""


def missing(worked: Worked) -> Sentence | None:
    """Without a list of customers there is nothing to fill in."""
    if expected(worked):
        return None
    return Sentence("Completeness is left out: there is no list of customers.")


def expected(worked: Worked) -> list[str]:
    """The columns of the list that should be filled."""
    if _TABLE not in worked.book:
        return []
    spec = worked.book[_TABLE].spec
    return [c.key for c in spec.columns if (c.required or c.recommended) and worked.typed(_TABLE, c.key)]


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """A line for each owner, for each column, and for each country."""
    about = Sentence(
        "Filled cells ÷ cells in the {n} columns that are required or recommended. "
        "Stale: last contact and verification longer ago than {a} days for grade A, {b} for B, "
        "{others} for others; as of {day}.",
        n=len(expected(worked)),
        a=Threshold(worked.number("stale_days_a")),
        b=Threshold(worked.number("stale_days_b")),
        others=Threshold(worked.number("stale_days")),
        day=worked.today.isoformat(),
    )
    open_page(page, title, about, 8)
    row = FIRST
    if worked.typed(_TABLE, "owner"):
        row = _by(page, row, "owner", Sentence("Owner"), worked, layout)
    row = _by_column(page, row, worked, layout)
    if worked.typed(_TABLE, "country"):
        row = _by(page, row, "country", Sentence("Country"), worked, layout)
    print_short(page, row)


def _by(page: Page, row: int, key: str, name: Sentence, worked: Worked, layout: Layout) -> int:
    groups = sorted(_terms.groups(worked, _TABLE, key), key=lambda g: -len(g.records))[:_MOST]
    heads = [Head(name, width=28)]
    labels = [(countries.name(g.name, page.language) if key == "country" else g.name,) for g in groups]
    found = _figures(worked, layout, key, groups)
    area = breakdown(page, row, heads, labels, found)
    heads += [f.head for f in found]
    widths(page, heads)
    page.bars(Area(area.first_row, 4, area.last_row, 4))
    return area.last_row + 4


def _figures(worked: Worked, layout: Layout, key: str, groups: Sequence[Group]) -> list[Figure]:
    """Customers, filled cells and cells to fill with their quotient; then the fresh, the stale, and the unknown."""
    keys = expected(worked)
    here = record(worked)
    there = (~worked.empty(_TABLE, here)).astype(np.float64)
    filled = np.sum([~worked.empty(_TABLE, k) * there for k in keys], axis=0)

    def count(*criteria: tuple[str, str]) -> Counting:
        return lambda group: _terms.counting(layout, _TABLE, (key, group), (here, _terms.NOT_BLANK), *criteria)

    def cells(group: Group | None) -> str:
        return "+".join(count((k, _terms.NOT_BLANK))(group) for k in keys)

    def wanted(group: Group | None) -> str:
        return f"{len(keys)}*({count()(group)})"

    found: list[Figure] = [
        _sum(Sentence("Customers"), groups, there, count()),
        _sum(Sentence("Filled cells"), groups, filled, cells),
        _sum(Sentence("Cells to fill"), groups, there * len(keys), wanted),
        Quotient(Head(Sentence("Completeness"), "percent", 14), 1, 2),
    ]
    seen = [k for k in _SEEN if worked.typed(_TABLE, k)]
    if not seen:
        return found
    live = _terms.readable(worked, layout, _TABLE, *seen) and not any(
        other_than_number(worked, _TABLE, k) for k in seen
    )
    stale, unknown = (figure * there for figure in freshness(worked, seen))
    no_day = count(*((k, '""') for k in seen))
    return [
        *found,
        _sum(Sentence("Stale"), groups, stale, _stale(worked, layout, seen, count) if live else None),
        Quotient(Head(Sentence("Share stale"), "percent", 13), 4, 0),
        _sum(Sentence("No day known"), groups, unknown, no_day if live else None),
    ]


def record(worked: Worked) -> str:
    """The column that tells a record from an empty row."""
    return next(k for k in ("customer_id", *expected(worked)) if worked.typed(_TABLE, k))


def freshness(worked: Worked, seen: Sequence[str]) -> tuple[Floats, Floats]:
    """1 for each customer that is stale; 1 for each of whom no day is known."""
    last = np.fmax.reduce([np.floor(worked.numbers(_TABLE, k)) for k in seen])
    limit = np.full(len(last), worked.number("stale_days"))
    for grade in ("a", "b"):
        limit[worked.means(_TABLE, "grade", grade)] = worked.number(f"stale_days_{grade}")
    return (serial(worked.today) - last > limit).astype(np.float64), np.isnan(last).astype(np.float64)


def _stale(worked: Worked, layout: Layout, seen: Sequence[str], count: Callable[..., Counting]) -> Counting:
    """All that are older than the limit of others; for A and B, those older than theirs instead."""

    def older(group: Group | None, setting: str, *graded: tuple[str, str]) -> str:
        day = f'"<"&({layout.today()}-{layout.setting(setting)})'
        either = [[(seen[0], day)]] if len(seen) == 1 else [
            [(seen[0], day), (seen[1], day)], [(seen[0], day), (seen[1], '""')], [(seen[0], '""'), (seen[1], day)]
        ]  # fmt: skip
        return "+".join(count(*graded, *days)(group) for days in either)

    def formula(group: Group | None) -> str:
        terms = [older(group, "stale_days")]
        for grade in ("a", "b") if worked.typed(_TABLE, "grade") else ():
            for text in spellings(worked, _TABLE, "grade", grade):
                graded = ("grade", criterion(text))
                terms.append(f"{older(group, f'stale_days_{grade}', graded)}-({older(group, 'stale_days', graded)})")
        return "+".join(terms)

    return formula


def _sum(name: Sentence, groups: Sequence[Group], figure: Floats, text: Counting | None) -> Sum:
    """A count of every group and of all: live where a formula can name the group and is not too long."""
    cells: list[Value] = [
        _cell(text(g) if text and _terms.sayable(g.texts) else "", float(figure[g.records].sum())) for g in groups
    ]
    return Sum(Head(name, "integer", 14), cells, _cell(text(None) if text else "", float(figure.sum())))


def _cell(text: str, value: float) -> Value:
    return Formula(text, int(value)) if 0 < len(text) < _LONGEST else int(value)


def _by_column(page: Page, row: int, worked: Worked, layout: Layout) -> int:
    """How many cells each column has filled."""
    here = record(worked)
    there = ~worked.empty(_TABLE, here)
    every = int(there.sum())
    whole = _terms.counting(layout, _TABLE, (here, None), (here, _terms.NOT_BLANK))
    heads = (
        Head(Sentence("Column"), width=28),
        Head(Sentence("Customers"), "integer"),
        Head(Sentence("Filled cells"), "integer"),
        Head(Sentence("Completeness"), "percent"),
    )
    rows: list[tuple[Value, ...]] = []
    for at, key in enumerate(expected(worked), start=row + 2):
        text = _terms.counting(layout, _TABLE, (here, None), (key, _terms.NOT_BLANK), (here, _terms.NOT_BLANK))
        filled = int((there & ~worked.empty(_TABLE, key)).sum())
        share = Formula(ratio(f"C{at}", f"B{at}"), divided(filled, every))
        heading = worked.book[_TABLE].columns[key].heading
        rows.append((heading, Formula(whole, every), Formula(text, filled), share))
    area = block(page, row, 0, heads, rows)
    page.bars(Area(area.first_row, 3, area.last_row, 3))
    return area.last_row + 3
