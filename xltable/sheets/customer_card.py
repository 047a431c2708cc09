"""One customer on one page: pick a number, and see the record, the last orders, requests and feedback. Live.

What was entered last stands first. Each line looks for the row above the line before it that has the customer's number.
"""

from __future__ import annotations

import numpy as np

from ..book import Area, column_letter
from ..formula import Formula
from ..kinds import Validation
from ..pages import Page, text_width
from ..pages.page import Value
from ..refs import Layout, Part, exactly, quoted
from ..speech import Sentence
from ..worked import Worked
from ..worked.live import unmatchable
from ._furniture import FIRST, block, open_page
from ._ranked import as_shown, heading, of_row

title = "Customer card"
tab = "summary"
_LINES = 10
_PICK = (FIRST, 1)
_WIDE = 8
_WIDTHS = (20, 16, 18, 34, 20, 15, 15, 17, 34, 8)
_LISTS = {
    "transactions": (
        "order_date", "order_id", "doc_type", "product", "quantity", "amount", "currency", "amount_base", "status",
    ),
    "service": ("opened_at", "ticket_id", "request_type", "subject", "priority", "status", "owner", "satisfaction",
                "solution"),
    "feedback": ("received_at", "feedback_id", "survey_type", "text", "score", "category", "status", "due_date",
                 "suggestion"),
}  # fmt: skip
"""What is long to read stands in the wide columns, the fourth and the last."""


def missing(worked: Worked) -> Sentence | None:
    """Without numbers that tell customers apart there is nobody to pick."""
    if not worked.typed("contacts", "customer_id"):
        return Sentence("Customer card is left out: the customers have no numbers to pick from.")
    if len(worked.book.of("contacts")) > 1:
        return Sentence("Customer card is left out: the customers stand on several sheets.")
    tables = [("contacts", "customer_id"), *((t, "customer_id") for t in _tables(worked))]
    value = unmatchable(worked, tables)
    if value is not None:
        return Sentence(
            "Customer card is left out: a formula would confuse “{value}” with another number.", value=value
        )
    return None


def build(page: Page, worked: Worked, layout: Layout) -> None:
    """The number to pick, the fields of the record in two columns, then a list of each table."""
    about = Sentence("Pick a customer number in the yellow cell; what was entered last stands first.")
    open_page(page, title, about, _WIDE)
    for col, width in enumerate(_WIDTHS):
        page.width(col, col, width)
    contacts = layout.of("contacts")[0]
    page.write(*(FIRST, 0), heading(worked, "contacts", "customer_id").text.text, "label")
    first = _picked(worked)
    picked = None if first is None else as_shown(worked, "contacts", "customer_id", first)
    page.write(*_PICK, picked, "input", bold=True, align="left")
    page.validation(Area(*_PICK, *_PICK), Validation("list", _cells(contacts, "customer_id")))
    row = _record(page, FIRST + 2, worked, layout, first) + 1
    key = None if first is None else worked.ids("contacts", "customer_id")[1][_code(worked, first)]
    for table in _tables(worked):
        row = _list(page, row, table, worked, layout, key) + 1
    page.print_on()


def _picked(worked: Worked) -> int | None:
    """The customer the card showed before, else the first."""
    numbers = worked.shown("contacts", "customer_id")
    cells = worked.book.own_cells("customer-card")
    before = cells[_PICK[0]][_PICK[1]] if len(cells) > _PICK[0] and len(cells[_PICK[0]]) > _PICK[1] else None
    if before is not None and str(before) in numbers:
        return numbers.index(str(before))
    return next((i for i, number in enumerate(numbers) if number is not None), None)


def _tables(worked: Worked) -> list[str]:
    """The lists that know the customer's number, each kept on one sheet."""
    return [t for t in _LISTS if worked.typed(t, "customer_id") and len(worked.book.of(t)) == 1]


def _code(worked: Worked, record: int) -> int:
    return int(worked.ids("contacts", "customer_id")[0][record])


def _cells(part: Part, key: str) -> str:
    """A column as a drop-down may name it: by its cells, with some room for records still to come."""
    letter = column_letter(part.columns[key].index)
    return f"{quoted(part.sheet)}!${letter}${part.first_row + 1}:${letter}${part.last_row + 201}"


def _record(page: Page, row: int, worked: Worked, layout: Layout, first: int | None) -> int:
    """The fields that anyone filled, two beside each other. Returns the next free row."""
    part = layout.of("contacts")[0]
    spec = worked.book["contacts"].spec
    keys = [c.key for c in spec.columns if c.key in part and c.key != "customer_id" and c.group != "looked_up"]
    halves = list(worked.book["contacts"].name_halves)
    empty = not worked.length("contacts")
    shown = [k for k in keys if empty or any(v is not None for v in worked.shown("contacts", k))]
    after = next((i for i, key in enumerate(shown, start=1) if key == "company"), 0)
    shown[after:after] = halves
    numbers = part.column("customer_id")
    at = f'IFERROR(MATCH({exactly(f"$B${_PICK[0] + 1}")},{numbers},0)+ROW(INDEX({numbers},1))-1,"")'
    where = (row, _WIDE)
    found = "" if first is None else int(worked.book["contacts"].rows[first]) + 1
    page.write(*where, Formula(at, found), "muted", font_color="#FFFFFF")
    cell = f"${column_letter(where[1])}${where[0] + 1}"
    half = -(-len(shown) // 2)
    for i, key in enumerate(shown):
        r, c = row + i % half, 4 * (i // half)
        head = heading(worked, "contacts", key)
        value = "" if first is None else as_shown(worked, "contacts", key, first)
        page.write(r, c, head.text.text, "label")
        page.widen(c, text_width(head.text.text) + 2)
        page.merge_value(
            Area(r, c + 1, r, c + 3),
            Formula(of_row(part, key, cell), value),
            "cell-left",
            head.number_format,
            shrink=True,
        )
    return row + half


def _list(page: Page, row: int, table: str, worked: Worked, layout: Layout, key: str | None) -> int:
    """The last records of the customer. Returns the next free row."""
    part = layout.of(table)[0]
    spec = worked.book[table].spec
    shown = [k for k in _LISTS[table] if k in part]
    column = part.column("customer_id")
    pick = f"$B${_PICK[0] + 1}"
    records = _of_customer(worked, table, key)
    called = spec.title(page.language)
    page.write(row, 0, called, "section")
    page.widen(0, 1.2 * text_width(called) + 2)
    count = Formula(f'IF({pick}="",0,SUMPRODUCT(--({column}={pick})))', len(records))
    page.write(row, 1, count, "section", "integer", align="left")
    for col in range(2, _WIDE + 1):
        page.write(row, col, None, "section")
    heads = [heading(worked, table, k) for k in shown]
    helper = column_letter(len(heads))
    lines: list[list[Value]] = []
    for i in range(_LINES):
        at = row + 3 + i
        record = records[i] if i < len(records) else None
        cells: list[Value] = [
            Formula(of_row(part, k, f"${helper}{at}"), "" if record is None else as_shown(worked, table, k, record))
            for k in shown
        ]
        lines.append(cells)
        below = "1E+9" if i == 0 else f'IF(${helper}{at - 1}="",0,${helper}{at - 1})'
        last = f"SUMPRODUCT(MAX(({column}={pick})*(ROW({column})<{below})*ROW({column})))"
        found = "" if record is None else int(worked.book[table].rows[record]) + 1
        text = f'IF(OR({pick}="",{last}=0),"",{last})'
        page.write(at - 1, len(heads), Formula(text, found), "muted", font_color="#FFFFFF")
    block(page, row + 1, 0, heads, lines)
    return row + 2 + _LINES


def _of_customer(worked: Worked, table: str, key: str | None) -> list[int]:
    """The records of a customer, the last first."""
    codes, ids = worked.ids(table, "customer_id")
    if key is None or key not in ids:
        return []
    return [int(r) for r in np.flatnonzero(codes == ids.index(key))[::-1]]
