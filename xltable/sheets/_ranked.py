"""A live list of records, those with the largest figure first: a cell changed in the list moves the line here.

A line asks LARGE for its figure, and finds the row that has it after the row of the line above where both have the
same. Portable functions only: no program need know arrays, spilling or AGGREGATE.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from ..book import Area, column_letter
from ..formula import Cached, Formula
from ..kinds import kind
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout, Part
from ..schema import ColumnSpec
from ..speech import Sentence
from ..worked import Worked
from ._furniture import Head, block

SPARE = 15
MOST = 400


@dataclass(frozen=True)
class Ranking:
    """Records of a table by a column of figures; `shown` are the columns beside it."""

    table: str
    by: str
    head: Head
    shown: Sequence[str]


def ranked(page: Page, row: int, ranking: Ranking, worked: Worked, layout: Layout, most: int = MOST) -> Area:
    """The list as a block: a number, the figure, and what is shown. Returns the area of its lines."""
    live = _live(ranking, worked, layout)
    order = ordered(worked, ranking.table, ranking.by)
    count = min(most, len(order) + SPARE) if live else min(most, len(order))
    heads = [ranking.head, *(heading(worked, ranking.table, k) for k in ranking.shown), Head(Sentence("Row"), width=7)]
    last = column_letter(len(heads) - 1)
    lines = [
        _live_line(i, row + 2 + i, row + 2, last, order, ranking, worked, layout.of(ranking.table)[0])
        if live
        else _line(order[i], ranking, worked)
        for i in range(count)
    ]
    return block(page, row, 0, heads, lines)


def ordered(worked: Worked, table: str, by: str) -> list[int]:
    """The records that have the figure, the largest first; those with the same in the order of the list."""
    figures = worked.numbers(table, by)
    return [int(r) for r in np.argsort(-figures, kind="stable") if not np.isnan(figures[r])]


def heading(worked: Worked, table: str, key: str) -> Head:
    """How a column of the user's is shown: under its own heading, as wide as it needs."""
    if key in (halves := worked.book[table].name_halves):
        return Head(Sentence(halves[key].heading))
    spec = _spec(worked, table, key)
    looks = kind(spec.kind).appearance(spec.options(worked.book.template), worked.book.language)
    form = spec.number_format or (None if looks.number_format in ("General", "@") else looks.number_format)
    if spec.kind in ("date", "date-time"):
        form = "date"
    width = {"text": 40, "suggestion": 34, "subject": 34, "company": 28, "customer": 28}.get(key, 16)
    return Head(Sentence(spec.heading(worked.book.language)), form, width)


def _spec(worked: Worked, table: str, key: str) -> ColumnSpec:
    found = worked.book[table].spec.column(key)
    assert found is not None
    return found


def _live(ranking: Ranking, worked: Worked, layout: Layout) -> bool:
    keys = (ranking.by, *ranking.shown)
    return len(layout.of(ranking.table)) == 1 and all(layout.has(ranking.table, key) for key in keys)


def _live_line(
    i: int, row: int, first: int, last: str, order: Sequence[int], ranking: Ranking, worked: Worked, part: Part
) -> tuple[Value, ...]:
    """A line of formulas; the last cell holds the row of the sheet the record stands in, and the others read it."""
    record = order[i] if i < len(order) else None
    figures = worked.numbers(ranking.table, ranking.by)
    column = part.column(ranking.by)
    at = f"${last}{row}"
    found = row_of(column, f"$A{row}", f"$A{row - 1}" if row > first else "", f"${last}{row - 1}")
    rows = [int(r) for t in worked.book.of(ranking.table) for r in t.rows]
    return (
        Formula(
            f'IF({i + 1}>COUNT({column}),"",LARGE({column},{i + 1}))', "" if record is None else _whole(figures[record])
        ),
        *(
            Formula(of_row(part, key, at), "" if record is None else as_shown(worked, ranking.table, key, record))
            for key in ranking.shown
        ),
        Formula(found, "" if record is None else rows[record] + 1),
    )


def row_of(column: str, figure: str, above: str | int, row_above: str) -> str:
    """The row of the sheet that has a figure: the first, or the next after the line above with the same figure."""
    top = f"ROW(INDEX({column},1))"
    if not above:
        return f'IF({figure}="","",MATCH({figure},{column},0)+{top}-1)'
    passed = f"IF({figure}={above},{row_above}-{top}+1,0)"
    rest = f"INDEX({column},{passed}+1):INDEX({column},ROWS({column}))"
    return f'IF({figure}="","",MATCH({figure},{rest},0)+{passed}+{top}-1)'


def of_row(part: Part, key: str, at: str) -> str:
    """The cell of a column in the row of the sheet that a cell of this page names; blank where it names none."""
    column = part.column(key)
    cell = f"INDEX({column},{at}-ROW(INDEX({column},1))+1)"
    return f'IF({at}="","",IF({cell}="","",{cell}))'


def _line(record: int, ranking: Ranking, worked: Worked) -> tuple[Value, ...]:
    rows = [int(r) for t in worked.book.of(ranking.table) for r in t.rows]
    figure = worked.numbers(ranking.table, ranking.by)[record]
    cells = (as_shown(worked, ranking.table, key, record) for key in ranking.shown)
    return (_whole(figure), *cells, rows[record] + 1)


def _whole(figure: float) -> float:
    return int(figure) if float(figure).is_integer() else float(figure)


def as_shown(worked: Worked, table: str, key: str, record: int) -> Cached:
    """The cell as it stands in the list, as a formula shows it; a column worked out as it is worked out."""
    if worked.typed(table, key) or key in worked.book[table].name_halves:
        return as_typed(worked, table, key, record)
    return _shown(worked.column(table, key)[record])


def as_typed(worked: Worked, table: str, key: str, record: int) -> Cached:
    """The cell as it stands in the list; blank where its list has no such column."""
    for part in worked.book.of(table):
        if record < len(part):
            column = (part.columns | part.name_halves)[key]
            return _shown(column.distinct[column.codes[record]])
        record -= len(part)
    return ""


def _shown(value: object) -> Cached:
    return value if isinstance(value, str | int | float | bool | date | datetime) else ""
