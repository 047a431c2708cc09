"""How much hangs on a few: the share of the ten largest customers, and the Herfindahl index by customer and by country.

The Herfindahl index adds up the squared shares of all that brought revenue above zero: 1 is one alone, 0.1 is as if ten
brought the same. Live, except where transactions know customers that the customer list does not.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .. import countries
from ..book import Area
from ..formula import Formula
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout
from ..speech import Sentence
from ..worked import Worked
from ..worked.serial import Floats
from . import _terms
from ._breakdown import Figure, Plain, Share, Sum, bars, breakdown, chart_rows, number
from ._furniture import FIRST, Head, divided, figures, money_note, open_page, print_short, ratio, widths
from ._ranked import of_row, row_of
from ._revenue_of_countries import revenue_of_countries

title = "Concentration"
tab = "summary"
_FIGURES = 8
"""Rows the single figures take."""


def missing(worked: Worked) -> Sentence | None:
    """Without revenue for each customer there is nothing to divide."""
    if worked.has("transactions", "net_base") and worked.typed("transactions", "customer_id"):
        return None
    return Sentence("Concentration is left out: it takes customers with numbers, and transactions with amounts.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """Single figures, the largest customers with their shares, then all countries with theirs."""
    about = Sentence("Revenue so far of valid orders less refunds. {money}", money=money_note(worked))
    open_page(page, title, about, 7)
    row = FIRST + _FIGURES
    top, heads = _customers(page, row, worked, layout)
    row = max(top.last_row + 4, row + chart_rows(top.last_row - top.first_row + 1))
    by_country = _countries(page, row, worked, layout)
    last = by_country[0].last_row if by_country else top.last_row
    figures(page, FIRST, list(_single(worked, layout, top, by_country)))
    widths(page, [*heads, *[Head(Sentence(""), width=16)] * (7 - len(heads))])
    print_short(page, last + 3)


def per_customer(worked: Worked) -> Floats:
    """Revenue of every customer, whether listed or known from transactions only."""
    return worked.customers["revenue"].to_numpy(dtype=np.float64)


def herfindahl(revenue: Floats) -> float | None:
    """The sum of the squared shares of those above zero.

    >>> herfindahl(np.array([1.0, 1.0, -5.0])), herfindahl(np.array([]))
    (0.5, None)
    """
    known = revenue[revenue > 0]
    return divided(float((known**2).sum()), float(known.sum()) ** 2)


def _live(worked: Worked, layout: Layout) -> bool:
    """Whether the customer list says all: each customer stands there once, with all revenue."""
    beside = len(layout.of("contacts")) == 1 and layout.has("contacts", "revenue")
    return beside and _terms.all_listed_once(worked, layout)


def _customers(page: Page, row: int, worked: Worked, layout: Layout) -> tuple[Area, list[Head]]:
    """The largest customers with their shares; names are looked up by the row their revenue stands in."""
    revenue = worked.customers["revenue"].sort_values(ascending=False, kind="stable")
    largest = [
        (str(key), float(v)) for key, v in revenue[revenue > 0].head(int(worked.number("top_customers"))).items()
    ]
    live = _live(worked, layout)
    count = int(worked.number("top_customers")) if live else len(largest)
    names = _names(worked)
    labels: list[tuple[Value, ...]] = []
    cells: list[Value] = []
    rows: list[Value] = []
    for i in range(count):
        key, value = largest[i] if i < len(largest) else ("", None)
        name = names.get(key, key)
        if not live:
            labels.append((name,))
            cells.append(value)
            continue
        part = layout.of("contacts")[0]
        column, at = part.column("revenue"), row + 2 + i
        shown = "company" if worked.typed("contacts", "company") else "customer_id"
        labels.append((Formula(of_row(part, shown, f"$E{at}"), name),))
        none = f'{i + 1}>COUNTIF({column},">0")'
        cells.append(Formula(f'IF({none},"",LARGE({column},{i + 1}))', "" if value is None else value))
        rows.append(
            Formula(row_of(column, f"$B{at}", i and f"$B{at - 1}", f"$E{at - 1}"), _row(worked, key) if key else "")
        )
    total = _terms.revenue(worked, layout)
    so_far = np.cumsum([number(c) for c in cells]).tolist()
    first, whole = row + 2, row + max(1, count) + 3
    shares = [
        Formula(f'IF(B{first + i}="","",{ratio(f"SUM(B${first}:B{first + i})", f"B${whole}")})',
                divided(so_far[i], number(total)) if number(cells[i]) else "")
        for i in range(count)
    ]  # fmt: skip
    head = Head(Sentence("Customer"), width=34)
    found: list[Figure] = [
        Sum(Head(Sentence("Revenue"), "money", 17), cells, total),
        Share(Head(Sentence("Share of revenue"), "percent", 16), 0),
        Plain(Head(Sentence("Share so far"), "percent", 16), shares, None),
    ]
    if live:
        found.append(Plain(Head(Sentence("Row"), None, 10), rows, None))
    heads = [head, *(f.head for f in found)]
    area = breakdown(page, row, [head], labels, found)
    if largest:
        bars(page, (row, 6), area, 1, heads[1], Sentence("The largest customers"))
    return area, heads


def _countries(page: Page, row: int, worked: Worked, layout: Layout) -> tuple[Area, Floats] | None:
    """Every country with its revenue and share. Returns the area of the lines and the revenue of each, if any."""
    listed = revenue_of_countries(worked, layout, _live(worked, layout))
    if not listed:
        return None
    found: list[Figure] = [
        Sum(Head(Sentence("Revenue"), "money", 17), [c.cell for c in listed], _terms.revenue(worked, layout)),
        Share(Head(Sentence("Share of revenue"), "percent", 16), 0),
    ]
    labels = [(countries.name(c.code, page.language),) for c in listed]
    area = breakdown(page, row, [Head(Sentence("Country"), width=34)], labels, found)
    bars(page, (row, 6), area, 1, found[0].head, Sentence("Revenue by country"))
    return area, np.array([c.revenue for c in listed])


def _single(
    worked: Worked, layout: Layout, top: Area, by_country: tuple[Area, Floats] | None
) -> Iterator[tuple[Sentence, Value, str, Value, Sentence]]:
    revenue = per_customer(worked)
    buyers = int((revenue > 0).sum())
    most = int(worked.number("top_customers"))
    largest = float(np.sort(revenue[revenue > 0])[::-1][:most].sum())
    live = _live(worked, layout)
    column = layout.of("contacts")[0].column("revenue") if live else ""
    n: Value = Formula(f'COUNTIF({column},">0")', buyers) if live else buyers
    lines, whole = f"B{top.first_row + 1}:B{top.last_row + 1}", f"B{top.last_row + 3}"
    yield (
        Sentence("Share of the {n} largest", n=most),
        Formula(ratio(f"SUM({lines})", whole), divided(largest, number(_terms.revenue(worked, layout)))),
        "percent", n, Sentence("of all revenue; n: customers with revenue above zero"),
    )  # fmt: skip
    yield from _index(Sentence("Herfindahl index by customer"), column, revenue, n, Sentence("customers"))
    if by_country is not None:
        area, sums = by_country
        cells = f"$B${area.first_row + 1}:$B${area.last_row + 1}"
        count = Formula(f'COUNTIF({cells},">0")', int((sums > 0).sum()))
        yield from _index(Sentence("Herfindahl index by country"), cells, sums, count, Sentence("countries"))


def _index(
    name: Sentence, cells: str, revenue: Floats, n: Value, what: Sentence
) -> Iterator[tuple[Sentence, Value, str, Value, Sentence]]:
    """The index, and how many equals would have it."""
    value = herfindahl(revenue)
    squares, sums = f"SUMPRODUCT(({cells}>0)*1,{cells},{cells})", f'SUMIF({cells},">0")'
    text = f'IF({sums}=0,"",{squares}/{sums}^2)'
    same = f'IF({sums}=0,"",{sums}^2/{squares})'
    about = Sentence("sum of the squared shares: 0 many small ones, 1 one alone")
    yield name, Formula(text, value) if cells else value, "0.000", n, about
    equal = None if value is None else 1 / value
    as_if = Sentence("as concentrated as so many {what} with the same revenue", what=what)
    yield Sentence("… as so many equals"), Formula(same, equal) if cells else equal, "decimal", n, as_if


def _row(worked: Worked, key: str) -> int:
    """The row of the sheet a customer stands in."""
    codes, ids = worked.ids("contacts", "customer_id")
    return int(worked.book["contacts"].rows[int(np.flatnonzero(codes == ids.index(key))[0])]) + 1


def _names(worked: Worked) -> dict[str, str]:
    """What each customer is called, by number."""
    codes, ids = worked.ids("contacts", "customer_id")
    shown = worked.shown("contacts", "company") if worked.typed("contacts", "company") else [None] * len(codes)
    found: dict[str, str] = {}
    for code, name in zip(codes.tolist(), shown, strict=True):
        key = ids[code]
        if key is not None and name is not None:
            found.setdefault(key, name)
    return found
