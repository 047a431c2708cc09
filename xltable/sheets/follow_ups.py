"""Whom to contact next, the most overdue first: live, so that a date changed in the list moves the line here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from ..book import Area
from ..formula import Formula
from ..pages import Page
from ..pages.page import Value
from ..refs import Layout, Part, each_of, literal
from ..speech import Sentence, say
from ..worked import Worked
from ..worked.live import other_than_text, yes_or_no
from ..worked.serial import day, serial
from ._furniture import FIRST, Head, block, open_page, widths
from ._ranked import as_typed, of_row

title = "Follow-ups"
tab = "summary"
_SPARE = 15
_MOST = 400
_SCALE = 10_000_000
"""A line's place in the order is its day plus its sheet row over this; no sheet has that many rows."""

_APART = 1_000_000
"""Added to the days of those who are not to be contacted, so that they come after all others."""
_SHOWN = ("company", "contact_name", "country", "phone", "email", "owner", "next_action", "last_contact")


def missing(worked: Worked) -> Sentence | None:
    """Without a next date there is nothing to follow up."""
    if worked.typed("contacts", "next_action_date"):
        return None
    if any("next_action_date" in table for table in worked.book.of("contacts")):
        return Sentence("Follow-ups is left out: not every sheet of customers has a column for the next contact.")
    return Sentence("Follow-ups is left out: the customers have no column for the next contact.")


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """A line a planned contact; days overdue, and a link to the customer's row."""
    language = page.language
    halves = worked.book["contacts"].name_halves
    wanted = (k for key in _SHOWN for k in ((*halves, key) if key == "contact_name" else (key,)))
    shown = [k for k in wanted if layout.has("contacts", k)]
    heads = (
        Head(Sentence("Next contact"), "date", 13),
        Head(Sentence("Days"), "0;-0;0", 8),
        *(_head(worked, key) for key in shown),
        Head(Sentence("Row"), width=7),
    )
    about = Sentence(
        "Every planned contact, the most overdue first; days below zero are overdue. As of {day}.",
        day=worked.today.isoformat(),
    )
    open_page(page, say(title, language), about, len(heads))
    widths(page, heads)
    part = layout.of("contacts")[0]
    planned = _planned(worked)
    live = len(layout.of("contacts")) == 1 and _only_days(worked) and _only_words(worked)
    _told(page, worked, part, live)
    count = min(_MOST, len(planned) + _SPARE) if live else len(planned)
    rows = [_row(i, FIRST + 2 + i, planned, shown, worked, layout, part, live) for i in range(count)]
    area = block(page, FIRST, 0, heads, rows)
    days = Area(area.first_row, 0, area.last_row, 1)
    first = f"$B{area.first_row + 1}"
    page.condition(days, f'AND({first}<>"",N({first})<0)', "bad")
    page.condition(days, f'AND({first}<>"",N({first})<=7)', "warn")
    page.freeze(FIRST + 1, 0)
    page.print_on(repeat_rows=(FIRST, FIRST))


def _head(worked: Worked, key: str) -> Head:
    if key in (halves := worked.book["contacts"].name_halves):
        return Head(Sentence(halves[key].heading), width=16)
    spec = worked.book["contacts"].columns[key].spec
    assert spec is not None
    width = {"company": 28, "email": 32, "phone": 20, "next_action": 32, "contact_name": 20, "country": 20}.get(key, 16)
    return Head(Sentence(spec.heading(worked.book.language)), "date" if key == "last_contact" else None, width)


def _only_days(worked: Worked) -> bool:
    """Whether a formula can put the days in order: SMALL over a computed range stops at any text among them."""
    raws = (raw for t in worked.book.of("contacts") for raw in t.columns["next_action_date"].distinct)
    return all(raw is None or isinstance(raw, date) for raw in raws)


def _only_words(worked: Worked) -> bool:
    """Whether a formula can tell who is not to be contacted: by the words that say so."""
    asked = worked.typed("contacts", "do_not_contact")
    return not asked or other_than_text(worked, "contacts", "do_not_contact") is None


def _planned(worked: Worked) -> list[tuple[int, int, int]]:
    """(day number, sheet row, record) of every contact to be made, in the order of the page."""
    days = np.floor(worked.numbers("contacts", "next_action_date"))
    days[worked.means("contacts", "do_not_contact", True)] = np.nan
    rows = [int(r) for t in worked.book.of("contacts") for r in t.rows]
    return sorted((int(d), rows[i], i) for i, d in enumerate(days.tolist()) if d == d)


def _row(
    i: int,
    row: int,
    planned: Sequence[tuple[int, int, int]],
    shown: Sequence[str],
    worked: Worked,
    layout: Layout,
    part: Part,
    live: bool,
) -> tuple[Value, ...]:
    if not live:
        number, sheet_row, record = planned[i]
        cells = [_still(worked, key, record) for key in shown]
        return (day(number), number - int(serial(worked.today)), *cells, sheet_row + 1)
    found = planned[i] if i < len(planned) else None
    last = chr(ord("A") + len(shown) + 2)
    days, count = _in_order(worked, part)
    order = f"SMALL({days},{i + 1}+ROWS({part.column('next_action_date')})-COUNT({part.column('next_action_date')}))"
    at = f"${last}{row}"
    return (
        Formula(of_row(part, "next_action_date", at), day(found[0]) if found else ""),
        Formula(f'IF({at}="","",$A{row}-{layout.today()})', found[0] - int(serial(worked.today)) if found else ""),
        *(
            Formula(of_row(part, key, at), as_typed(worked, "contacts", key, found[2]) if found else "")
            for key in shown
        ),
        Formula(
            f'IF({i + 1}>{count},"",ROUND(MOD(SUMPRODUCT({order}),1)*{_SCALE},0))',
            found[1] + 1 if found else "",
        ),
    )


def _in_order(worked: Worked, part: Part) -> tuple[str, str]:
    """What puts the contacts in order, blank ones first and those not to be made last; and how many are to be made."""
    dates = part.column("next_action_date")
    order, count = f"INT({dates})+ROW({dates})/{_SCALE}", f"COUNT({dates})"
    if not worked.typed("contacts", "do_not_contact"):
        return order, count
    objecting = f'({dates}<>"")*{_objecting(worked, part)}'
    return f"{order}+{_APART}*{objecting}", f"({count}-SUMPRODUCT({objecting}))"


def _objecting(worked: Worked, part: Part) -> str:
    """1 for each customer who is not to be contacted, else 0."""
    return each_of(part.column("do_not_contact"), yes_or_no(worked, "contacts", "do_not_contact", True))


def _told(page: Page, worked: Worked, part: Part, live: bool) -> None:
    """How many planned contacts are left out because the customers are not to be contacted."""
    if not worked.typed("contacts", "do_not_contact"):
        return
    planned = ~np.isnan(worked.numbers("contacts", "next_action_date"))
    count = int((planned & worked.means("contacts", "do_not_contact", True)).sum())
    about = _left_out(count, page.language)
    if live:
        before, after = map(literal, _left_out(0, page.language).split("0"))
        number = f'SUMPRODUCT(({part.column("next_action_date")}<>"")*{_objecting(worked, part)})'
        page.write(2, 0, Formula(f"{before}&{number}&{after}", about), "muted")
    else:
        page.write(2, 0, about, "muted")


def _left_out(count: int, language: str) -> str:
    return say(Sentence("Left out, as they are not to be contacted: {n}", n=count), language)


def _still(worked: Worked, key: str, record: int) -> Value:
    """A cell where formulas cannot put the contacts in order: its tidy value; a half of a name as it stands."""
    if key in worked.book["contacts"].name_halves:
        return as_typed(worked, "contacts", key, record)
    return _text(worked.column("contacts", key)[record])


def _text(value: object) -> Value:
    return value if isinstance(value, str | int | float | date) or value is None else str(value)
